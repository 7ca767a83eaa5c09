package org.undertone.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A file with a generated name that is gone when this is closed. Safe for use by many threads. */
final class ShortLivedFile implements AutoCloseable {

  private final Path path;

  private final boolean owned;

  private ShortLivedFile(Path folder, String prefix, String suffix, boolean owned)
      throws IOException {
    Files.createDirectories(folder);
    this.path = Files.createTempFile(folder, prefix, suffix);
    this.owned = owned;
  }

  /**
   * Makes an empty one, which is gone too when the program is interrupted.
   *
   * @param folder made if absent
   * @throws IOException if it cannot be made, or the program is about to end
   */
  static ShortLivedFile in(Path folder, String prefix, String suffix) throws IOException {
    return AtInterruption.in(folder, prefix, suffix);
  }

  /**
   * Makes an empty one in a folder that is emptied by its owner, however the program ends; until
   * then it can be worked with.
   *
   * @param folder made if absent
   * @throws IOException if it cannot be made
   */
  static ShortLivedFile inOwned(Path folder, String prefix, String suffix) throws IOException {
    return new ShortLivedFile(folder, prefix, suffix, true);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (!owned) {
      AtInterruption.forget(path);
    }
    Files.deleteIfExists(path);
  }

  /** Deletes what is left; loaded with the first file that needs it. */
  private static final class AtInterruption {

    private static final Set<Path> OPEN = new HashSet<>();
    private static boolean ending;

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(AtInterruption::deleteAll));
    }

    static ShortLivedFile in(Path folder, String prefix, String suffix) throws IOException {
      synchronized (OPEN) {
        if (ending) {
          throw new IOException("the program was interrupted");
        }
        ShortLivedFile made = new ShortLivedFile(folder, prefix, suffix, false);
        OPEN.add(made.path);
        return made;
      }
    }

    static void forget(Path path) {
      synchronized (OPEN) {
        OPEN.remove(path);
      }
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
}
