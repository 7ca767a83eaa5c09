package org.undertone.learn.network;

import java.io.IOException;

/**
 * A network was asked for where PyTorch's libraries are not to be had. The message says for which
 * platform, why, and what to do.
 */
public final class PyTorchMissingException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String platform;

  PyTorchMissingException(String platform, String message, Throwable cause) {
    super(message, cause);
    this.platform = platform;
  }

  /** The platform of this program, such as {@code linux-x86_64}. */
  public String platform() {
    return platform;
  }
}
