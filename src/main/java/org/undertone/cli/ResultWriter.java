package org.undertone.cli;

import java.nio.file.Path;

/**
 * One form of output, told of the files in their order.
 *
 * @param <T> what is made of a file
 */
interface ResultWriter<T> {

  /** Before the first file. */
  default void begin() {}

  void success(Path path, T value);

  /** Failures go to standard error in any case; this is for forms that keep their place too. */
  default void failure(Path path, String error) {}
}
