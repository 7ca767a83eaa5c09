package org.undertone.cli;

/** What the program ends with. */
final class ExitCode {

  static final int DONE = 0;

  /** Something was wrong with the input. */
  static final int FAILED = 1;

  /** Something was wrong with the call. */
  static final int USAGE = 2;

  private ExitCode() {}
}
