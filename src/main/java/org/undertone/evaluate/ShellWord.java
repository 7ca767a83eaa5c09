package org.undertone.evaluate;

/** Words of command lines that people copy from what is printed. */
public final class ShellWord {

  private ShellWord() {}

  /**
   * A word as a POSIX shell reads it back: as it is, or between single quotes where a shell would
   * take some of it for its own.
   */
  public static String of(String word) {
    return word.matches("[\\p{IsAlphabetic}\\p{IsDigit}_@%+=:,./-]+")
        ? word
        : "'" + word.replace("'", "'\\''") + "'";
  }
}
