package org.undertone.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.undertone.model.Hashes;
import org.undertone.model.Provenance;

/**
 * Where the fits of one training run keep what they have come to, so that the same run, started
 * anew, goes on from there: {@code temp/training/} with a folder for each run. A run of another
 * type, seed, corpus, protocol or option, or by another build, has another folder. Deleting the
 * folders is always safe. Those that nobody went on with for 60 days are deleted ({@link #prune}).
 */
final class Checkpoints {

  private static final int NAME_DIGITS = 16;
  private static final String RUNS = "training";
  private static final Duration MAX_AGE = Duration.ofDays(60);

  private final Path folder;

  /**
   * @param protocol by what the corpus is parted
   * @param provenance all else that decides what a run comes to; its day and Java do not count
   */
  Checkpoints(Path tempFolder, String protocol, Provenance provenance) {
    this(tempFolder, build(), protocol, provenance);
  }

  Checkpoints(Path tempFolder, String build, String protocol, Provenance provenance) {
    String text =
        String.join(
            "\n",
            build,
            protocol,
            provenance.corpora().toString(),
            String.valueOf(provenance.seed()),
            provenance.options().toString(),
            provenance.codeVersion());
    this.folder = tempFolder.resolve(RUNS).resolve(name(text));
  }

  /** By what a build is told from others of its version; empty where it is no archive. */
  private static String build() {
    try {
      CodeSource code = Checkpoints.class.getProtectionDomain().getCodeSource();
      Path archive = Path.of(code.getLocation().toURI());
      return Files.isRegularFile(archive)
          ? Hashes.hex(Hashes.sha256(Files.readAllBytes(archive)))
          : "";
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the program's own archive cannot be read", e);
    }
  }

  private static String name(String text) {
    return Hashes.hex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)))
        .substring(0, NAME_DIGITS);
  }

  /** The file of one fit; it need not be there. */
  Path file(String fit) {
    return folder.resolve(fit + ".ckpt");
  }

  /** Whether the run has something to go on from. */
  boolean kept() {
    return Files.isDirectory(folder);
  }

  /** Forgets what was kept. */
  void clear() throws IOException {
    if (kept()) {
      delete(folder);
    }
  }

  /**
   * Forgets the runs of which nothing was written in the 60 days before a moment. What another
   * process deletes meanwhile is no error.
   *
   * @throws IOException if a folder cannot be read or deleted
   */
  static void prune(Path tempFolder, Instant now) throws IOException {
    Path runs = tempFolder.resolve(RUNS);
    if (!Files.isDirectory(runs)) {
      return;
    }
    for (Path run : deepestFirst(runs, 1)) {
      if (!run.equals(runs) && lastWritten(run).isBefore(now.minus(MAX_AGE))) {
        delete(run);
      }
    }
  }

  private static Instant lastWritten(Path folder) throws IOException {
    Instant last = Instant.MIN;
    for (Path path : deepestFirst(folder, Integer.MAX_VALUE)) {
      Instant written = written(path);
      last = written.isAfter(last) ? written : last;
    }
    return last;
  }

  private static Instant written(Path path) throws IOException {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (NoSuchFileException ended) {
      return Instant.MAX; // another process came to the end of that run just now
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path path : deepestFirst(folder, Integer.MAX_VALUE)) {
      try {
        Files.deleteIfExists(path);
      } catch (DirectoryNotEmptyException inUse) {
        return; // another process of the same run has just written to it
      }
    }
  }

  private static List<Path> deepestFirst(Path folder, int depth) throws IOException {
    try (Stream<Path> paths = Files.walk(folder, depth)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        return List.of();
      }
      throw e.getCause();
    }
  }
}
