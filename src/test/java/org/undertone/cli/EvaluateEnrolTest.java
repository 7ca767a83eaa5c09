package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.SyntheticCorpus;

/** {@code undertone evaluate --enrol}. */
class EvaluateEnrolTest {

  @TempDir static Path home;
  private static Path data;
  private static Path out;

  /** Six actors, eight clips of each; a model that can use a baseline, and one that cannot. */
  @BeforeAll
  static void train() throws IOException {
    data = SyntheticCorpus.ravdess(home.resolve("data"), 1, 1, 2, 3, 4, 5, 6);
    out = home.resolve("report");
    train("linear", data.toString(), "--exclude-speakers", "ravdess:04,ravdess:05,ravdess:06");
    train("forest", data.resolve("Actor_01").toString(), "--trees", "3");
  }

  private static void train(String type, String from, String... more) {
    String model = home.resolve("models/my-" + type).toString();
    List<String> all =
        new ArrayList<>(List.of("train", "--type", type, "--data", from, "--out", model));
    all.addAll(List.of(more));
    CliRun run = CliRun.of(home, all.toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
  }

  @Test
  void baselines_ofAModelAndOfARecipe_areMeasuredBesides() throws IOException {
    for (List<String> subject :
        List.of(
            List.of("--model", "my-linear"),
            List.of("--type", "linear", "--folds", "grouped-2", "--augment", "none"))) {
      List<String> args = new ArrayList<>(subject);
      args.addAll(List.of("--enrol", "1,all,1,500", "--resamples", "100"));
      CliRun run = evaluate(args.toArray(String[]::new));
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().contains("With a baseline of the speaker's voice, from "), run.out());
      assertTrue(run.out().contains("\nclips enrolled  tested "), run.out());
      assertTrue(
          run.out().contains("nobody has clips enough for a baseline of 500: it is left out"),
          run.out());
      JsonNode enrolment = document().get("enrolment");
      assertEquals(2, enrolment.size(), "what is asked twice is measured once");
      assertFigures(enrolment.get(0), "1", 6 * 7);
      assertFigures(enrolment.get(1), "all", 6 * 8);
      assertEquals(
          document().at("/results/figures/unweightedAverageRecall/pooled").doubleValue(),
          enrolment.at("/1/without/pooled").doubleValue(),
          1e-12);
      assertEquals(run.out(), evaluate(args.toArray(String[]::new)).out());
    }
  }

  private static void assertFigures(JsonNode figures, String word, int clips) {
    assertEquals(word, figures.get("enrolment").textValue());
    assertEquals(clips, figures.get("clips").intValue());
    double with = figures.at("/with/pooled").doubleValue();
    double without = figures.at("/without/pooled").doubleValue();
    assertEquals(with - without, figures.at("/gain/difference").doubleValue(), 1e-12);
    assertTrue(figures.at("/calibrationError/pooled").doubleValue() >= 0, figures.toString());
  }

  @Test
  void enrolment_isEmpty_whereNoneIsAskedFor() throws IOException {
    CliRun run = evaluate("--model", "my-linear", "--resamples", "100");
    assertEquals(0, run.code(), run.err());
    assertTrue(document().get("enrolment").isEmpty());
    assertFalse(run.out().contains("baseline"), run.out());
  }

  @Test
  void wrongWords_areWrongUsage() {
    for (String word : List.of("0", "ten", "ordinary", "1,nobody")) {
      String wrong = word.substring(word.indexOf(',') + 1);
      assertMisuse(
          "an enrolment must be a number of clips such as 5, ordinary-3 or all, got \""
              + wrong
              + "\"",
          "--model",
          "my-linear",
          "--enrol",
          word);
    }
  }

  @Test
  void whatCannotAdapt_isRefused() {
    assertMisuse(
        "the model my-forest cannot use a baseline of the speaker's voice",
        "--model",
        "my-forest",
        "--enrol",
        "all");
    assertMisuse(
        "models of type cnn-mel cannot use a baseline of the speaker's voice",
        "--type",
        "cnn-mel",
        "--enrol",
        "1");
  }

  @Test
  void tooFewVoicesToLearnFrom_areWrongUsage() throws IOException {
    String needed = "--enrol needs at least 3 known speakers to learn from in every fold, got ";
    String more = "; add speakers";
    Path twoFolds = SyntheticCorpus.ravdess(home.resolve("two-folds"), 1, 4, 10, 8, 9);
    List<String> all = List.of("evaluate", "--type", "linear", "--out", out.toString());
    for (List<String> data :
        List.of(
            List.of("--data", twoFolds.toString()),
            List.of("--data", twoFolds.toString(), "--exclude-speakers", "ravdess:04"))) {
      List<String> args = new ArrayList<>(all);
      args.addAll(data);
      args.addAll(List.of("--enrol", "1"));
      CliRun run = CliRun.of(home, args.toArray(String[]::new));
      assertEquals(2, run.code(), run.out());
      assertEquals(
          "undertone: " + needed + 2 + more + ", or --folds that test fewer at a time\n",
          run.err());
    }
    assertMisuse(
        needed + 1 + more,
        "--type",
        "linear",
        "--protocol",
        "corpus",
        "--train-on",
        SyntheticCorpus.ravdess(home.resolve("one"), 1, 9).toString(),
        "--enrol",
        "all");
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
