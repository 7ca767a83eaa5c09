package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of {@code evaluate} that cannot be meant are refused before anything is looked at. */
class EvaluateMisuseTest {

  @TempDir private static Path home;

  @Test
  void contradictions_areWrongUsage() {
    assertMisuse("either --model or --type is needed");
    assertMisuse(
        "got --model with --type: measure either a finished model or a recipe",
        "--model",
        "x",
        "--type",
        "forest");
    assertMisuse(
        "--protocol must be one of speakers, clips, corpus, leaky, got \"actors\"",
        "--type",
        "forest",
        "--protocol",
        "actors");
    assertMisuse(
        "--degrade is not for the protocol leaky",
        "--type",
        "forest",
        "--protocol",
        "leaky",
        "--degrade",
        "room");
    assertMisuse(
        "lowestSnrDb must lie in [-20.0, 100.0], got 101.0",
        "--model",
        "mine",
        "--degrade",
        "noise-101");
    assertMisuse("--resamples must lie in 100..20000, got 9", "--model", "x", "--resamples", "9");
    assertMisuse(
        "the protocol corpus needs corpora to train on: --train-on PATH",
        "--type",
        "forest",
        "--protocol",
        "corpus");
  }

  @Test
  void optionsThatTheTypeDoesNotHeed_areWrongUsage() {
    assertMisuse(
        "--epochs: it is heeded by networks and studio, not by type forest",
        "--type",
        "forest",
        "--epochs",
        "3");
    assertMisuse(
        "--trees: it is heeded by type forest, not by linear", "--type", "linear", "--trees", "9");
  }

  @Test
  void optionsThatWouldChangeNothing_areWrongUsage() {
    String finished =
        " with --model: a finished model is not trained again. Leave that out (--speakers chooses"
            + " whom to test), or measure a recipe with --type";
    for (String option :
        List.of(
            "--truth-table",
            "--protocol=speakers",
            "--folds=ravdess-6",
            "--train-on=x",
            "--exclude-speakers=ravdess:09",
            "--keep-calm",
            "--trees=5",
            "--min-leaf=4",
            "--max-depth=9",
            "--features-per-split=7",
            "--features=classic-190",
            "--epochs=2",
            "--augment=none",
            "--copies=2",
            "--fresh")) {
      assertMisuse("got " + option.replaceFirst("=.*", "") + finished, "--model", "mine", option);
    }
    assertMisuse(
        "got --protocol and --trees" + finished, "--model=mine", "--trees=5", "--protocol=clips");
    for (String option : List.of("--compare=mine", "--speakers=ravdess:09")) {
      assertMisuse(
          "got "
              + option.replaceFirst("=.*", "")
              + " with --type: no finished model is tested. Leave that out (--exclude-speakers"
              + " chooses whom to do without), or measure one with --model",
          "--type=forest",
          option);
    }
    for (String option :
        List.of(
            "--protocol=clips",
            "--protocol=speakers",
            "--folds=grouped-2",
            "--train-on=x",
            "--degrade=room",
            "--enrol=1")) {
      assertMisuse(
          "got "
              + option.replaceFirst("=.*", "")
              + " with --truth-table: it measures by speakers, by clips and leaky, always alike."
              + " Leave that out, or measure one way at a time without --truth-table",
          "--type=linear",
          "--truth-table",
          option);
    }
  }

  @Test
  void copiesOfTheRecipe_areRefusedWhereLeakyMakesItsOwn() {
    String why =
        " with the protocol leaky, also in a --truth-table: it makes copies of its own, before the"
            + " split, and the recipe learns from no others. Leave that out, or measure by another"
            + " protocol";
    assertMisuse(
        "got --augment and --copies" + why,
        "--type=forest",
        "--protocol=leaky",
        "--augment=robust",
        "--copies=2");
    assertMisuse("got --copies" + why, "--type=linear", "--truth-table", "--copies=2");
  }

  private static void assertMisuse(String message, String... args) {
    List<String> all =
        new ArrayList<>(List.of("evaluate", "--data", home + "/data", "--out", home + "/report"));
    all.addAll(List.of(args));
    CliRun run = CliRun.of(home, all.toArray(String[]::new));
    assertEquals(2, run.code(), run.out());
    assertEquals("undertone: " + message + "\n", run.err());
  }
}
