package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.evaluate.Tables;
import org.undertone.features.Classic190;
import org.undertone.features.Levelled;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.Scores;
import org.undertone.recognize.Band;

class TrainerTest {

  private static final ForestOptions SMALL = ForestOptions.DEFAULT.withTrees(12);

  @TempDir static Path shared;
  @TempDir Path folder;
  private Path models;

  @BeforeEach
  void makeModelsFolder() {
    models = folder.resolve("models");
  }

  @Test
  void training_savesABundleWithScoresAndCard() throws Exception {
    TrainReport report = train(options(data()));
    ModelBundle bundle = ModelBundle.load(models.resolve("mine"));
    assertEquals(report.manifest(), bundle.manifest());
    assertEquals(7, bundle.manifest().labels().size());
    assertEquals("ravdess-6", report.plan().protocol());
    Scores scores = bundle.manifest().scores().orElseThrow();
    assertEquals(2, scores.folds());
    assertEquals(32, scores.labels().stream().mapToInt(Scores.LabelScore::support).sum());
    assertTrue(scores.unweightedAverageRecall().mean() > 0.3, scores.toString());
    assertEquals(6, scores.gateEffects().size(), "no energy gate was learned here");
    assertEquals(1, bundle.manifest().provenance().corpora().size());
    assertEquals(32, bundle.manifest().provenance().corpora().get(0).files());
    assertEquals(4, bundle.manifest().provenance().corpora().get(0).speakers());
    assertEquals("2026-11-21", bundle.manifest().provenance().created());
    assertEquals(Band.LOW.from(), bundle.manifest().gates().minConfidence());
    assertTrue(bundle.fittings().calibrator().isPresent());
    assertTrue(bundle.fittings().familiarity().isPresent());
    assertTrue(scores.confidence().isPresent());
    String card = Files.readString(models.resolve("mine/CARD.md"));
    for (String needed :
        List.of(
            "# Model card: mine",
            "CC BY-NC-SA 4.0",
            "- fold 1 is left out: actors 01, 11, 20, 21 are not in the data",
            "| calibration error, all clips",
            "## Calibrator\n\nTemperature ",
            "- Familiarity: where the distance",
            "## Gates",
            "mine on unheard speakers: UAR ",
            "2000 bootstrap draws of 4 speakers, seed 1",
            "## Known weaknesses",
            "- women: UAR ",
            "24 clips of 3 speakers",
            "- men: UAR ",
            "undertone train --data data --type forest --out models/mine --seed 1"
                + " --features classic-190 --trees 12\n",
            "| disgust")) {
      assertTrue(card.contains(needed), needed + " is missing in\n" + card);
    }
    for (Scores.LabelScore of : scores.labels()) {
      assertTrue(card.contains("| " + of.label().word()), of.label().word());
    }
    assertNoMachinePath(card);
    assertNoMachinePath(Files.readString(models.resolve("mine/model.json")));
    assertTrue(report.text().contains("On unheard speakers (ravdess-6, 2 folds):"));
    String page = Files.readString(models.resolve("mine/report.html")).replace('\u00a0', ' ');
    assertNoMachinePath(page);
    String headline =
        card.lines().filter(line -> line.startsWith("mine on ")).findFirst().orElseThrow();
    headline = headline.substring(0, headline.indexOf(" Of 100 clips"));
    assertTrue(report.text().contains(headline + "\n"), report.text());
    assertTrue(page.contains(">" + headline + "<"), headline);
    assertTrue(headline.contains(Tables.percent(scores.unweightedAverageRecall())), headline);
    String weakest =
        card.lines()
            .dropWhile(line -> !line.equals("## Known weaknesses"))
            .filter(line -> line.startsWith("- "))
            .findFirst()
            .orElseThrow();
    assertTrue(report.text().contains("Weakest on " + weakest.substring(2)), report.text());
  }

  @Test
  void sameDataOptionsAndSeed_giveTheSameBytes_atAnyNumberOfThreads() throws Exception {
    train(options(data()).withThreads(1));
    byte[] forest = Files.readAllBytes(models.resolve("mine/forest.bin"));
    byte[] manifest = Files.readAllBytes(models.resolve("mine/model.json"));
    byte[] card = Files.readAllBytes(models.resolve("mine/CARD.md"));
    byte[] page = Files.readAllBytes(models.resolve("mine/report.html"));
    train(options(data()).withThreads(3));
    assertArrayEquals(forest, Files.readAllBytes(models.resolve("mine/forest.bin")));
    assertArrayEquals(manifest, Files.readAllBytes(models.resolve("mine/model.json")));
    assertArrayEquals(card, Files.readAllBytes(models.resolve("mine/CARD.md")));
    assertArrayEquals(page, Files.readAllBytes(models.resolve("mine/report.html")));
    train(options(data()).withSeed(2));
    assertFalse(Arrays.equals(forest, Files.readAllBytes(models.resolve("mine/forest.bin"))));
  }

  @Test
  void calm_isALabel_whenKept() throws Exception {
    TrainReport report = train(options(data()).withKeepCalm(true));
    assertEquals(List.of(Label.values()), report.manifest().labels());
    assertTrue(Files.readString(models.resolve("mine/CARD.md")).contains("--keep-calm"));
  }

  @Test
  void excludedSpeakers_areNeitherLearnedNorTested() throws Exception {
    TrainReport report =
        train(options(data()).withExcludedSpeakers(Set.of("ravdess:04", "ravdess:10")));
    assertEquals(2, report.manifest().provenance().corpora().get(0).speakers());
    assertTrue(
        report.text().contains("skipped: excluded speaker: 16 (Actor_04/03-01-01-01-01-01-04.wav"));
    assertTrue(
        Files.readString(models.resolve("mine/CARD.md"))
            .contains("--exclude-speakers ravdess:04,ravdess:10"));
  }

  @Test
  void excludedSpeakerWhomNobodyKnows_isRefusedBeforeTheWork() throws Exception {
    TrainOptions mistyped = options(data()).withExcludedSpeakers(Set.of("ravdess:4"));
    List<TrainProgress.Stage> stages = new ArrayList<>();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> train(mistyped, listener(stages, stage -> {})));
    assertEquals(
        "--exclude-speakers: nobody in the data is named \"ravdess:4\"; names look like ravdess:04",
        e.getMessage());
    assertEquals(List.of(TrainProgress.Stage.READ), stages);
    assertNothingSaved();
  }

  @Test
  void oneSpeaker_isTrainedWithoutScores_andThatIsSaid() throws Exception {
    Path one = SyntheticCorpus.ravdess(folder.resolve("one"), 1, 7);
    TrainReport report = train(options(one));
    assertEquals(Optional.empty(), report.manifest().scores());
    String plainly = "there is one known speaker only, so nothing can be said of unheard speakers";
    assertTrue(report.text().contains("note: " + plainly));
    String card = Files.readString(models.resolve("mine/CARD.md"));
    assertTrue(card.contains("Not measured"));
    assertTrue(card.contains("At best it is of use for voices"));
    assertFalse(card.contains("The scores hold"));
    assertFalse(Files.exists(models.resolve("mine/report.html")), "there is nothing to report");
    assertTrue(card.contains(plainly));
    assertEquals(8, report.manifest().provenance().corpora().get(0).files());
  }

  @Test
  void oneLabel_isRefused() throws Exception {
    Path angry = folder.resolve("voices/angry");
    Files.createDirectories(angry);
    for (int take = 0; take < 2; take++) {
      Files.write(
          angry.resolve(take + ".wav"),
          SyntheticCorpus.speech(5, 7, take).wav(SyntheticCorpus.RATE_HZ));
    }
    Files.copy(
        angry.resolve("0.wav"),
        Files.createDirectories(angry.resolve("../bored")).resolve("0.wav"));
    BadCorpusException e =
        assertThrows(BadCorpusException.class, () -> train(options(folder.resolve("voices"))));
    assertEquals(BadCorpusException.Reason.TOO_FEW_LABELS, e.reason());
    assertTrue(e.getMessage().contains("all 2 usable clips"), e.getMessage());
    String skipped = "are angry; name that no corpus explains: 1 (bored/0.wav)";
    assertTrue(e.getMessage().endsWith(skipped), e.getMessage());
    assertNothingSaved();
  }

  @Test
  void onlyUndecodableClips_areRefused() throws Exception {
    Path bad = folder.resolve("bad");
    Files.createDirectories(bad);
    Files.writeString(bad.resolve("03-01-05-01-01-01-07.wav"), "not audio");
    Files.writeString(bad.resolve("03-01-05-01-01-01-08.wav"), "not audio");
    BadCorpusException e =
        assertThrows(
            BadCorpusException.class,
            () -> train(options(bad).withExcludedSpeakers(Set.of("ravdess:08"))));
    assertEquals(BadCorpusException.Reason.NO_USABLE_CLIP, e.reason());
    assertEquals(
        "no usable clip in "
            + bad
            + ": excluded speaker: 1 (03-01-05-01-01-01-08.wav); does not decode: 1"
            + " (03-01-05-01-01-01-07.wav: This is plain text, not a recording)",
        e.getMessage());
    assertNothingSaved();
  }

  @Test
  void folderOfSomethingElse_isNotOverwritten_andRefusedBeforeTheWork() throws Exception {
    Files.createDirectories(models.resolve("mine"));
    Files.writeString(models.resolve("mine/thesis.txt"), "years of work");
    List<TrainProgress.Stage> stages = new ArrayList<>();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> train(options(data()), listener(stages, stage -> {})));
    assertTrue(e.getMessage().contains("no part of a trained model: thesis.txt;"));
    assertEquals(List.of(), stages);
    assertEquals("years of work", Files.readString(models.resolve("mine/thesis.txt")));
  }

  @Test
  void anInterruptAtAnyStage_leavesNothing() throws Exception {
    for (TrainProgress.Stage at : TrainProgress.Stage.values()) {
      if (at == TrainProgress.Stage.COPIES) {
        continue;
      }
      TrainProgress interrupting =
          listener(
              new ArrayList<>(),
              stage -> {
                if (stage == at) {
                  Thread.currentThread().interrupt();
                }
              });
      assertThrows(
          InterruptedException.class, () -> train(options(data()), interrupting), at.name());
      assertNothingSaved();
    }
  }

  @Test
  void aFailureAfterTheFinalFit_leavesTheOldBundleAsItWas() throws Exception {
    train(options(data()));
    byte[] before = Files.readAllBytes(models.resolve("mine/model.json"));
    TrainProgress failing =
        listener(
            new ArrayList<>(),
            stage -> {
              if (stage == TrainProgress.Stage.TEST) {
                throw new IllegalStateException("the lights went out");
              }
            });
    assertThrows(IllegalStateException.class, () -> train(options(data()).withSeed(5), failing));
    assertArrayEquals(before, Files.readAllBytes(models.resolve("mine/model.json")));
    try (Stream<Path> files = Files.list(models)) {
      assertEquals(List.of(models.resolve("mine")), files.toList());
    }
  }

  @Test
  void stages_areToldInOrder_eachToItsEnd() throws Exception {
    List<TrainProgress.Stage> stages = new ArrayList<>();
    List<Integer> steps = new ArrayList<>();
    List<Integer> done = new ArrayList<>();
    train(
        options(data()),
        new TrainProgress() {
          @Override
          public void begin(Stage stage, int total) {
            stages.add(stage);
            steps.add(total);
            done.add(0);
          }

          @Override
          public void done(int now) {
            assertTrue(now > done.get(done.size() - 1));
            done.set(done.size() - 1, now);
          }
        });
    List<TrainProgress.Stage> all = new ArrayList<>(List.of(TrainProgress.Stage.values()));
    all.remove(TrainProgress.Stage.COPIES);
    assertEquals(all, stages);
    assertEquals(List.of(1, 32, 12, 72, 2), steps); // two forests of six trees a fit
    assertEquals(steps, done);
  }

  @Test
  void badOptions_areRefusedByName() {
    TrainOptions good = TrainOptions.of(Manifest.FOREST, List.of(folder));
    assertThrows(IllegalArgumentException.class, () -> good.withThreads(0));
    assertThrows(IllegalArgumentException.class, () -> TrainOptions.of(Manifest.FOREST, List.of()));
  }

  @Test
  void placeThatIsNoIdOfAModel_isRefusedByName() {
    for (Path out : List.of(models.resolve("My Model"), folder.getRoot())) {
      assertTrue(
          assertThrows(
                  IllegalArgumentException.class,
                  () -> trainer().train(options(folder), out, TrainProgress.SILENT))
              .getMessage()
              .startsWith("the last part of out is the model's id: "));
    }
  }

  /** Four actors of two folds, eight emotions, one take: 32 clips, 12 of them calmer. */
  private static Path data() throws IOException {
    Path data = shared.resolve("data");
    return Files.exists(data) ? data : SyntheticCorpus.ravdess(data, 1, 4, 10, 8, 9);
  }

  /** The feelings of the synthetic corpus differ in level more than in anything else. */
  private TrainOptions options(Path data) {
    return TrainOptions.of(Manifest.FOREST, List.of(data))
        .withForest(SMALL)
        .withFeatures(Optional.of(Classic190.NAME))
        .withThreads(2);
  }

  @Test
  void card_namesEveryOptionByWhichItIsMadeAgain() throws Exception {
    ForestOptions chosen = SMALL.withMinLeaf(2).withFeaturesPerSplit(7);
    train(options(data()).withFeatures(Optional.empty()).withForest(chosen).withDiscriminant(0.25));
    String card = Files.readString(models.resolve("mine/CARD.md"));
    assertTrue(
        card.contains(
            " --seed 1 --trees 12 --min-leaf 2 --features-per-split 7 --discriminant 0.25\n"),
        card);
  }

  @Test
  void forest_ofNoChosenFeatures_heedsNoLevel() throws Exception {
    train(options(data()).withFeatures(Optional.empty()));
    ModelBundle bundle = ModelBundle.load(models.resolve("mine"));
    assertEquals(Levelled.NAME, bundle.manifest().featureSet());
    assertEquals(Map.of(), bundle.manifest().gates().quietestDbfs());
    assertTrue(bundle.fittings().familiarity().isPresent());
    assertTrue(bundle.explains());
  }

  private Trainer trainer() {
    return new Trainer(
        shared.resolve("temp"), Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC));
  }

  private TrainReport train(TrainOptions options) throws Exception {
    return train(options, TrainProgress.SILENT);
  }

  private TrainReport train(TrainOptions options, TrainProgress progress) throws Exception {
    return trainer().train(options, models.resolve("mine"), progress);
  }

  private interface StageHook {
    void begin(TrainProgress.Stage stage);
  }

  private static TrainProgress listener(List<TrainProgress.Stage> stages, StageHook hook) {
    return new TrainProgress() {
      @Override
      public void begin(Stage stage, int steps) {
        stages.add(stage);
        hook.begin(stage);
      }

      @Override
      public void done(int steps) {}
    };
  }

  private void assertNothingSaved() throws IOException {
    if (Files.exists(models)) {
      try (Stream<Path> files = Files.list(models)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  private void assertNoMachinePath(String text) {
    assertFalse(text.contains(folder.toString()));
    assertFalse(text.contains(shared.toString()));
    assertFalse(text.contains(System.getProperty("user.dir")));
  }
}
