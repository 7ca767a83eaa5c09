package org.undertone.cli;

import java.nio.file.Path;

/**
 * What became of one file: a value, or the words of a failure.
 *
 * @param <T> what is made of a file
 */
sealed interface Result<T> {

  Path path();

  /** It worked. */
  record Success<T>(Path path, T value) implements Result<T> {}

  /** It did not; {@code error} is one line. */
  record Failure<T>(Path path, String error) implements Result<T> {}
}
