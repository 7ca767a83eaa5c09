package org.undertone.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
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

  /** The same, with the file where the exception knows one. */
  static String withFile(IOException e) {
    return e instanceof FileSystemException file && file.getFile() != null
        ? file.getFile() + ": " + of(e)
        : of(e);
  }
}
