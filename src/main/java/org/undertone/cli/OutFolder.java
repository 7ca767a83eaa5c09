package org.undertone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders that results are to be written into, told from others before hours of work. */
final class OutFolder {

  private OutFolder() {}

  /**
   * Makes nothing yet.
   *
   * @param folder that is there or is to be made
   * @throws IOException if it cannot be written into, or cannot be made
   */
  static void requireWritable(Path folder) throws IOException {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new IOException(
          "nothing can be written to " + folder + ": " + there + " is no folder to write to");
    }
  }
}
