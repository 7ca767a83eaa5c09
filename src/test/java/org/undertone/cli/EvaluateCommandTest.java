package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.testing.TestModels;

class EvaluateCommandTest {

  @TempDir static Path home;
  private static Path data;
  private static Path out;

  /** A model that heard three of four actors, and a smaller one that heard the same. */
  @BeforeAll
  static void train() throws IOException {
    data = SyntheticCorpus.ravdess(home.resolve("data"), 1, 4, 10, 8, 9);
    out = home.resolve("report");
    for (Map.Entry<String, String> model : Map.of("mine", "20", "tiny", "1").entrySet()) {
      CliRun run =
          CliRun.of(
              home,
              "train",
              "--data",
              data.toString(),
              "--out",
              home.resolve("models/" + model.getKey()).toString(),
              "--trees",
              model.getValue(),
              "--features",
              "classic-190",
              "--exclude-speakers",
              "ravdess:09");
      assertEquals(0, run.code(), run.err());
    }
  }

  @Test
  void modelOnSpeakersThatItHeard_isWarnedOf_inWordsAndInJson() throws IOException {
    CliRun run = evaluate("--model", "mine");
    assertEquals(0, run.code(), run.err());
    String warning =
        "HEARD SPEAKERS, NOT A SCORE: mine was trained on these very recordings (ravdess). 24 of"
            + " the 32 clips are of speakers whom it heard";
    assertTrue(run.out().startsWith("WARNING: " + warning), run.out());
    assertTrue(run.out().contains("mine on heard speakers, not a score: UAR "), run.out());
    JsonNode document = document();
    assertTrue(document.get("warnings").get(0).textValue().startsWith(warning));
    assertEquals("HEARD", document.at("/subject/hearing/verdict").textValue());
    assertTrue(document.at("/protocol/speakersShared").booleanValue());
    assertEquals(32, document.at("/results/clips").intValue());
    assertTrue(document.at("/comparison").isNull());
    String page = Files.readString(out.resolve("report.html")).replace('\u00a0', ' ');
    assertTrue(page.contains("HEARD SPEAKERS, NOT A SCORE"), "the report warns too");
    assertTrue(page.contains("24 of the 32 clips"), "the report warns too");
    assertTrue(run.out().endsWith("wrote " + out.resolve("report.html") + "\n"), run.out());
  }

  @Test
  void modelOnSpeakersThatItDidNotHear_isNotWarnedOf() throws IOException {
    CliRun run = evaluate("--model", "mine", "--speakers", "ravdess:09");
    assertEquals(0, run.code(), run.err());
    assertTrue(
        run.out().startsWith("mine on speakers it did not hear, as far as its bundle tells: UAR "),
        run.out());
    assertFalse(run.out().contains("WARNING"), run.out());
    assertEquals("UNHEARD", document().at("/subject/hearing/verdict").textValue());
    assertEquals(8, document().at("/results/clips").intValue());
    assertTrue(document().at("/results/figures/accuracy/low").isNull(), "one speaker alone");
  }

  @Test
  void clipsOfLabelsThatTheModelDoesNotKnow_areCountedOfTheSpeakersWhoAreTestedAlone()
      throws IOException {
    Path five = home.resolve("elsewhere/five");
    TestModels.forest("five").save(five);
    assertEquals(0, evaluate("--model", five.toString()).code());
    assertEquals(4, document().at("/data/leftOut/disgust").intValue());
    assertEquals(4, document().at("/data/leftOut/surprised").intValue());
    assertEquals(0, evaluate("--model", five.toString(), "--speakers", "ravdess:09").code());
    assertEquals(6, document().at("/results/clips").intValue());
    assertEquals(1, document().at("/data/leftOut/disgust").intValue());
    assertEquals(1, document().at("/data/leftOut/surprised").intValue());
  }

  @Test
  void speakersWhomNobodyKnows_areWrongUsage() {
    assertMisuse(
        "--speakers: nobody in the data is named \"ravdess:77\"; names look like ravdess:04",
        "--model",
        "mine",
        "--speakers",
        "ravdess:04,ravdess:77");
    assertMisuse(
        "--exclude-speakers: nobody in the data is named \"ravdess:77\"; names look like ravdess:04",
        "--type",
        "forest",
        "--exclude-speakers",
        "ravdess:04,ravdess:77");
  }

  @Test
  void clipsThatAreAllSkipped_areCountedByReason_ofAModelAndOfARecipe() throws IOException {
    Path bad = Files.createDirectories(home.resolve("bad"));
    Files.writeString(bad.resolve("03-01-05-01-01-01-07.wav"), "not audio");
    for (List<String> subject : List.of(List.of("--model", "mine"), List.of("--type", "forest"))) {
      List<String> args =
          new ArrayList<>(List.of("evaluate", "--data", bad.toString(), "--out", out.toString()));
      args.addAll(subject);
      CliRun run = CliRun.of(home, args.toArray(String[]::new));
      assertEquals(1, run.code());
      assertEquals(
          "undertone: no usable clip in "
              + bad
              + ": does not decode: 1 (03-01-05-01-01-01-07.wav: This is plain text, not a recording)\n",
          run.err());
    }
  }

  @Test
  void json_isTheDocumentThatIsWritten_theSameEachTime() throws IOException {
    CliRun run = evaluate("--model", "mine", "--json", "--resamples", "100");
    assertEquals(0, run.code(), run.err());
    assertEquals(Files.readString(out.resolve("evaluation.json")), run.out());
    assertTrue(run.err().startsWith("undertone: WARNING: HEARD SPEAKERS"), run.err());
    assertEquals(run.out(), evaluate("--model", "mine", "--json", "--resamples", "100").out());
  }

  @Test
  void degradedCopies_areTestedBesideTheClips_ofAModelAndOfARecipe() throws IOException {
    for (List<String> subject :
        List.of(
            List.of("--model", "mine"),
            List.of("--type", "forest", "--features", "classic-190", "--trees", "5"))) {
      List<String> args = new ArrayList<>(subject);
      args.addAll(List.of("--degrade", "noise-0,telephone,gain+20", "--resamples", "100"));
      CliRun run = evaluate(args.toArray(String[]::new));
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("Degraded copies of the same clips\ncondition "), run.out());
      JsonNode robustness = document().get("robustness");
      assertEquals(3, robustness.get("conditions").size());
      JsonNode noise = robustness.at("/conditions/0");
      assertEquals("noise-0", noise.get("name").textValue());
      assertEquals("noise 0.0 dB below the speech, seed 1", noise.get("copy").textValue());
      JsonNode uar = noise.at("/figures/unweightedAverageRecall");
      assertEquals(
          document().at("/results/figures/unweightedAverageRecall/pooled").doubleValue(),
          uar.get("clean").doubleValue(),
          1e-12);
      assertTrue(uar.get("loss").doubleValue() > 0.1, uar.toString());
      JsonNode louder = robustness.at("/conditions/2");
      assertEquals(
          "gain +20.0 dB, cut off at full scale, rounded to 16 bits",
          louder.get("copy").textValue());
      assertTrue(louder.at("/changed/share").doubleValue() > 0, louder.toString());
      assertEquals(4, robustness.get("gain").size());
      assertEquals(-20, robustness.at("/gain/0/gainDb").doubleValue());
      double changed = robustness.at("/gain/0/changed").doubleValue();
      assertTrue(changed > 0 && changed <= 1, () -> "changed " + changed);
      assertEquals(run.out(), evaluate(args.toArray(String[]::new)).out());
    }
    evaluate("--model", "mine");
    assertTrue(document().get("robustness").isNull());
  }

  @Test
  void forest_asItIsTrainedByDefault_answersAlikeAtEveryLevel() throws IOException {
    CliRun run =
        evaluate("--type", "forest", "--trees", "5", "--degrade", "gain-20", "--resamples", "100");
    assertEquals(0, run.code(), run.err());
    assertEquals("levelled-196", document().at("/subject/featureSet").textValue());
    for (JsonNode gain : document().at("/robustness/gain")) {
      assertEquals(0, gain.get("changed").doubleValue(), gain.toString());
    }
  }

  @Test
  void features_areChosenOfAForestAlone_andNamed() throws IOException {
    assertMisuse(
        "the features of type linear cannot be chosen; those of a forest can",
        "--type",
        "linear",
        "--features",
        "classic-190");
    assertMisuse(
        "a forest looks at named values, and those of log-mel-64 have no names",
        "--type",
        "forest",
        "--features",
        "log-mel-64");
  }

  @Test
  void twoModels_areComparedOnTheSameClips() throws IOException {
    CliRun run = evaluate("--model", "mine", "--compare", "tiny");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("WARNING: HEARD SPEAKERS, NOT A SCORE: tiny"), run.out());
    JsonNode comparison = document().get("comparison");
    assertEquals("mine", comparison.get("first").textValue());
    assertEquals("tiny", comparison.get("second").textValue());
    assertEquals(7, comparison.get("labels").size());
    JsonNode uar = comparison.at("/differences/unweightedAverageRecall");
    assertEquals(
        uar.get("first").doubleValue() - uar.get("second").doubleValue(),
        uar.get("difference").doubleValue(),
        1e-12);
    assertTrue(
        comparison
            .get("headline")
            .textValue()
            .startsWith(
                "On heard speakers, not a score: mine heard and tiny heard tested speakers"),
        comparison.toString());
    assertEquals(document().at("/subject/hearing"), comparison.get("firstHearing"));
    assertEquals("HEARD", comparison.at("/secondHearing/verdict").textValue());
    assertTrue(run.out().contains(comparison.get("headline").textValue()), run.out());
    assertTrue(
        Files.readString(out.resolve("report.html"))
            .replace('\u00a0', ' ')
            .contains("<h2>Compared with tiny</h2>\n<p>" + comparison.get("headline").textValue()));
  }

  @Test
  void recipe_isEvaluatedOverFolds_andInATruthTable() throws IOException {
    CliRun run = evaluate("--type=forest", "--trees=5", "--min-leaf=3", "--max-depth=9");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("forest on unheard speakers: UAR "), run.out());
    assertEquals("ravdess-6", document().at("/protocol/plan").textValue());
    assertEquals("3", document().at("/subject/options/minLeaf").textValue(), "as it was asked");
    assertEquals("9", document().at("/subject/options/maxDepth").textValue(), "as it was asked");
    CliRun table = evaluate("--type", "forest", "--trees", "5", "--truth-table");
    assertEquals(0, table.code(), table.err());
    assertTrue(table.out().contains("LEAKY ON PURPOSE"), table.out());
    assertTrue(table.out().contains("92.85 %"), table.out());
    assertEquals("truth-table", document().get("kind").textValue());
    String page = Files.readString(out.resolve("report.html")).replace('\u00a0', ' ');
    assertTrue(page.contains(document().get("headline").textValue()), "the headline");
    assertFalse(page.contains(home.toString()), "no folder is named");
  }

  @Test
  void modelOfTheSettings_doesNotStandAgainstARecipe() {
    CliRun run =
        CliRun.with(
            home,
            Map.of("UNDERTONE_MODEL", "mine"),
            "evaluate",
            "--data",
            data.toString(),
            "--out",
            out.toString(),
            "--type",
            "forest",
            "--trees",
            "2",
            "--protocol",
            "clips");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("WARNING: for comparison only"), run.out());
  }

  @Test
  void placeThatCannotBeWritten_isToldBeforeAnythingIsMeasured() throws IOException {
    Path file = Files.createTempFile("undertone", ".txt");
    Path place = file.resolve("report");
    CliRun run =
        CliRun.of(
            home,
            "evaluate",
            "--model",
            "absent",
            "--data",
            data.toString(),
            "--out",
            place.toString());
    Files.delete(file);
    assertEquals(1, run.code());
    assertEquals(
        "undertone: nothing can be written to "
            + place
            + ": "
            + file
            + " is no folder to write to\n",
        run.err());
  }

  @Test
  void modelThatIsNotThere_fails() {
    CliRun run = evaluate("--model", "absent");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("one of the models mine, tiny"), run.err());
  }

  private static void assertMisuse(String message, String... args) {
    CliRun run = evaluate(args);
    assertEquals(2, run.code(), run.out());
    assertEquals("undertone: " + message + "\n", run.err());
  }

  private static JsonNode document() throws IOException {
    return new ObjectMapper().readTree(out.resolve("evaluation.json").toFile());
  }

  private static CliRun evaluate(String... args) {
    List<String> all =
        new ArrayList<>(List.of("evaluate", "--data", data.toString(), "--out", out.toString()));
    all.addAll(List.of(args));
    return CliRun.of(home, all.toArray(String[]::new));
  }
}
