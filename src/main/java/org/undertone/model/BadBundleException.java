package org.undertone.model;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Files that are no model bundle, or a damaged one, or one of a newer program. The message says
 * where, what was found, and what is allowed; the fields carry the same for programs.
 */
public final class BadBundleException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Path path;
  private final String found;
  private final String allowed;

  /**
   * A refusal.
   *
   * @param path the file or folder at fault
   * @param found what is there, as a phrase
   * @param allowed what should be there, as a phrase
   */
  public BadBundleException(Path path, String found, String allowed) {
    this(path, found, allowed, null);
  }

  BadBundleException(Path path, String found, String allowed, Throwable cause) {
    super(path + ": found " + found + "; needed is " + allowed, cause);
    this.path = path;
    this.found = found;
    this.allowed = allowed;
  }

  /** The file or folder at fault. */
  public Path path() {
    return path;
  }

  public String found() {
    return found;
  }

  public String allowed() {
    return allowed;
  }
}
