package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.testing.JavaProcess;
import org.undertone.testing.TestModels;

class MainTest {

  private static final List<String> COMMANDS =
      List.of("serve", "predict", "baseline", "train", "evaluate", "features", "models");

  @TempDir Path home;

  @Test
  void help_namesEveryCommandAndTheSettings() {
    CliRun run = CliRun.of(home, "--help");
    assertEquals(0, run.code());
    assertEquals("", run.err());
    COMMANDS.forEach(command -> assertTrue(run.out().contains("\n  " + command + " "), command));
    assertTrue(run.out().contains("undertone serve"));
    assertTrue(run.out().contains("UNDERTONE_PORT"));
    assertTrue(run.out().contains("Exit codes: 0 done, 1 failed on the input, 2 wrong usage."));
  }

  @Test
  void whatIsNoException_isToldInALine() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream nowhere = CliRun.utf8(new ByteArrayOutputStream());
    Terminal terminal = new Terminal(nowhere, CliRun.utf8(told), false);
    Main main = new Main(new Home(home), terminal, home, Map.of());
    for (Error error :
        List.of(new OutOfMemoryError(), new StackOverflowError(), new LinkageError("no library"))) {
      assertEquals(
          1,
          main.guarded(
              () -> {
                throw error;
              }));
    }
    assertEquals(
        "undertone: there is too little memory for it; give Java more (UNDERTONE_JAVA_OPTS=-Xmx12g)"
            + "\nundertone: internal error: java.lang.StackOverflowError"
            + "\nundertone: internal error: java.lang.LinkageError: no library\n",
        told.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"serve", "predict", "baseline", "train", "evaluate", "features", "models"})
  void helpOfACommand_hasExamplesThatFitTheTerminal(String command) {
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    PrintStream before = System.err; // where picocli complains of a text that it cannot format
    System.setErr(CliRun.utf8(complaints));
    CliRun run;
    try {
      run = CliRun.of(home, command, "--help");
    } finally {
      System.setErr(before);
    }
    assertEquals("", complaints.toString(StandardCharsets.UTF_8));
    assertEquals(0, run.code());
    assertTrue(run.out().contains("Usage: undertone " + command), run.out());
    assertTrue(run.out().contains("\nExamples:\n  "), run.out());
    assertTrue(run.out().contains("\n  undertone " + command), run.out());
    run.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void help_isGivenWhateverTheSettings() throws IOException {
    Files.writeString(home.resolve("undertone.properties"), "prot=1\n");
    Map<String, String> environment = Map.of("UNDERTONE_PRT", "1");
    assertEquals(0, CliRun.with(home, environment, "serve", "--help").code());
    assertEquals(2, CliRun.with(home, environment, "models").code());
  }

  @Test
  void version_isToldOnOneLine() {
    CliRun run = CliRun.of(home, "--version");
    assertEquals(0, run.code());
    assertTrue(run.out().matches("undertone \\S+\\n"), run.out());
  }

  @Test
  void everySetting_isAnOptionOfSomeCommand() {
    StringBuilder help = new StringBuilder();
    COMMANDS.forEach(command -> help.append(CliRun.of(home, command, "--help").out()));
    Settings.KEYS.forEach(key -> assertTrue(help.toString().contains("--" + key + "="), key));
  }

  @Test
  void wrongUsage_isOneLineThatSaysHowToGoOn() {
    assertMisuse("undertone: Missing command. Try: undertone --help\n");
    assertMisuse(
        "undertone: Unknown option: '--modl'; did you mean --model? Try: undertone predict"
            + " --help\n",
        "predict",
        "--modl",
        "x",
        "a.wav");
    assertMisuse(
        "undertone: Missing required parameter: 'PATH'. Try: undertone predict --help\n",
        "predict");
    assertMisuse(
        "undertone: Invalid value for option '--port': 'x' is not an int. Try: undertone serve"
            + " --help\n",
        "serve",
        "--port",
        "x");
    assertMisuse(
        "undertone: --max-bytes must be 1 to 2147483638, got 0\n", "predict", "--max-bytes=0", "a");
    assertMisuse(
        "undertone: --max-bytes must be 1 to 2147483638, got 9223372036854775807\n",
        "predict",
        "--max-bytes=9223372036854775807",
        "a");
    assertMisuse(
        "undertone: --max-seconds must be at least 0.3, got 0.0\n",
        "predict",
        "--max-seconds=0",
        "a");
    assertMisuse(
        "undertone: --decoder-seconds must be above 0, got -1.0\n",
        "features",
        "--decoder-seconds=-1",
        "a");
    assertTrue(CliRun.of(home, "predcit", "a.wav").err().contains("did you mean predict"));
  }

  @Test
  void emptyPath_isNotTakenForTheWorkingFolder() {
    assertMisuse(
        "undertone: Invalid value for positional parameter at index 0..* (PATH): the path is empty."
            + " Try: undertone predict --help\n",
        "predict",
        "");
    assertMisuse(
        "undertone: Invalid value for option '--out': the path is empty. Try: undertone"
            + " train --help\n",
        "train",
        "--data",
        "x",
        "--out",
        "");
  }

  @Test
  void whatALibraryPrints_isNotAmongTheResults() throws Exception {
    TestModels.forest("classic").save(home.resolve("models/classic"));
    Files.write(home.resolve("odd.flac"), flacThatJflacPrintsOf());
    JavaProcess.Run run =
        new JavaProcess()
            .option("-Dundertone.home=" + home)
            .run(home, "org.undertone.cli.Main", "predict", "--json", "odd.flac");
    assertEquals(0, run.code(), run.err());
    assertEquals(1, run.out().lines().count(), run.out());
    assertTrue(run.out().startsWith("{\"path\":\"odd.flac\","), run.out());
  }

  /**
   * Half a second of silence in one frame, of which jflac prints that its residual is not coded.
   */
  private static byte[] flacThatJflacPrintsOf() {
    byte[] head =
        HexFormat.of()
            .parseHex(
                "664c6143" // fLaC
                    + "80000022" // The last block of metadata, of 34 bytes:
                    + "1f401f40000000000000" // 8000 samples a frame,
                    + "03e800f000001f40" // 16 kHz, mono, 16 bits, 8000 samples,
                    + "00".repeat(16) // no checksum.
                    + "fff87508001f3fde" // A frame of 8000 samples at 16 kHz,
                    + "1003e0"); // of prediction order 0 and samples of 16 bits.
    return Arrays.copyOf(head, head.length + 2 * 8000 + 2);
  }

  private void assertMisuse(String message, String... args) {
    CliRun run = CliRun.of(home, args);
    assertEquals(message, run.err());
    assertEquals(2, run.code());
    assertEquals("", run.out());
    assertFalse(run.err().contains("\tat "));
  }
}
