package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegProgramTest {

  private static final Pattern NEEDS =
      Pattern.compile("\\s+(lib(?:asound|pulse|xcb|xcb-shm)\\.so\\.\\d) => (\\S+) .*");

  @Test
  void bundledProgram_asksNoMachineForScreensOrSoundCards() throws Exception {
    Path program = bundled();
    ProcessBuilder builder = FfmpegProgram.run(program, List.of());
    builder.environment().put("LD_TRACE_LOADED_OBJECTS", "1");
    List<String> lines = lines(builder);
    Path standIns = program.resolveSibling("no-devices");
    List<Path> found =
        lines.stream()
            .map(NEEDS::matcher)
            .filter(m -> m.matches())
            .map(m -> Path.of(m.group(2)))
            .toList();
    assertEquals(4, found.size(), lines::toString);
    found.forEach(file -> assertEquals(standIns, file.getParent()));
    assertFalse(lines.toString().matches(".*(not found|libX11|libdbus|libsystemd).*"));
  }

  @Test
  void bundledProgram_startsWithoutComplaint() throws Exception {
    List<String> lines = lines(FfmpegProgram.run(bundled(), List.of("-version")));
    assertTrue(lines.get(0).startsWith("ffmpeg version "), lines::toString);
    assertFalse(lines.toString().contains("no version information"), lines::toString);
  }

  @Test
  void emptyLibrary_isWrittenWhole_overWhatIsDamaged(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("libnone.so.1"), "half of one");
    EmptyLibrary library = new EmptyLibrary("libnone.so.1", List.of("NONE_1"));
    library.writeInto(folder, EmptyLibrary.ARM_64);
    FileTime written = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, written);
    library.writeInto(folder, EmptyLibrary.ARM_64);
    assertEquals(written, Files.getLastModifiedTime(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(EmptyLibrary.ARM_64, bytes[18] & 0xff);
    assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).endsWith("\0libnone.so.1\0NONE_1\0"));
  }

  /** As in a container whose cache was filled when it was built. */
  @Test
  void placeThatCannotBeWrittenTo_isNoReasonNotToStart(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("no-devices"));
    FfmpegProgram.standInForDevices(folder);
    assertEquals(0, Files.size(file));
  }

  private static Path bundled() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "stand-ins are for Linux alone");
    Path program = FfmpegProgram.find().orElseThrow();
    assumeTrue(program.toString().contains("bytedeco"), "the bundled ffmpeg does not start here");
    return program;
  }

  private static List<String> lines(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
