package org.undertone.cli;

/** A call that cannot be meant so: exit code 2. The message is for the person who made it. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
