package org.undertone.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A file with a generated name that is gone when this is closed, or when the program is interrupted
 * before that. Safe for use by many threads.
 */
final class ShortLivedFile implements AutoCloseable {

  private static final Set<Path> OPEN = new HashSet<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ShortLivedFile::deleteAll));
  }

  private final Path path;

  private ShortLivedFile(Path path) {
    this.path = path;
  }

  /**
   * Makes an empty one.
   *
   * @param folder made if absent
   * @throws IOException if it cannot be made, or the program is about to end
   */
  static ShortLivedFile in(Path folder, String prefix, String suffix) throws IOException {
    synchronized (OPEN) {
      if (ending) {
        throw new IOException("the program was interrupted");
      }
      Files.createDirectories(folder);
      Path path = Files.createTempFile(folder, prefix, suffix);
      OPEN.add(path);
      return new ShortLivedFile(path);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    synchronized (OPEN) {
      OPEN.remove(path);
    }
    Files.deleteIfExists(path);
  }

  private static void deleteAll() {
    synchronized (OPEN) {
      ending = true;
      for (Path path : OPEN) {
        try {
          Files.deleteIfExists(path);
        } catch (IOException kept) {
          // Nobody is left to be told.
        }
      }
    }
  }
}
