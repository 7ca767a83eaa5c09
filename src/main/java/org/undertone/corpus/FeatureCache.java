package org.undertone.corpus;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.undertone.model.Hashes;

/**
 * Analyses kept under {@code temp/features/}, one small file each, so that a second training run is
 * fast: of any feature set, each under its own key. Deleting the folder is always safe.
 *
 * <p>A file (see {@link AnalysisFile}) is written beside its place and moved into it, so that any
 * number of threads and processes may share the folder. A damaged or foreign file counts as absent
 * and is replaced.
 */
public final class FeatureCache {

  private static final long MAX_BYTES = 8L << 30;
  private static final Duration MAX_AGE = Duration.ofDays(60);

  private final Path tempFolder;
  private final Path folder;

  /**
   * @param tempFolder the work folder; it and {@code features} below it are made when needed
   */
  public FeatureCache(Path tempFolder) {
    this.tempFolder = tempFolder;
    this.folder = tempFolder.resolve("features");
  }

  /**
   * Deletes what was written more than 60 days before a moment, and of more than 8 GB the oldest.
   * What another process deletes meanwhile is no error.
   *
   * @throws IOException if the folder cannot be read or a file not be deleted
   */
  public void prune(Instant now) throws IOException {
    prune(now.minus(MAX_AGE), MAX_BYTES);
  }

  void prune(Instant oldest, long maxBytes) throws IOException {
    List<Kept> files = kept();
    files.sort(Comparator.comparing(Kept::written));
    long bytes = files.stream().mapToLong(Kept::bytes).sum();
    for (Kept file : files) {
      if (bytes <= maxBytes && !file.written().isBefore(oldest)) {
        return;
      }
      Files.deleteIfExists(file.path());
      bytes -= file.bytes();
    }
  }

  private record Kept(Path path, Instant written, long bytes) {}

  private List<Kept> kept() throws IOException {
    List<Kept> kept = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts) {
            kept.add(new Kept(file, facts.lastModifiedTime().toInstant(), facts.size()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    return kept;
  }

  Optional<Analysis> find(byte[] key) throws IOException {
    Path file = file(key);
    byte[] bytes;
    try {
      if (Files.size(file) > AnalysisFile.MAX_BYTES) {
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    return AnalysisFile.decode(key, bytes);
  }

  /** Keeps an analysis, unless it is too large for a file. */
  void store(byte[] key, Analysis analysis) throws IOException {
    Optional<byte[]> bytes = AnalysisFile.encode(key, analysis);
    if (bytes.isEmpty()) {
      return;
    }
    Path file = file(key);
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(file.getParent(), "new", ".tmp");
    try {
      Files.write(beside, bytes.get());
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The work folder. */
  Path tempFolder() {
    return tempFolder;
  }

  /** Where the analysis with a key is kept. */
  Path file(byte[] key) {
    String name = Hashes.hex(key);
    return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
  }
}
