package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.learn.ConformalSets;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;
import org.undertone.testing.TestNetworks;

class PredictCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;
  private Path recordings;

  @BeforeEach
  void prepare() throws IOException {
    TestModels.forest("classic").save(home.resolve("models/classic"));
    recordings = Files.createDirectories(home.resolve("recordings/inner")).getParent();
  }

  @Test
  void files_areAnsweredInTheOrderGivenAndFoldersInSortedOrder() throws IOException {
    List<String> expected = new ArrayList<>();
    Path last = speak(home.resolve("zz.wav"), 9);
    expected.add(last.toString());
    for (int i = 0; i < 20; i++) {
      expected.add(speak(recordings.resolve("%02d.wav".formatted(i)), i).toString());
    }
    expected.add(speak(recordings.resolve("inner/a.WAV"), 30).toString());
    Files.writeString(recordings.resolve("notes.txt"), "no audio");
    speak(recordings.resolve(".hidden.wav"), 31);
    CliRun run = predict("--json", last.toString(), recordings.toString());
    assertEquals(0, run.code(), run.err());
    List<String> paths = new ArrayList<>();
    for (String line : run.lines()) {
      paths.add(JSON.readTree(line).get("path").textValue());
    }
    assertEquals(expected, paths);
    assertEquals("", run.err());
  }

  @Test
  void json_isTheVerdictWithThePathFirst() throws IOException {
    Path clip = speak(recordings.resolve("a, \"b\".wav"), 1);
    JsonNode line = JSON.readTree(predict("--json", clip.toString()).out());
    List<String> fields = new ArrayList<>();
    line.fieldNames().forEachRemaining(fields::add);
    assertEquals(
        List.of(
            "path",
            "outcome",
            "label",
            "emoji",
            "confidence",
            "band",
            "top",
            "probabilities",
            "gates",
            "audio",
            "model",
            "elapsedMillis"),
        fields);
    assertEquals(clip.toString(), line.get("path").textValue());
    assertEquals(3, line.get("top").size());
    assertEquals(5, line.get("probabilities").size());
    assertEquals("classic", line.at("/model/id").textValue());
    assertEquals(16_000, line.at("/audio/sampleRateHz").intValue());
  }

  @Test
  void explain_saysWhyInEveryForm() throws IOException {
    String clip = speak(recordings.resolve("a.wav"), 1).toString();
    String text = predict("--explain", clip).out();
    assertTrue(text.contains("\n  why: "), text);
    assertTrue(text.matches("(?s).*\\n       [a-z]+ [+-]\\d+\\.\\d, .* points\\n.*"), text);
    JsonNode why = JSON.readTree(predict("--explain", "--json", clip).out()).get("explanation");
    assertEquals(190, why.get("features").size());
    List<String> csv = predict("--explain", "--csv", clip).lines();
    assertTrue(csv.get(0).endsWith(",speechLevelDbfs,explanation,note"), csv.get(0));
    String sentence = why.get("sentence").asText();
    assertTrue(csv.get(1).replace("\"", "").endsWith("," + sentence + ","), csv.get(1));
  }

  @Test
  void set_namesLabelsInEveryForm() throws IOException {
    TestModels.givingSets("giving", new ConformalSets(0.9, 0)).save(home.resolve("models/giving"));
    String clip = speak(recordings.resolve("a.wav"), 1).toString();
    JsonNode verdict = JSON.readTree(predict("--set", "--json", "--model", "giving", clip).out());
    List<String> labels = new ArrayList<>();
    verdict.at("/set/labels").forEach(label -> labels.add(label.asText()));
    assertEquals(5, labels.size());
    assertEquals(0.9, verdict.at("/set/probability").doubleValue());
    String words = String.join(" ", labels);
    String text = predict("--set", "--model", "giving", clip).out();
    assertTrue(
        text.contains(
            "\n  set: "
                + words
                + " (holds the right one with 90 %, if recorded like the training data)\n"),
        text);
    List<String> csv = predict("--set", "--csv", "--model", "giving", clip).lines();
    assertTrue(csv.get(0).endsWith(",speechLevelDbfs,set,note"), csv.get(0));
    assertTrue(csv.get(1).endsWith("," + words + ","), csv.get(1));
    assertFalse(predict("--json", "--model", "giving", clip).out().contains("\"set\""));
    assertFalse(predict("--csv", "--model", "giving", clip).out().contains("set"));
  }

  @Test
  void set_byAModelWithoutAThreshold_isAWrongUse() {
    CliRun run = predict("--set", "a.wav");
    assertEquals(2, run.code());
    assertTrue(
        run.err()
            .contains("--set: the model classic learned no threshold for sets of labels, and only"),
        run.err());
  }

  @Test
  void explain_byANetwork_isAWrongUse() throws Exception {
    TestNetworks.saveWaveform(home.resolve("models/brought"), "brought");
    CliRun run = predict("--explain", "--model", "brought", "a.wav");
    assertEquals(2, run.code());
    assertTrue(
        run.err()
            .contains("--explain: the model brought is of type torchscript and cannot say why"),
        run.err());
  }

  @Test
  void failures_areReportedInTheirPlaceAndTheRestIsAnswered() throws IOException {
    Path good = speak(recordings.resolve("c.wav"), 1);
    Path bad = Files.writeString(recordings.resolve("b.wav"), "a text file, not a recording");
    Path absent = recordings.resolve("a.wav");
    CliRun run = predict("--json", absent.toString(), bad.toString(), good.toString());
    assertEquals(1, run.code());
    assertEquals(3, run.lines().size());
    assertEquals("{\"path\":\"" + absent + "\",\"error\":\"no such file\"}", run.lines().get(0));
    JsonNode second = JSON.readTree(run.lines().get(1));
    assertEquals(bad.toString(), second.get("path").textValue());
    assertFalse(second.get("error").textValue().isBlank());
    assertTrue(run.lines().get(2).contains("\"outcome\""));
    assertEquals(2, run.err().lines().count());
    assertTrue(run.err().startsWith("undertone: " + absent + ": no such file\n"), run.err());
  }

  @Test
  void emptyFolder_fails() throws IOException {
    Path empty = Files.createDirectory(recordings.resolve("empty"));
    assertEquals(
        "undertone: " + empty + ": nothing is in this folder\n", predict(empty.toString()).err());
  }

  @Test
  void folderWithoutAudio_fails() {
    CliRun run = predict(recordings.toString());
    assertEquals(1, run.code());
    assertEquals(
        "undertone: " + recordings + ": no file in this folder is named like audio\n", run.err());
    assertEquals("", run.out());
  }

  @Test
  void text_hasEmojiLabelConfidenceAndCandidates() throws IOException {
    Path clip = speak(recordings.resolve("a.wav"), 1);
    CliRun run = predict(clip.toString());
    assertEquals(0, run.code());
    assertEquals(clip.toString(), run.lines().get(0));
    assertTrue(
        run.lines().get(1).matches("  (❓ uncertain|\\S+ [a-z]+, \\d+ % sure \\([a-z]+\\))"),
        run.out());
    assertTrue(
        run.lines()
            .get(2)
            .matches("  \\S+ [a-z]+ \\d+ %   \\S+ [a-z]+ \\d+ %   \\S+ [a-z]+ \\d+ %"),
        run.out());
  }

  @Test
  void text_ofSilence_saysWhichGateFired() throws IOException {
    Path clip = recordings.resolve("silence.wav");
    Files.write(clip, SyntheticSpeech.wav16(new float[16_000], 16_000));
    CliRun run = predict(clip.toString());
    assertEquals(0, run.code());
    assertEquals("  🔇 no speech", run.lines().get(1));
    assertTrue(run.lines().get(2).startsWith("  speech gate: "), run.out());
  }

  @Test
  void csv_hasAColumnForEveryLabelAndNoRowForAFailure() throws IOException {
    Path clip = speak(recordings.resolve("a, \"b\".wav"), 1);
    CliRun run = predict("--csv", clip.toString(), recordings.resolve("absent.wav").toString());
    assertEquals(1, run.code());
    assertEquals(
        "path,outcome,label,confidence,band,angry,fearful,happy,neutral,sad,"
            + "durationSeconds,speechSeconds,speechLevelDbfs,note",
        run.lines().get(0));
    assertEquals(2, run.lines().size());
    String quoted = '"' + clip.toString().replace("\"", "\"\"") + '"';
    assertTrue(run.lines().get(1).startsWith(quoted + ","), run.out());
    assertEquals(14, run.lines().get(1).substring(quoted.length()).split(",", -1).length);
  }

  @Test
  void twoForms_excludeEachOther() {
    CliRun run = predict("--json", "--csv", "a.wav");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("mutually exclusive"), run.err());
  }

  @Test
  void csv_saysLastWhatIsToBeKnownOfARecording() throws IOException {
    byte[] wav = SyntheticSpeech.DEFAULT.withSeconds(2).wav(16_000);
    Path cut = Files.write(recordings.resolve("cut.wav"), Arrays.copyOf(wav, wav.length / 2));
    List<String> csv = predict("--csv", cut.toString()).lines();
    assertTrue(csv.get(0).endsWith(",speechLevelDbfs,note"), csv.get(0));
    assertTrue(csv.get(1).contains(",\"The end of the recording is missing: "), csv.get(1));
  }

  @Test
  void pipeAndStandardInput_areReadLikeFiles() throws Exception {
    Path clip = speak(recordings.resolve("a.wav"), 1);
    String expected = predict("--csv", clip.toString()).lines().get(1);
    InputStream before = System.in;
    try (InputStream bytes = Files.newInputStream(clip)) {
      System.setIn(bytes);
      assertEquals(expected.replace(clip.toString(), "-"), predict("--csv", "-").lines().get(1));
    } finally {
      System.setIn(before);
    }
    Path pipe = recordings.resolve("pipe");
    assumeTrue(makesPipe(pipe), "there are no named pipes");
    Thread writer = new Thread(() -> copy(clip, pipe));
    writer.start();
    CliRun run = predict("--csv", pipe.toString());
    writer.join();
    assertEquals(0, run.code(), run.err());
    assertEquals(expected.replace(clip.toString(), pipe.toString()), run.lines().get(1));
  }

  private static boolean makesPipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static void copy(Path from, Path to) {
    try (OutputStream out = Files.newOutputStream(to)) {
      Files.copy(from, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void folderThatLinksToItself_isSearchedOnce() throws IOException {
    Path clip = speak(recordings.resolve("a.wav"), 1);
    Files.createSymbolicLink(recordings.resolve("inner/again"), recordings);
    CliRun run = predict("--csv", recordings.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err());
    assertEquals(2, run.lines().size(), run.out());
    assertTrue(run.lines().get(1).startsWith(clip + ","), run.out());
  }

  @Test
  void modelThatIsNotThere_isNamedWithItsPlace() {
    CliRun run = predict("--model", "nobody", "a.wav");
    assertEquals(1, run.code());
    assertEquals(
        "undertone: "
            + home.resolve("models")
            + ": found no model \"nobody\"; needed is one of the models classic\n",
        run.err());
    assertEquals(2, predict("--model", "Nobody", "a.wav").code());
  }

  @Test
  void model_mayBeTheFolderOfOneElsewhere(@TempDir Path elsewhere) throws IOException {
    Path mine = elsewhere.resolve("mine");
    TestModels.forest("mine").save(mine);
    Path clip = speak(recordings.resolve("a.wav"), 1);
    CliRun run = predict("--json", "--model", mine.toString(), clip.toString());
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("\"id\":\"mine\""), run.out());
    Path nobody = elsewhere.resolve("nobody");
    assertEquals(
        "undertone: "
            + elsewhere
            + ": found no model \"nobody\"; needed is one of the models mine\n",
        predict("--model", nobody.toString(), clip.toString()).err());
    assertEquals(2, predict("--model", "/", clip.toString()).code());
  }

  @ParameterizedTest
  @CsvSource({
    "Broken pipe, 0, ''",
    "No space left on device, 1, 'undertone: the results could not be written: No space left on"
        + " device\n'"
  })
  void output_thatNobodyReads_endsQuietly_andWhatIsLostIsTold(
      String why, int expectedCode, String complaint) throws IOException {
    for (int i = 0; i < 40; i++) {
      speak(recordings.resolve(i + ".wav"), i);
    }
    Refusing refusing = new Refusing(why);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new ResultStream(refusing), CliRun.utf8(err), false);
    int code =
        new Main(new Home(home), terminal, home, Map.of())
            .run("predict", "--json", recordings.toString());
    assertEquals(expectedCode, code);
    assertEquals(complaint, err.toString(StandardCharsets.UTF_8));
    assertEquals(1, refusing.writes);
  }

  private static final class Refusing extends OutputStream {
    private final String why;
    private int writes;

    Refusing(String why) {
      this.why = why;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(why);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      writes++;
      throw new IOException(why);
    }
  }

  @Test
  void nameThatCommandsATerminal_isShownInHarmlessCharacters() throws IOException {
    Path named = speak(recordings.resolve("a\u001b[31m\u009b.wav"), 1);
    String shown = recordings.resolve("a\\x1b[31m\\x9b.wav").toString();
    assertEquals(shown, predict(named.toString()).lines().get(0));
    String line = predict("--json", named.toString()).lines().get(0);
    assertEquals(named.toString(), JSON.readTree(line).get("path").textValue());
    Files.writeString(named, "no sound");
    String err = predict(named.toString()).err();
    assertTrue(err.startsWith("undertone: " + shown + ": "), err);
  }

  private CliRun predict(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "predict";
    System.arraycopy(args, 0, all, 1, args.length);
    return CliRun.of(home, all);
  }

  private static Path speak(Path file, long seed) throws IOException {
    return Files.write(file, SyntheticSpeech.DEFAULT.withSeconds(1).withSeed(seed).wav(16_000));
  }
}
