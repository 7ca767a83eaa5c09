package org.undertone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioFolder;
import org.undertone.audio.Clip;

/**
 * Files and folders as given become files: a file stands for itself, whatever its name; a folder
 * for all audio files in it at any depth, by name, in sorted order. Hidden ones are passed over.
 */
final class AudioPaths {

  private static final Path STANDARD_INPUT = Path.of("-");

  private AudioPaths() {}

  /** Decodes a file, or standard input where {@code -} is given in place of one. */
  static Clip decode(AudioDecoder decoder, Path file) throws IOException {
    return file.equals(STANDARD_INPUT) ? decoder.decode(System.in) : decoder.decode(file);
  }

  /** A folder without audio files stands for itself, so that reading it fails by its name. */
  static List<Path> expand(List<Path> given) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        List<Path> found = inFolder(path);
        files.addAll(found.isEmpty() ? List.of(path) : found);
      } else {
        files.add(path);
      }
    }
    return files;
  }

  /**
   * A file that cannot be looked at stands for itself too, so that reading it fails by its name.
   */
  private static List<Path> inFolder(Path root) throws IOException {
    List<Path> unreadable = new ArrayList<>();
    List<Path> files = new ArrayList<>(AudioFolder.recordings(root, (f, e) -> unreadable.add(f)));
    files.addAll(unreadable);
    files.sort(null);
    return files;
  }
}
