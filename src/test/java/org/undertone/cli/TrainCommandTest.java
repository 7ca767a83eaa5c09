package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.testing.SyntheticSpeech;

class TrainCommandTest {

  @TempDir Path home;
  private Path corpus;
  private Path out;

  @BeforeEach
  void speak() throws IOException {
    corpus = home.resolve("corpus");
    out = home.resolve("models/mine");
    for (int i = 0; i < 6; i++) {
      SyntheticSpeech voice = SyntheticSpeech.DEFAULT.withSeconds(1).withSeed(i);
      write("angry/" + i + ".wav", voice.withPitchHz(230).withSyllablesPerSecond(7));
      write("sad/" + i + ".wav", voice.withPitchHz(90).withSyllablesPerSecond(3));
    }
  }

  @Test
  void model_trainedFromFoldersOfLabels_answers() throws IOException {
    CliRun run = train("--trees", "20", "--seed", "5", "--min-leaf", "2");
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    assertEquals("wrote " + out, run.lines().get(run.lines().size() - 1));
    assertTrue(Files.isRegularFile(out.resolve("CARD.md")));
    String facts = CliRun.of(home, "models", "mine").out();
    assertTrue(facts.contains("option             trees 20\n"), facts);
    assertTrue(facts.contains("option             minLeaf 2\n"), facts);
    assertTrue(facts.contains("seed               5\n"), facts);
    String clip = corpus.resolve("angry/0.wav").toString();
    String answer = CliRun.of(home, "predict", "--model", "mine", "--json", clip).out();
    assertTrue(answer.contains("\"label\":\"angry\""), answer);
  }

  @Test
  void progress_isDrawnWhereAPersonWatchesAndNeverAmongTheResults() {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(CliRun.utf8(results), CliRun.utf8(drawn), true);
    int code =
        new Main(new Home(home), terminal, home, Map.of())
            .run("train", "--data", corpus.toString(), "--out", out.toString(), "--trees", "5");
    assertEquals(0, code);
    String bars = drawn.toString(StandardCharsets.UTF_8);
    assertTrue(bars.contains("features 100%") && bars.contains("learning 100%"), bars);
    assertTrue(bars.indexOf("corpus: ") > bars.indexOf("features 100%"), bars);
    assertTrue(bars.indexOf("corpus: ") < bars.indexOf("learning"), bars);
    assertFalse(results.toString(StandardCharsets.UTF_8).contains("100%"));
  }

  @Test
  void network_isTrainedAndAnswers_tellingOfEachEpochWhereAsked() throws IOException {
    CliRun run =
        train("--type", "cnn-1d", "--epochs", "2", "--augment", "none", "--log-epochs", "--fresh");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("\ncorpus: "), run.err());
    assertTrue(run.err().contains("final fit, epoch 2 of at most 2: loss "), run.err());
    assertTrue(run.err().contains("final fit, from all its clips, epoch 1 of "), run.err());
    assertTrue(run.out().contains("network cnn-1d of "), run.out());
    assertTrue(run.out().contains("final fit  one clip in 10 of each label"), run.out());
    assertTrue(Files.isRegularFile(out.resolve("curves.svg")));
    assertFalse(Files.exists(out.resolve("confusion.svg")), "there were no folds");
    String clip = corpus.resolve("angry/0.wav").toString();
    CliRun answer = CliRun.of(home, "predict", "--model", "mine", "--json", clip);
    assertTrue(answer.out().contains("\"type\":\"cnn-1d\""), answer.out() + answer.err());
  }

  @Test
  void clipsProtocol_isCalledForComparisonOnly_whereverItsScoresStand() {
    CliRun run = train("--trees", "5", "--protocol", "clips");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("for comparison only (clips-5, 5 folds)"), run.out());
    String list = CliRun.of(home, "models").out();
    assertTrue(list.contains("by clips, to compare"), list);
    assertFalse(list.contains("unheard"), list);
    String facts = CliRun.of(home, "models", "mine").out();
    assertTrue(facts.contains("speakers shared    protocol clips-5, 5 folds, mean ± spread; for"));
    assertFalse(facts.contains("unheard"), facts);
  }

  @Test
  void placeThatIsNoIdOfAModel_isWrongUsage() {
    for (String place : List.of("/", home + "/models/My Model")) {
      CliRun run = CliRun.of(home, "train", "--data", corpus.toString(), "--out", place);
      assertEquals(2, run.code());
      assertTrue(
          run.err().startsWith("undertone: the last part of out is the model's id: "), run.err());
    }
  }

  @Test
  void corpusThatIsNotThere_failsAndWritesNothing() {
    CliRun run = CliRun.of(home, "train", "--data", home + "/absent", "--out", out.toString());
    assertEquals(1, run.code());
    assertEquals("undertone: there is no folder or manifest at " + home + "/absent\n", run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void placeThatCannotBeWritten_isToldBeforeAnythingIsLearned() throws IOException {
    Path file = Files.writeString(home.resolve("letter.txt"), "Dear all");
    CliRun run =
        CliRun.of(home, "train", "--data", home + "/absent", "--out", file + "/models/mine");
    assertEquals(1, run.code());
    assertEquals(
        "undertone: nothing can be written to "
            + file
            + "/models: "
            + file
            + " is no folder to write to\n",
        run.err());
  }

  @Test
  void optionsOutOfRange_areWrongUsage() {
    assertMisuse(
        "--type must be one of forest, linear, studio, cnn-1d, cnn-2d, cnn-frames, mlp, mlp-voice, cnn-mel, cnn-voice, got \"network\"",
        "--type",
        "network");
    assertMisuse(
        "--protocol must be one of speakers, clips, got \"actors\"", "--protocol", "actors");
    assertMisuse(
        "--augment must be one of all, robust, minority, none, got \"some\"", "--augment", "some");
    assertMisuse("--epochs must lie in [1, 10000], got 0", "--epochs", "0");
    assertMisuse("--epochs must lie in [1, 10000], got 10001", "--epochs", "10001");
    assertMisuse(
        "--epochs must lie in [1, 10000], got 715827883",
        "--type",
        "studio",
        "--epochs",
        "715827883");
    assertMisuse("--trees must lie in [1, 100000], got 0", "--trees", "0");
    assertMisuse("--min-leaf must lie in [1, 2147483647], got 0", "--min-leaf", "0");
    assertMisuse("--features-per-split must lie in [1, 32767], got 0", "--features-per-split", "0");
    assertMisuse("--discriminant must lie in 0..0.9, got 1.0", "--discriminant", "1");
    assertMisuse("--discriminant must lie in 0..0.9, got NaN", "--discriminant", "NaN");
    assertMisuse("--threads must lie in 1..1024, got 0", "--threads", "0");
    assertMisuse("--threads must lie in 1..1024, got 1025", "--threads", "1025");
    CliRun run = CliRun.of(home, "train", "--data", "x");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("Missing required option: '--out=FOLDER'"), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "forest | --fresh | networks and studio go on where they were, not type forest",
        "linear | --fresh | networks and studio go on where they were, not type linear",
        "linear | --trees 3 | it is heeded by type forest, not by linear",
        "studio | --min-leaf 1 | it is heeded by type forest, not by studio",
        "mlp | --max-depth 64 | it is heeded by type forest, not by mlp",
        "cnn-mel | --features-per-split 3 | it is heeded by type forest, not by cnn-mel",
        "linear | --discriminant 0.3 | it is heeded by type forest, not by linear",
        "forest | --epochs 5 | it is heeded by networks and studio, not by type forest",
        "linear | --epochs 5 | it is heeded by networks and studio, not by type linear",
        "forest | --copies 2 | it counts robust copies, and none are made of this type unless"
            + " --augment robust is given",
      })
  void optionThatTheTypeDoesNotHeed_isWrongUsage(String type, String option, String why) {
    List<String> words = List.of(option.split(" ", -1));
    List<String> args = new ArrayList<>(List.of("--type", type));
    args.addAll(words);
    assertMisuse(words.get(0) + ": " + why, args.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"forest", "linear"})
  void copiesOfRareLabels_thatTheTypeDoesNotMake_areRefused(String type) {
    assertMisuse(
        "--augment minority makes copies for networks and studio, but none for type " + type,
        "--type",
        type,
        "--augment",
        "minority");
  }

  private void assertMisuse(String message, String... args) {
    CliRun run = train(args);
    assertEquals(2, run.code());
    assertEquals("undertone: " + message + "\n", run.err());
    assertFalse(Files.exists(out));
  }

  private CliRun train(String... args) {
    String[] all = new String[args.length + 5];
    all[0] = "train";
    all[1] = "--data";
    all[2] = corpus.toString();
    all[3] = "--out";
    all[4] = out.toString();
    System.arraycopy(args, 0, all, 5, args.length);
    return CliRun.of(home, all);
  }

  private void write(String name, SyntheticSpeech voice) throws IOException {
    Path file = corpus.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, voice.wav(16_000));
  }
}
