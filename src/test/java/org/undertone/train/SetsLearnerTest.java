package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Calibrator;
import org.undertone.learn.ConformalSets;
import org.undertone.model.Label;

class SetsLearnerTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);
  private static final Optional<Calibrator> CALIBRATOR = Optional.of(new Calibrator(0.5, 0));

  /** A sad clip of each of 20 speakers, the surer the later, and one of nobody, held impossible. */
  private static OutOfFold said(boolean known) {
    List<Example> examples = new ArrayList<>();
    List<double[]> probabilities = new ArrayList<>();
    for (int i = 0; i <= 20; i++) {
      boolean nobody = i == 20 || !known;
      examples.add(
          TestExamples.of(
              i,
              Label.SAD,
              nobody ? Optional.empty() : Optional.of("mine:" + i),
              new FeatureTensor(Classic190.NAME, List.of(190), new float[190])));
      double truth = i == 20 ? 0 : 0.5 + i / 100.0;
      probabilities.add(new double[] {1 - truth, truth});
    }
    return new OutOfFold(examples, probabilities, probabilities);
  }

  private static Optional<ConformalSets> learn(OutOfFold said, Optional<Calibrator> calibrator) {
    Lesson lesson =
        new Lesson(
            LABELS,
            said.examples(),
            new Material(said.examples(), List.of()),
            Path.of("no checkpoint"));
    return SetsLearner.learn(lesson, said, said.probabilities(), calibrator);
  }

  @Test
  void threshold_isOfCalibratedProbabilities_ofKnownSpeakers() {
    double least = CALIBRATOR.get().calibrate(new double[] {0.49, 0.51})[1];
    assertEquals(
        Optional.of(new ConformalSets(0.9, least)),
        learn(said(true), CALIBRATOR),
        "the 19th of 20: 19 / 21 ≥ 0.9");
  }

  @Test
  void withoutCalibratorOrSpeakers_thereIsNothingToPromise() {
    assertEquals(Optional.empty(), learn(said(true), Optional.empty()));
    assertEquals(Optional.empty(), learn(said(false), CALIBRATOR));
    assertEquals(Optional.empty(), learn(OutOfFold.NONE, CALIBRATOR));
  }
}
