package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.corpus.Protocol;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.model.FamiliaritySettings;
import org.undertone.model.Label;

class FamiliarityLearnerTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  /** Noise: whoever heard a clip knows its label, and nobody else. */
  private static List<Example> examples() {
    Random random = new Random(6);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      float[] values = new float[190];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) random.nextGaussian();
      }
      examples.add(
          TestExamples.of(
              i,
              LABELS.get(i % 2),
              Optional.of("mine:" + i / 6),
              new FeatureTensor(Classic190.NAME, List.of(190), values)));
    }
    return examples;
  }

  @Test
  void threshold_isSetByTheDistancesOfSpeakersUnheard() {
    List<Example> examples = examples();
    Lesson lesson =
        new Lesson(LABELS, examples, new Material(examples, List.of()), Path.of("no checkpoint"));
    List<double[]> right = new ArrayList<>();
    for (int truth : lesson.truths(examples)) {
      right.add(truth == 0 ? new double[] {1, 0} : new double[] {0, 1});
    }
    FamiliaritySettings gate =
        FamiliarityLearner.learn(
                lesson,
                Protocol.SPEAKERS.plan(examples, 1).folds(),
                new OutOfFold(examples, right, right))
            .orElseThrow();
    for (Example example : examples) {
      int truth = LABELS.indexOf(example.utterance().label());
      double likelihood = gate.opinion().likelihoods(example.features().values())[truth];
      assertTrue(likelihood > 0.8, "of a clip heard: " + likelihood);
    }
    assertTrue(gate.leastLikelihood() < 0.3, "of clips unheard: " + gate.leastLikelihood());
  }
}
