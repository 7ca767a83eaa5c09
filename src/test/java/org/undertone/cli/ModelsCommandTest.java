package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.Familiarity;
import org.undertone.learn.StandardScaler;
import org.undertone.model.FamiliaritySettings;
import org.undertone.testing.TestModels;

class ModelsCommandTest {

  @TempDir Path home;

  @Test
  void list_hasOneLineAModelWithTypeScoreAndLabels() throws IOException {
    TestModels.forest("mine").save(home.resolve("models/mine"));
    TestModels.forest("classic").save(home.resolve("models/classic"));
    CliRun run = CliRun.of(home, "models");
    assertEquals(0, run.code(), run.err());
    assertEquals(2, run.lines().size());
    assertTrue(
        run.lines()
            .get(0)
            .matches(
                "classic +forest +0.0 MB +UAR 50.0 ± 2.0 % on unheard speakers of noise +angry fearful happy neutral"
                    + " sad"),
        run.out());
    assertTrue(run.lines().get(1).startsWith("mine "), run.out());
  }

  @Test
  void facts_ofOneModel_tellWhereItComesFromAndHowWellItDoes() throws IOException {
    TestModels.forest("mine").save(home.resolve("models/mine"));
    String out = CliRun.of(home, "models", "mine").out();
    for (String fact :
        new String[] {
          "id                 mine",
          "labels             😠 angry  😨 fearful",
          "trained on         noise, 60 clips, 6 speakers",
          "option             trees 10",
          "seed               42",
          "energy gate        angry loses below -45.50 dBFS",
          "unheard speakers   protocol grouped-2, 2 folds",
          "accuracy           51.0 ± 3.0 %",
          "sad                recall 50.0 %, precision 40.0 %, F1 44.0 %, 12 clips"
        }) {
      assertTrue(out.contains(fact), () -> fact + " is not in\n" + out);
    }
  }

  @Test
  void facts_sayWhoCanUseABaseline() throws IOException {
    TestModels.adapting("knowing").save(home.resolve("models/knowing"));
    TestModels.forest("deaf").save(home.resolve("models/deaf"));
    assertTrue(CliRun.of(home, "models", "knowing").out().contains("can use a baseline"));
    assertFalse(CliRun.of(home, "models", "deaf").out().contains("can use a baseline"));
  }

  @Test
  void familiarityGate_isAmongTheFacts_ofAModelThatHasIt() throws IOException {
    StandardScaler scaler = StandardScaler.fit(new float[][] {new float[190]});
    Familiarity even = new Familiarity(scaler, new double[5][190], new double[5]);
    TestModels.guarded(TestModels.forest("guarded"), new FamiliaritySettings(even, 0.25))
        .save(home.resolve("models/guarded"));
    TestModels.forest("mine").save(home.resolve("models/mine"));
    String gate = "familiarity gate   uncertain where another reading gives the answer less than";
    String guarded = CliRun.of(home, "models", "guarded").out();
    assertTrue(guarded.contains(gate + " 0.25"), guarded);
    assertFalse(CliRun.of(home, "models", "mine").out().contains("familiarity"));
  }

  @Test
  void setsOfLabels_areAmongTheFacts_ofAModelThatGivesThem() throws IOException {
    TestModels.givingSets("giving", new ConformalSets(0.9, 0.1))
        .save(home.resolve("models/giving"));
    TestModels.forest("mine").save(home.resolve("models/mine"));
    String fact = "set                can name the labels that hold the right one with 90 %\n";
    assertTrue(CliRun.of(home, "models", "giving").out().contains(fact));
    assertFalse(CliRun.of(home, "models", "mine").out().contains(fact));
  }

  /** A model may be somebody else's. */
  @Test
  void factsThatCommandATerminal_areShownInHarmlessCharacters() throws IOException {
    TestModels.forest("mine").save(home.resolve("models/mine"));
    Path manifest = home.resolve("models/mine/model.json");
    String json = Files.readString(manifest);
    assertTrue(json.contains("\"name\" : \"noise\""), json);
    Files.writeString(manifest, json.replace("\"name\" : \"noise\"", "\"name\" : \"a\\u001b[2J\""));
    assertTrue(CliRun.of(home, "models").out().contains(" of a\\x1b[2J "));
    String facts = CliRun.of(home, "models", "mine").out();
    assertTrue(facts.contains("trained on         a\\x1b[2J, 60 clips"), facts);
  }

  @Test
  void damagedModel_isReportedAndTheOthersAreListed() throws IOException {
    TestModels.forest("mine").save(home.resolve("models/mine"));
    TestModels.forest("bad").save(home.resolve("models/bad"));
    Files.writeString(home.resolve("models/bad/forest.bin"), "x");
    CliRun run = CliRun.of(home, "models");
    assertEquals(1, run.code());
    assertEquals(1, run.lines().size());
    assertTrue(run.err().startsWith("undertone: " + home.resolve("models/bad/forest.bin")));
    assertEquals(1, CliRun.of(home, "models", "bad").code());
  }

  @Test
  void homeWithoutModels_saysHowToTrainOne() {
    CliRun run = CliRun.of(home, "models");
    assertEquals(1, run.code());
    assertTrue(run.err().endsWith("train one: undertone train --help\n"), run.err());
  }
}
