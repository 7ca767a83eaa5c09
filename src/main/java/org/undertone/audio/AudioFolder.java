package org.undertone.audio;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The recordings of a folder, at any depth: regular files that are named like audio, in folders
 * that are not hidden. Once a file is looked at, its content alone decides what it is.
 */
public final class AudioFolder {

  private static final Set<String> EXTENSIONS =
      Set.of(
          "wav", "wave", "w64", "rf64", "flac", "mp3", "mp2", "mpga", "ogg", "oga", "opus", "spx",
          "webm", "weba", "m4a", "m4b", "m4v", "mp4", "aac", "mka", "mkv", "mov", "wma", "wmv",
          "asf", "aif", "aiff", "aifc", "au", "snd", "caf", "voc", "3gp", "3g2", "amr", "awb",
          "gsm", "ac3", "eac3", "ape", "wv", "tta", "mpc", "avi", "flv", "mpg", "mpeg", "m2ts",
          "mts", "mj2", "tak", "dsf", "ra", "rm", "sph");

  private AudioFolder() {}

  /**
   * The recordings, sorted by path; links are followed, but not back to a folder above them.
   *
   * @param unreadable told of each file or folder that cannot be looked at, and why
   */
  public static List<Path> recordings(Path root, BiConsumer<Path, IOException> unreadable)
      throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && isHidden(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isRecording(file)) {
              if (attributes.isRegularFile()) {
                files.add(file);
              } else if (attributes.isSymbolicLink()) { // followed, and there was nothing
                unreadable.accept(file, new NoSuchFileException(file.toString()));
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!(e instanceof FileSystemLoopException)) {
              unreadable.accept(file, e);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  private static boolean isRecording(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0
        && !isHidden(file)
        && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }
}
