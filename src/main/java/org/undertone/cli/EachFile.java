package org.undertone.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes something of every file, on all cores but written in order, and goes on past failures.
 *
 * @param <T> what is made of a file
 */
final class EachFile<T> {

  /** What is done with one file, by many threads at once. */
  interface Work<T> {
    T on(Path file) throws IOException;
  }

  private final Terminal terminal;
  private final ResultWriter<T> writer;
  private boolean anyFailed;

  EachFile(Terminal terminal, ResultWriter<T> writer) {
    this.terminal = terminal;
    this.writer = writer;
  }

  /**
   * Works through the files; ends early and in silence where nobody reads the results.
   *
   * @return the exit code: {@link ExitCode#FAILED} if any file failed
   */
  int run(List<Path> files, Work<T> work) throws InterruptedException {
    writer.begin();
    InOrder.map(files, file -> attempt(file, work), this::write);
    return anyFailed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private Result<T> attempt(Path file, Work<T> work) {
    try {
      if (Files.isDirectory(file)) {
        return new Result.Failure<>(file, nothingIn(file));
      }
      return new Result.Success<>(file, work.on(file));
    } catch (IOException e) {
      return new Result.Failure<>(file, Words.of(e));
    } catch (RuntimeException e) {
      // A fault of ours; it must not cost the other files their answers.
      return new Result.Failure<>(
          file, "internal error: " + e.getClass().getName() + ": " + Words.of(e));
    } catch (OutOfMemoryError e) {
      return new Result.Failure<>(
          file, "there is too little memory for it; give Java more (UNDERTONE_JAVA_OPTS=-Xmx4g)");
    } catch (StackOverflowError e) {
      return new Result.Failure<>(file, "internal error: " + e.getClass().getName());
    }
  }

  /** Fails by the reason of the system where a folder cannot be looked into. */
  private static String nothingIn(Path folder) throws IOException {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      return content.iterator().hasNext()
          ? "no file in this folder is named like audio"
          : "nothing is in this folder";
    }
  }

  private boolean write(Result<T> result) {
    if (result instanceof Result.Success<T> success) {
      writer.success(success.path(), success.value());
    } else if (result instanceof Result.Failure<T> failure) {
      anyFailed = true;
      writer.failure(failure.path(), failure.error());
      terminal.complain(failure.path() + ": " + failure.error());
    }
    return !terminal.isUnread();
  }
}
