package org.undertone.learn.network;

import java.io.IOException;

/**
 * Bytes that are not the parameters of the network that they are to fill: truncated, foreign, or
 * those of another network.
 */
public final class BadParametersException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String found;
  private final String needed;

  BadParametersException(String found, String needed, Throwable cause) {
    super("found " + found + "; needed is " + needed, cause);
    this.found = found;
    this.needed = needed;
  }

  BadParametersException(String found, String needed) {
    this(found, needed, null);
  }

  /** What the bytes hold, as a phrase. */
  public String found() {
    return found;
  }

  /** What they should hold, as a phrase. */
  public String needed() {
    return needed;
  }
}
