package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.Example;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluation.SetFigures;
import org.undertone.evaluate.Evaluator;
import org.undertone.evaluate.Judge;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.testing.TestModels;

/** A fit as a whole: what a model promises is kept for speakers of whom it heard nothing. */
class ModelFitterTest {

  private static final List<Label> LABELS =
      List.of(Label.ANGRY, Label.HAPPY, Label.NEUTRAL, Label.SAD);
  private static final int CLIPS = 12;

  @TempDir private Path folder;

  /** A label shows in a few features, dimly, and in some voices more than in others. */
  private static List<Example> examples(int firstSpeaker, int speakers) {
    Random random = new Random(firstSpeaker);
    List<Example> examples = new ArrayList<>();
    for (int s = firstSpeaker; s < firstSpeaker + speakers; s++) {
      double plainness = 0.5 + random.nextDouble();
      for (int clip = 0; clip < CLIPS; clip++) {
        int label = clip % LABELS.size();
        float[] values = new float[190];
        for (int j = 0; j < values.length; j++) {
          double shown = j < 40 && j % LABELS.size() == label ? plainness : 0;
          values[j] = (float) (random.nextGaussian() + shown);
        }
        examples.add(
            TestExamples.of(
                s * CLIPS + clip,
                LABELS.get(label),
                Optional.of("mine:" + s),
                new FeatureTensor(Classic190.NAME, List.of(190), values)));
      }
    }
    return examples;
  }

  private ModelBundle fit(List<Example> training) throws Exception {
    ModelFitter fitter =
        new ModelFitter(
            new ForestRecipe(
                FeatureSets.named(Classic190.NAME),
                ForestOptions.DEFAULT.withTrees(40),
                List.of(),
                0,
                1),
            LABELS,
            new Material(training, List.of()),
            new Checkpoints(folder, "any", TestModels.manifest("any").provenance()),
            TestModels.manifest("any").provenance());
    Lesson lesson = fitter.lesson("final fit", training);
    return fitter
        .fit(
            fitter.learn("mine", lesson, new SilentListener()),
            fitter.outOfFold(lesson, new SilentListener()))
        .bundle();
  }

  private static SetFigures sets(ModelBundle bundle, List<Example> unheard) {
    Evaluation evaluation =
        Evaluator.of(
            LABELS,
            List.of(new Evaluator.Part("unheard", new Judge(bundle).judge(unheard))),
            new Bootstrap(100, 0.95, 1));
    return evaluation.sets().orElseThrow();
  }

  @Test
  void sets_holdTheTruthOfUnheardSpeakers_andAreNotAllLabels() throws Exception {
    ModelBundle bundle = fit(examples(0, 20));
    assertTrue(bundle.fittings().adaptedSets().isPresent());
    SetFigures sets = sets(bundle, examples(100, 20));
    assertEquals(0.9, sets.probability());
    assertEquals(20 * CLIPS, sets.clips());
    assertTrue(sets.coverage().pooled() >= 0.9, sets.toString());
    assertTrue(sets.size().pooled() < 3, sets.toString());
    assertTrue(sets.single().pooled() > 0, sets.toString());
  }

  @Test
  void fewSpeakers_leaveEveryLabel() throws Exception {
    SetFigures sets = sets(fit(examples(0, 8)), examples(100, 2));
    assertEquals(1, sets.coverage().pooled());
    assertEquals(4, sets.size().pooled());
    assertEquals(0, sets.single().pooled());
  }

  @Test
  void unknownSpeakers_leaveNothingToPromise() throws Exception {
    List<Example> nobody =
        examples(0, 8).stream()
            .map(e -> TestExamples.of(0, e.utterance().label(), Optional.empty(), e.features()))
            .toList();
    assertFalse(fit(nobody).givesSets());
  }
}
