package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.Fold;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.corpus.Utterance;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.Enrolment;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.EvaluationText;
import org.undertone.evaluate.Figure;
import org.undertone.evaluate.Probing;
import org.undertone.evaluate.TruthTable;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.Scores;

class RecipeEvaluatorTest {

  private static final Bootstrap FEW = new Bootstrap(100, 0.95, 1);

  @TempDir static Path shared;
  private static Path data;

  /** Four actors of two folds, eight emotions, one take: 32 clips. */
  @BeforeAll
  static void speak() throws Exception {
    data = SyntheticCorpus.ravdess(shared.resolve("data"), 1, 4, 10, 8, 9);
  }

  /** Otherwise two such runs at once would write the same checkpoints. */
  @Test
  void corpora_theOtherWayRound_areAnotherRun() {
    Utterance one = new Utterance(Path.of("one.wav"), Label.SAD, Optional.of("a:1"), "a");
    Utterance other = new Utterance(Path.of("other.wav"), Label.SAD, Optional.of("b:1"), "b");
    String there = RecipeEvaluator.named(across(one, other));
    assertEquals(there, RecipeEvaluator.named(across(one, other)));
    assertNotEquals(there, RecipeEvaluator.named(across(other, one)));
  }

  private static FoldPlan across(Utterance learned, Utterance tested) {
    return new FoldPlan(
        "corpus", false, List.of(new Fold("1", Set.of(learned), Set.of(tested))), List.of());
  }

  @Test
  void speakers_giveTheScoresThatTrainingGives() throws Exception {
    EvaluationDocument document = evaluate(Split.SPEAKERS, 2);
    Scores scores =
        new Trainer(shared.resolve("temp"), Clock.systemUTC())
            .train(
                training(2).withProtocol(Split.SPEAKERS.heldOut()),
                shared.resolve("models/mine"),
                TrainProgress.SILENT)
            .manifest()
            .scores()
            .orElseThrow();
    assertEquals(
        scores.unweightedAverageRecall().mean(),
        document.results().figure(Figure.UNWEIGHTED_AVERAGE_RECALL).mean(),
        1e-12);
    assertEquals(
        scores.accuracy().deviation(),
        document.results().figure(Figure.ACCURACY).deviation(),
        1e-12);
    assertEquals(
        scores.confidence().orElseThrow().served().expectedCalibrationError(),
        document.results().figure(Figure.EXPECTED_CALIBRATION_ERROR).pooled(),
        1e-12);
    assertEquals(
        scores.confidence().orElseThrow().served().logLoss().mean(),
        document.results().figure(Figure.LOG_LOSS).mean(),
        1e-9);
    assertEquals(
        scores.confidence().orElseThrow().served().errorByChance(),
        document.results().calibrationErrorByChance(),
        1e-12);
    assertEquals("ravdess-6", document.protocol().plan());
    assertEquals(2, document.results().folds().size());
    assertEquals(4, document.results().speakers().size());
    assertEquals(32, document.results().clips());
    assertEquals(List.of(), document.warnings());
  }

  @Test
  void sameSeed_givesTheSameBytes_atAnyNumberOfThreads_anotherSeedDoesNot() throws Exception {
    String json = evaluate(Split.SPEAKERS, 1).json();
    assertEquals(json, evaluate(Split.SPEAKERS, 3).json());
    assertFalse(json.contains(shared.toString()), "no folder is named");
    EvaluationDocument other =
        evaluator()
            .evaluate(
                new EvaluateOptions(
                    training(2).withSeed(2), Split.SPEAKERS, Optional.empty(), List.of(), FEW),
                TrainProgress.SILENT);
    assertNotEquals(json, other.json());
  }

  @Test
  void clips_sayThatSpeakersAreShared() throws Exception {
    EvaluationDocument document = evaluate(Split.CLIPS, 2);
    assertEquals("clips-5", document.protocol().plan());
    assertTrue(document.protocol().speakersShared());
    assertFalse(document.protocol().leaky());
    assertTrue(document.warnings().get(0).startsWith("for comparison only"));
  }

  @Test
  void leaky_saysSoWhereverItPrints() throws Exception {
    EvaluationDocument document = evaluate(Split.LEAKY, 2);
    assertEquals(96, document.results().clips());
    assertEquals("leaky-5", document.protocol().plan());
    assertTrue(document.protocol().leaky());
    assertTrue(document.headline().contains("LEAKY ON PURPOSE"), document.headline());
    String text = EvaluationText.of(document);
    assertTrue(text.startsWith("WARNING: LEAKY ON PURPOSE"), text);
    assertTrue(text.lines().reduce((a, b) -> b).orElseThrow().startsWith("WARNING: LEAKY"), text);
    assertTrue(document.json().contains("\"leaky\" : true"));
    assertTrue(document.json().contains("copiesBeforeTheSplit"));
  }

  @Test
  void robustCopies_areLearnedFrom_andTestedAreTheClipsAlone() throws Exception {
    EvaluationDocument document =
        evaluator()
            .evaluate(
                new EvaluateOptions(robust(), Split.SPEAKERS, Optional.empty(), List.of(), FEW),
                TrainProgress.SILENT);
    assertEquals(32, document.results().clips());
    assertEquals("robust", document.subject().options().get("augment"));
    assertTrue(document.subject().options().get("copies").startsWith("2: pitch up to"));
    EvaluationDocument plain = evaluate(Split.SPEAKERS, 2);
    assertNotEquals(plain.results(), document.results());
    assertFalse(plain.subject().options().containsKey("copies"));
    assertEquals(plain.data(), document.data());
  }

  @Test
  void severalCorpora_areTestedTogether_labelsThatOneLacksToo() throws Exception {
    Path german = SyntheticCorpus.emoDb(shared.resolve("german"), 1, 3, 8, 9, 10);
    TrainOptions both =
        TrainOptions.of(Manifest.FOREST, List.of(data, german))
            .withForest(ForestOptions.DEFAULT.withTrees(12));
    EvaluationDocument document =
        evaluator()
            .evaluate(
                new EvaluateOptions(both, Split.SPEAKERS, Optional.empty(), List.of(), FEW),
                TrainProgress.SILENT);
    assertEquals(
        List.of("emo-db", "ravdess"),
        document.data().corpora().stream().map(corpus -> corpus.name()).sorted().toList());
    assertTrue(document.subject().labels().contains(Label.SURPRISED), "only one corpus has it");
    int support =
        document.results().labels().stream()
            .filter(label -> label.label() == Label.SURPRISED)
            .findFirst()
            .orElseThrow()
            .support();
    assertEquals(4, support);
    assertTrue(document.subject().options().get("balance").startsWith("each label of each corpus"));
    assertFalse(evaluate(Split.SPEAKERS, 2).subject().options().containsKey("balance"));
  }

  @Test
  void folds_areChosenByName() throws Exception {
    EvaluationDocument document =
        evaluator()
            .evaluate(
                new EvaluateOptions(
                    training(2), Split.SPEAKERS, Optional.of("grouped-4"), List.of(), FEW),
                TrainProgress.SILENT);
    assertEquals("grouped-4", document.protocol().plan());
    assertEquals(4, document.results().folds().size());
  }

  @Test
  void speakersOfOneFold_cannotBePartedByRavdess6() {
    EvaluateOptions options =
        new EvaluateOptions(
            training(2).withExcludedSpeakers(Set.of("ravdess:08", "ravdess:09")),
            Split.SPEAKERS,
            Optional.of("ravdess-6"),
            List.of(),
            FEW);
    BadCorpusException e =
        assertThrows(
            BadCorpusException.class, () -> evaluator().evaluate(options, TrainProgress.SILENT));
    assertEquals(
        "the corpus cannot be parted: ravdess-6 needs actors of at least two of its folds, but in"
            + " the data are those of one, fold 2; use grouped-2; there are two known speakers"
            + " only, so each fold learns from a single voice",
        e.getMessage());
  }

  @Test
  void corpora_areTestedOnTheLabelsThatTheyShare() throws Exception {
    Path other = anotherCorpus();
    EvaluateOptions options =
        new EvaluateOptions(training(2), Split.CORPUS, Optional.empty(), List.of(other), FEW);
    EvaluationDocument document = evaluator().evaluate(options, TrainProgress.SILENT);
    assertEquals(List.of(Label.ANGRY, Label.SAD), document.subject().labels());
    assertEquals(8, document.results().clips());
    assertEquals("other", document.subject().trainingCorpora().get(0).name());
    assertEquals(6, document.subject().trainingCorpora().get(0).files());
    assertEquals("ravdess", document.data().corpora().get(0).name());
    assertEquals(8L, document.data().leftOut().get("neutral"));
    assertFalse(document.protocol().speakersShared());
    EvaluateOptions same =
        new EvaluateOptions(training(2), Split.CORPUS, Optional.empty(), List.of(data), FEW);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> evaluator().evaluate(same, TrainProgress.SILENT));
    assertTrue(e.getMessage().startsWith("what is learned from must not be tested, but "));
  }

  @Test
  void corpora_areAlteredOnlyWhereTheyAreLearnedFrom() throws Exception {
    Map<TrainProgress.Stage, Integer> steps = new LinkedHashMap<>();
    EvaluateOptions options =
        new EvaluateOptions(
            robust(), Split.CORPUS, Optional.empty(), List.of(anotherCorpus()), FEW);
    EvaluationDocument document = evaluator().evaluate(options, noting(steps));
    assertEquals(8, document.results().clips());
    assertEquals(6 * 2, steps.get(TrainProgress.Stage.COPIES));
  }

  private static Path anotherCorpus() throws IOException {
    Path other = shared.resolve("other");
    for (int emotion : new int[] {4, 5}) {
      for (int actor = 1; actor <= 3; actor++) {
        Path folder = other.resolve(emotion == 4 ? "sad" : "angry");
        Files.createDirectories(folder);
        Files.write(
            folder.resolve(actor + ".wav"),
            SyntheticCorpus.speech(emotion, actor, 3).wav(SyntheticCorpus.RATE_HZ));
      }
    }
    return other;
  }

  @Test
  void truthTable_holdsAllThree_besideWhatOthersClaim() throws Exception {
    EvaluateOptions options =
        new EvaluateOptions(training(2), Split.SPEAKERS, Optional.empty(), List.of(), FEW);
    TruthTable table = evaluator().truthTable(options, TrainProgress.SILENT);
    assertEquals(
        List.of("speakers", "clips", "leaky"),
        table.rows().stream().map(TruthTable.Row::protocol).toList());
    assertEquals(List.of("speakers", "clips", "leaky"), List.copyOf(table.evaluations().keySet()));
    assertEquals(evaluate(Split.SPEAKERS, 2).json(), table.evaluations().get("speakers").json());
    for (String needed :
        List.of("LEAKY ON PURPOSE", "92.85 %", "82.89 %", "55–65 %", "75/25", "early stopping")) {
      assertTrue(table.text().contains(needed), table.text());
      assertTrue(table.json().contains(needed), needed);
    }
    assertTrue(table.json().contains("\"kind\" : \"truth-table\""));
    assertTrue(
        table
            .headline()
            .matches(
                "The same forest, measured in three ways, is right in \\S+ % \\(ravdess-6\\), \\S+ %"
                    + " \\(clips-5\\), \\S+ % \\(leaky-5\\) of clips: only the first figure .*"),
        table.headline());
  }

  @Test
  void oneSpeaker_cannotBeParted() throws Exception {
    Path one = SyntheticCorpus.ravdess(shared.resolve("one"), 1, 7);
    TrainOptions training =
        TrainOptions.of(Manifest.FOREST, List.of(one)).withForest(training(1).forest());
    BadCorpusException e =
        assertThrows(
            BadCorpusException.class,
            () ->
                evaluator()
                    .evaluate(
                        new EvaluateOptions(
                            training, Split.SPEAKERS, Optional.empty(), List.of(), FEW),
                        TrainProgress.SILENT));
    assertTrue(e.getMessage().contains("there is one known speaker only"), e.getMessage());
  }

  @Test
  void tooFewVoicesForBaselines_areRefusedBeforeAnythingIsFitted() throws Exception {
    for (Set<String> excluded : List.of(Set.<String>of(), Set.of("ravdess:04"))) {
      Map<TrainProgress.Stage, Integer> stages = new LinkedHashMap<>();
      EvaluateOptions options =
          new EvaluateOptions(
              training(2).withExcludedSpeakers(excluded),
              Split.SPEAKERS,
              Optional.empty(),
              List.of(),
              FEW,
              new Probing(List.of(), List.of(Enrolment.parse("all"))));
      assertThrows(
          IllegalArgumentException.class, () -> evaluator().evaluate(options, noting(stages)));
      assertEquals(
          excluded.isEmpty()
              ? List.of(TrainProgress.Stage.READ, TrainProgress.Stage.FEATURES)
              : List.of(TrainProgress.Stage.READ),
          List.copyOf(stages.keySet()),
          "four speakers could be parted so that each fold learns from three");
    }
  }

  private static TrainProgress noting(Map<TrainProgress.Stage, Integer> stages) {
    return new TrainProgress() {
      @Override
      public void begin(Stage stage, int steps) {
        stages.put(stage, steps);
      }

      @Override
      public void done(int steps) {}
    };
  }

  @Test
  void excludedSpeakerOfEitherCorpus_isKnown_anyOtherIsRefused() throws Exception {
    Path german = SyntheticCorpus.emoDb(shared.resolve("learned"), 1, 3, 11, 12);
    EvaluationDocument document =
        evaluator()
            .evaluate(across(german, Set.of("emo-db:03", "ravdess:04")), TrainProgress.SILENT);
    assertEquals(2, document.subject().trainingCorpora().get(0).speakers());
    assertEquals(3, document.data().corpora().get(0).speakers());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> evaluator().evaluate(across(german, Set.of("emo-db:3")), TrainProgress.SILENT));
    assertEquals(
        "--exclude-speakers: nobody in the data is named \"emo-db:3\"; names look like emo-db:03,"
            + " ravdess:04",
        e.getMessage());
  }

  private static EvaluateOptions across(Path learned, Set<String> excluded) {
    return new EvaluateOptions(
        training(2).withExcludedSpeakers(excluded),
        Split.CORPUS,
        Optional.empty(),
        List.of(learned),
        FEW);
  }

  private static EvaluationDocument evaluate(Split split, int threads) throws Exception {
    return evaluator()
        .evaluate(
            new EvaluateOptions(training(threads), split, Optional.empty(), List.of(), FEW),
            TrainProgress.SILENT);
  }

  private static TrainOptions training(int threads) {
    return TrainOptions.of(Manifest.FOREST, List.of(data))
        .withForest(ForestOptions.DEFAULT.withTrees(12))
        .withThreads(threads);
  }

  private static TrainOptions robust() {
    return training(2)
        .withNetwork(NetworkSettings.DEFAULT.withAugmenting(Augmenting.ROBUST).withCopies(2));
  }

  private static RecipeEvaluator evaluator() {
    return new RecipeEvaluator(shared.resolve("temp"), Clock.systemUTC());
  }
}
