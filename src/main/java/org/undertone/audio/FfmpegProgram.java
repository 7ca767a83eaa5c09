package org.undertone.audio;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * The ffmpeg program: the one in the platform's jar, unpacked once into the user's cache, else the
 * one on PATH. Looked for at the first need, and only once.
 *
 * <p>That in the jar names libraries of screens and sound cards, which servers lack and which it
 * never calls here: on Linux, empty ones stand in for them.
 */
final class FfmpegProgram {

  private static final String FILE_NAME =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
          ? "ffmpeg.exe"
          : "ffmpeg";
  private static final long START_SECONDS = 10;

  /**
   * What the libraries of the program name and their jar does not hold, on one processor or both.
   */
  private static final List<EmptyLibrary> DEVICES =
      List.of(
          new EmptyLibrary("libasound.so.2", List.of("ALSA_0.9", "ALSA_0.9.0rc4")),
          new EmptyLibrary("libpulse.so.0", List.of("PULSE_0")),
          new EmptyLibrary("libxcb.so.1", List.of()),
          new EmptyLibrary("libxcb-shm.so.0", List.of()),
          new EmptyLibrary("libdrm.so.2", List.of()),
          new EmptyLibrary("libva.so.2", List.of("VA_API_0.33.0")),
          new EmptyLibrary("libva-drm.so.2", List.of()));

  private static final Map<String, Integer> MACHINES =
      Map.of("linux-x86_64", EmptyLibrary.X86_64, "linux-arm64", EmptyLibrary.ARM_64);

  private static final String DEVICES_FOLDER = "no-devices";

  private static final class Found {
    static final Optional<Path> PROGRAM =
        bundled().or(() -> onPath(Optional.ofNullable(System.getenv("PATH")).orElse("")));
  }

  private FfmpegProgram() {}

  /** The program, or empty where this machine has none that starts. */
  static Optional<Path> find() {
    return Found.PROGRAM;
  }

  /** A builder for a run whose own libraries are found beside the program. */
  static ProcessBuilder run(Path program, List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(arguments);
    Path folder = program.toAbsolutePath().getParent();
    builder
        .environment()
        .merge(
            "LD_LIBRARY_PATH",
            folder + File.pathSeparator + folder.resolve(DEVICES_FOLDER),
            (old, own) -> own + File.pathSeparator + old);
    return builder;
  }

  /** Only unpacks: the libraries beside the program are not loaded into this JVM. */
  private static Optional<Path> bundled() {
    String resource = "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/";
    try {
      for (File folder : Loader.cacheResources(ffmpeg.class, resource)) {
        File program = new File(folder, FILE_NAME);
        standInForDevices(folder.toPath());
        if (program.isFile() && program.setExecutable(true) && starts(program.toPath())) {
          return Optional.of(program.toPath());
        }
      }
    } catch (IOException | LinkageError noNatives) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Where they cannot be written, the program may start all the same. */
  static void standInForDevices(Path folder) {
    Integer machine = MACHINES.get(Loader.getPlatform());
    if (machine == null) {
      return;
    }
    try {
      Path devices = Files.createDirectories(folder.resolve(DEVICES_FOLDER));
      for (EmptyLibrary device : DEVICES) {
        device.writeInto(devices, machine);
      }
    } catch (IOException notWritable) {
      // The program has the libraries of the system alone then.
    }
  }

  static Optional<Path> onPath(String path) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(folder -> !folder.isEmpty())
        .map(folder -> new File(folder, FILE_NAME))
        .filter(file -> file.canExecute() && starts(file.toPath()))
        .map(File::toPath)
        .findFirst();
  }

  /** Whether it runs here at all: a program for another C library is found but does not start. */
  private static boolean starts(Path program) {
    try {
      Process process =
          run(program, List.of("-version"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(START_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException notRunnable) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
