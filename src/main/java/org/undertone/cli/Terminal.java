package org.undertone.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the program speaks, in UTF-8 whatever the locale.
 *
 * @param out results
 * @param err errors and progress
 * @param interactive whether a person watches {@code err}, so that progress is worth drawing
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive) {

  /** Standard output and standard error. */
  static Terminal standard() {
    return new Terminal(
        new ResultStream(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isTerminal(System.getProperty("undertone.tty", "")));
  }

  /**
   * Whether progress is drawn.
   *
   * @param told {@code true} or {@code false} by a launcher that knows, {@code console} by one that
   *     leaves it to Java to find out
   */
  @SuppressWarnings("SystemConsoleNull") // such a launcher asks for the console that may be null
  static boolean isTerminal(String told) {
    return told.equals("console") ? System.console() != null : Boolean.parseBoolean(told);
  }

  /** One line of result, in one piece. */
  void line(String text) {
    out.print(text + "\n");
    out.flush();
  }

  /** One line on standard error, which a person reads. */
  void complain(String text) {
    err.print("undertone: " + Words.shown(text) + "\n");
    err.flush();
  }

  /** Why some of the results could not be written, where somebody would have read them. */
  Optional<String> lostResults() {
    return out instanceof ResultStream results ? results.lost() : Optional.empty();
  }

  /** Whether nobody reads the results any more, as behind {@code | head}. */
  boolean isUnread() {
    return out.checkError();
  }
}
