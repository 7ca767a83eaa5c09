package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** Seen through {@code predict}, which says which model spoke. */
class SettingsTest {

  @TempDir Path home;
  private String clip;

  @BeforeEach
  void prepare() throws IOException {
    for (String id : new String[] {"classic", "flagged", "varied", "filed"}) {
      TestModels.forest(id, 1, 10).save(home.resolve("models").resolve(id));
    }
    clip = home.resolve("a.wav").toString();
    Files.write(home.resolve("a.wav"), SyntheticSpeech.DEFAULT.wav(16_000));
  }

  @Test
  void flag_winsOverEnvironmentAndFile() throws IOException {
    configure("undertone.properties", "model=filed\n");
    assertModel("classic", CliRun.of(home.resolve("models").getParent(), json("--model=classic")));
    assertModel("flagged", CliRun.with(home, variable("varied"), json("--model", "flagged")));
    assertModel("varied", CliRun.with(home, variable("varied"), json()));
    assertModel("filed", CliRun.of(home, json()));
  }

  @Test
  void default_holdsWhereNothingIsSet() {
    assertModel("classic", CliRun.of(home, json()));
  }

  @Test
  void fileOfConfig_isReadInsteadOfTheOneInTheWorkingDirectory() throws IOException {
    configure("undertone.properties", "model=nobody\n");
    configure("other.properties", "# spoken by\nmodel = filed\n");
    String other = home.resolve("other.properties").toString();
    assertModel("filed", CliRun.of(home, json("--config", other)));
    assertModel("filed", CliRun.of(home, json("--config=" + other)));
  }

  @Test
  void unknownKey_isNamedWithTheKnownOnes() throws IOException {
    configure("undertone.properties", "modle=classic\n");
    CliRun run = CliRun.of(home, json());
    assertEquals(2, run.code());
    assertEquals(
        "undertone: unknown key \"modle\" in "
            + home.resolve("undertone.properties")
            + "; known are host, hosts, port, model, models, workers, queue, max-bytes,"
            + " max-seconds, decoder-seconds\n",
        run.err());
  }

  @Test
  void unknownVariables_areNamedWithTheKnownOnes_andPassedOver() {
    Map<String, String> environment =
        Map.of("UNDERTONE_MODLE", "classic", "UNDERTONE_PORT", "tcp://10.0.0.1:8080");
    for (String[] command : List.of(json(), new String[] {"serve", "--queue=0"})) {
      CliRun run = CliRun.with(home, environment, command);
      assertTrue(
          run.err()
              .startsWith(
                  "undertone: passed over UNDERTONE_MODLE, UNDERTONE_PORT in the environment;"
                      + " known are UNDERTONE_HOST, UNDERTONE_HOSTS, UNDERTONE_PORT, UNDERTONE_MODEL,"),
          run.err());
      assertFalse(run.err().contains("--port"), run.err());
    }
    assertEquals(0, CliRun.with(home, environment, json()).code());
  }

  @Test
  void variablesOfTheLauncherAndOfOthers_areLeftAlone() {
    Map<String, String> environment =
        Map.of("UNDERTONE_HOME", "/", "UNDERTONE_JAVA_OPTS", "-Xmx1g", "UNDERTON", "1");
    assertEquals(0, CliRun.with(home, environment, json()).code());
  }

  @Test
  void valueThatDoesNotFit_isBlamedOnItsSource() throws IOException {
    assertEquals(
        "undertone: Invalid value for option '--max-seconds': 'long' is not a double (from"
            + " UNDERTONE_MAX_SECONDS). Try: undertone predict --help\n",
        CliRun.with(home, Map.of("UNDERTONE_MAX_SECONDS", "long"), json()).err());
    configure("undertone.properties", "max-bytes=many\n");
    String err = CliRun.of(home, json()).err();
    assertTrue(
        err.contains("(from " + home.resolve("undertone.properties") + ", key max-bytes)"), err);
  }

  @Test
  void valueOutOfRange_isBlamedOnItsSource_unlessTheCommandLineSaysIt() throws IOException {
    configure("undertone.properties", "queue=0\nmax-bytes=0\n");
    String file = " (from " + home.resolve("undertone.properties") + ", key ";
    CliRun limits = CliRun.of(home, json());
    assertEquals(2, limits.code());
    assertTrue(limits.err().endsWith(", got 0" + file + "max-bytes)\n"), limits.err());
    assertEquals(
        "undertone: --queue must lie in 1..10000, got 0" + file + "queue)\n",
        CliRun.of(home, "serve", "--max-bytes", "9").err());
    assertEquals(
        "undertone: --port must lie in 0..65535, got 70000 (from UNDERTONE_PORT)\n",
        CliRun.with(home, Map.of("UNDERTONE_PORT", "70000"), "serve", "--max-bytes=9").err());
    assertEquals(
        "undertone: --port must lie in 0..65535, got 70001\n",
        CliRun.with(home, Map.of("UNDERTONE_PORT", "70000"), "serve", "--max-bytes=9", "-p70001")
            .err());
    assertEquals(
        "undertone: --queue must lie in 1..10000, got 0\n",
        CliRun.of(home, "serve", "--max-bytes=9", "--queue=0").err());
  }

  @Test
  void file_mayBeginWithAByteOrderMark_andItsValuesEndWithSpaces() throws IOException {
    configure("undertone.properties", "\ufeffmodel=filed  \nmax-seconds=9 \n");
    assertModel("filed", CliRun.of(home, json()));
  }

  @Test
  void configThatCannotBeRead_isNamed() throws IOException {
    Path absent = home.resolve("absent.properties");
    assertEquals(
        "undertone: cannot read the configuration " + absent + ": no such file\n",
        CliRun.of(home, json("--config", absent.toString())).err());
    assertEquals(
        "undertone: --config: the path is empty\n", CliRun.of(home, json("--config", "")).err());
    Files.write(home.resolve("undertone.properties"), new byte[] {'a', '=', (byte) 0xff, '\n'});
    CliRun latin = CliRun.of(home, json());
    assertEquals(2, latin.code());
    assertTrue(latin.err().endsWith("undertone.properties: not UTF-8 text\n"), latin.err());
  }

  @Test
  void limits_ofTheConfig_holdForPredict() throws IOException {
    configure("undertone.properties", "max-seconds=1\n");
    CliRun run = CliRun.of(home, json());
    assertEquals(1, run.code());
    assertTrue(run.out().contains("\"error\""), run.out());
  }

  private String[] json(String... further) {
    String[] args = new String[further.length + 3];
    args[0] = "predict";
    args[1] = "--json";
    System.arraycopy(further, 0, args, 2, further.length);
    args[args.length - 1] = clip;
    return args;
  }

  private void configure(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  private static Map<String, String> variable(String model) {
    return Map.of("UNDERTONE_MODEL", model);
  }

  private static void assertModel(String id, CliRun run) {
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\"model\":{\"id\":\"" + id + "\""), run.out());
  }
}
