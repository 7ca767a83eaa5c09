package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes files of every format for tests, with the ffmpeg program that the decoder uses. */
final class Encoder {

  private Encoder() {}

  /**
   * @param arguments what stands between the input and the output on ffmpeg's command line
   * @param suffix of the output file, such as {@code .mp3}
   */
  static byte[] encode(byte[] wav, String suffix, String... arguments) {
    Optional<Path> program = FfmpegProgram.find();
    assumeTrue(program.isPresent(), "no ffmpeg program at hand");
    try {
      Path folder = Files.createTempDirectory("undertone-encoder-");
      Path input = Files.write(folder.resolve("in.wav"), wav);
      Path output = folder.resolve("out" + suffix);
      Path log = folder.resolve("log");
      List<String> all = new ArrayList<>(List.of("-nostdin", "-loglevel", "error"));
      all.addAll(List.of("-i", input.toString()));
      all.addAll(Arrays.asList(arguments));
      all.add(output.toString());
      Process process =
          FfmpegProgram.run(program.get(), all)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int exitCode = process.waitFor();
      String said = Files.readString(log);
      byte[] bytes = exitCode == 0 ? Files.readAllBytes(output) : new byte[0];
      for (Path file : List.of(input, output, log, folder)) {
        Files.deleteIfExists(file);
      }
      assertEquals(0, exitCode, () -> all + "\n" + said);
      return bytes;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
