package org.undertone.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Results in UTF-8; remembers why they could not be written, which its kind keeps to itself. */
final class ResultStream extends PrintStream {

  private final Watched watched;

  ResultStream(OutputStream out) {
    this(new Watched(out));
  }

  private ResultStream(Watched watched) {
    super(watched, true, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  /**
   * Why some of the results are lost; empty where none is, or where nobody read on, as behind
   * {@code | head}.
   */
  Optional<String> lost() {
    flush();
    return Optional.ofNullable(watched.failure)
        .map(failure -> String.valueOf(failure.getMessage()))
        .filter(why -> !why.toLowerCase(Locale.ROOT).contains("pipe"));
  }

  private static final class Watched extends FilterOutputStream {

    private IOException failure;

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
