package org.undertone.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.undertone.corpus.Skipped;

/** Exceptions in one line of words. */
final class Words {

  private Words() {}

  /** What went wrong, without naming the file where the caller knows it. */
  static String of(Throwable e) {
    if (e instanceof CharacterCodingException) {
      return "not UTF-8 text";
    }
    if (e instanceof FileSystemException file) {
      return Skipped.unread(file);
    }
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? e.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** Text as a terminal may show it: the name of a file may hold characters that command one. */
  static String shown(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                Character.isISOControl(c) && c != '\n' && c != '\t'
                    ? String.format(Locale.ROOT, "\\x%02x", c)
                    : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** What went wrong, with the file where the exception knows one. */
  static String withFile(IOException e) {
    return e instanceof FileSystemException file && file.getFile() != null
        ? file.getFile() + ": " + of(e)
        : of(e);
  }
}
