package org.undertone.audio;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Which files of a folder are looked at. Once a file is, its content alone decides what it is. */
public final class AudioNames {

  private static final Set<String> EXTENSIONS =
      Set.of(
          "wav", "wave", "flac", "mp3", "mp2", "ogg", "oga", "opus", "webm", "m4a", "mp4", "m4b",
          "aac", "mka", "mkv", "mov", "wma", "aif", "aiff", "aifc", "au", "snd", "caf", "3gp",
          "amr", "ac3", "avi");

  private AudioNames() {}

  /** Whether a file is named like a recording and is not hidden. */
  public static boolean isRecording(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && !isHidden(file) && EXTENSIONS.contains(extension(name, dot));
  }

  /** Whether the name of a file or folder begins with a dot. */
  public static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static String extension(String name, int dot) {
    return name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
