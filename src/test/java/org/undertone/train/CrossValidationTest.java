package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.Example;
import org.undertone.corpus.Fold;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Protocol;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Calibrator;
import org.undertone.learn.CalibratorFitter;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Fittings;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.testing.TestModels;
import org.undertone.train.CrossValidation.Asked;

class CrossValidationTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.HAPPY, Label.SAD);
  private static final int SPEAKERS = 20;
  private static final int CLIPS = 9;
  private static final ForestRecipe RECIPE =
      new ForestRecipe(
          FeatureSets.named(Classic190.NAME), ForestOptions.DEFAULT.withTrees(20), List.of(), 0, 1);

  @TempDir private Path folder;

  /** The first speakers show their feelings, each following one less. */
  private static List<Example> examples() {
    return examples(Classic190.NAME, 190);
  }

  private static List<Example> examples(String set, int size) {
    Random random = new Random(4);
    List<Example> examples = new ArrayList<>();
    for (int s = 0; s < SPEAKERS; s++) {
      for (int clip = 0; clip < CLIPS; clip++) {
        float[] values = new float[size];
        for (int j = 0; j < values.length; j++) {
          boolean shown = j < 30 && j % LABELS.size() == clip % LABELS.size();
          values[j] = (float) (random.nextGaussian() + (shown ? 2 * (SPEAKERS - s) / 20.0 : 0));
        }
        examples.add(
            TestExamples.of(
                examples.size(),
                LABELS.get(clip % LABELS.size()),
                Optional.of("mine:" + s),
                new FeatureTensor(set, List.of(size), values)));
      }
    }
    return examples;
  }

  private ModelFitter fitter(List<Example> examples) {
    return fitter(RECIPE, examples);
  }

  private ModelFitter fitter(Recipe recipe, List<Example> examples) {
    return new ModelFitter(
        recipe,
        LABELS,
        new Material(examples, List.of()),
        new Checkpoints(folder, "any", TestModels.manifest("any").provenance()),
        TestModels.manifest("any").provenance());
  }

  private List<Asked> run(FoldPlan plan, List<Example> examples) throws Exception {
    return new CrossValidation(fitter(examples), plan, 1, TrainProgress.SILENT)
        .run(examples, asked -> asked);
  }

  private static Calibrator calibrator(List<Example> examples, List<double[]> said) {
    return CalibratorFitter.fit(
        said.toArray(double[][]::new),
        examples.stream().mapToInt(e -> LABELS.indexOf(e.utterance().label())).toArray(),
        RECIPE.probabilityFloor());
  }

  @Test
  void calibrators_areThoseThatTheOtherFoldsShow() throws Exception {
    List<Example> examples = examples();
    List<Asked> folds = run(Protocol.SPEAKERS.plan(examples, 3), examples);
    assertEquals(5, folds.size());
    for (Asked fold : folds) {
      List<OutOfFold> raw =
          folds.stream().filter(f -> !f.fold().equals(fold.fold())).map(Asked::raw).toList();
      OutOfFold others = OutOfFold.all(raw);
      assertEquals(examples.size() - fold.test().size(), others.examples().size());
      Fittings fittings = fold.fitted().bundle().fittings();
      Calibrator strangers = calibrator(others.examples(), others.probabilities());
      assertEquals(strangers, fittings.calibrator().orElseThrow());
      assertEquals(
          calibrator(others.examples(), others.adapted()), fittings.adapted().orElseThrow());
      assertNotEquals(
          calibrator(fold.test(), fold.raw().probabilities()), strangers, "its own clips count");
    }
  }

  @Test
  void setsAreLearnedFromAllOtherSpeakers() throws Exception {
    List<Example> examples = examples();
    List<Asked> folds = run(Protocol.SPEAKERS.plan(examples, 3), examples);
    Asked first = folds.get(0);
    OutOfFold others = OutOfFold.all(folds.subList(1, 5).stream().map(Asked::raw).toList());
    Lesson lesson =
        new Lesson(LABELS, others.examples(), new Material(examples, List.of()), folder);
    Fittings fittings = first.fitted().bundle().fittings();
    assertEquals(
        SetsLearner.learn(lesson, others, others.probabilities(), fittings.calibrator()),
        fittings.sets());
    assertEquals(
        SetsLearner.learn(lesson, others, others.adapted(), fittings.adapted()),
        fittings.adaptedSets());
  }

  @Test
  void modelOfAll_learnsFromAll_andIsCalibratedByWhatAllFoldsSaid() throws Exception {
    List<Example> examples = examples();
    FoldPlan plan = Protocol.SPEAKERS.plan(examples, 3);
    ModelFitter fitter = fitter(examples);
    ModelBundle whole =
        new CrossValidation(fitter, plan, 1, TrainProgress.SILENT)
            .run("mine", examples, List.of())
            .whole()
            .bundle();
    OutOfFold said = OutOfFold.all(run(plan, examples).stream().map(Asked::raw).toList());
    assertEquals(examples.size(), said.examples().size());
    ModelFitter.Taught taught =
        fitter.learn("mine", fitter.lesson("all", examples), new SilentListener());
    Fittings fitted = fitter.fit(taught, said).bundle().fittings();
    assertEquals(fitted.calibrator(), whole.fittings().calibrator());
    assertEquals(fitted.adapted(), whole.fittings().adapted());
    assertEquals(fitted.sets(), whole.fittings().sets());
    float[] values = examples.get(0).features().values();
    assertArrayEquals(
        taught.learned().classifier().probabilities(values, List.of(values.length)),
        whole.classifier().probabilities(values, List.of(values.length)));
  }

  /** Whatever the model is called. */
  @Test
  void fits_keepTheirCheckpointsApart() throws Exception {
    List<Example> examples = examples("expressive-2070", 2070);
    Recipe network =
        TrainOptions.of("mlp", List.of(folder))
            .withNetwork(NetworkSettings.DEFAULT.withMaxEpochs(1).withAugmenting(Augmenting.NONE))
            .recipe();
    FoldPlan plan = Protocol.SPEAKERS.plan(examples, 3);
    new CrossValidation(fitter(network, examples), plan, 1, TrainProgress.SILENT)
        .run("fold-1", examples, List.of());
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(6, files.filter(file -> file.toString().endsWith(".ckpt")).count());
    }
  }

  /** Nothing is known of all speakers, so that the clips of each fold are parted once more. */
  @Test
  void sharedSpeakers_orSomeWhoAreNotTested_areCalibratedByTheFoldsOwn() throws Exception {
    List<Example> examples = examples();
    FoldPlan all = Protocol.SPEAKERS.plan(examples, 3);
    FoldPlan some =
        new FoldPlan(all.protocol(), false, all.folds().subList(0, 2), List.of("three left out"));
    for (FoldPlan plan : List.of(Protocol.CLIPS.plan(examples, 3), some)) {
      ModelFitter fitter = fitter(examples);
      Asked asked = run(plan, examples).get(0);
      Fold fold = plan.folds().get(0);
      Lesson lesson = fitter.lesson("any", fold.training(examples));
      ModelFitter.Taught taught = fitter.learn("any", lesson, new SilentListener());
      assertEquals(
          fitter
              .fit(taught, fitter.outOfFold(lesson, new SilentListener()))
              .bundle()
              .fittings()
              .calibrator(),
          asked.fitted().bundle().fittings().calibrator());
    }
  }

  /** Where there is one fold alone, two threads have work too. */
  @Test
  void foldsOwnClips_arePartedBesideTheFold_withTheSameResult() throws Exception {
    List<Example> examples = examples("expressive-2070", 2070);
    Recipe linear =
        TrainOptions.of("linear", List.of(folder))
            .withNetwork(NetworkSettings.DEFAULT.withAugmenting(Augmenting.NONE))
            .recipe();
    FoldPlan all = Protocol.SPEAKERS.plan(examples, 3);
    FoldPlan one = new FoldPlan(all.protocol(), false, all.folds().subList(0, 1), List.of());
    List<Fittings> found = new ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      Set<Thread> seen = new HashSet<>();
      TrainProgress progress =
          new TrainProgress() {
            private Stage stage = Stage.READ;

            @Override
            public void begin(Stage next, int steps) {
              stage = next;
            }

            @Override
            public void done(int steps) {
              if (stage == Stage.LEARN) {
                seen.add(Thread.currentThread());
              }
            }
          };
      CrossValidation run = new CrossValidation(fitter(linear, examples), one, threads, progress);
      found.add(run.run(examples, asked -> asked).get(0).fitted().bundle().fittings());
      assertEquals(threads, seen.size());
    }
    assertEquals(found.get(0).calibrator().orElseThrow(), found.get(1).calibrator().orElseThrow());
    assertEquals(found.get(0).adapted().orElseThrow(), found.get(1).adapted().orElseThrow());
  }
}
