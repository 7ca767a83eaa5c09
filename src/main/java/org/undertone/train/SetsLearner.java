package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undertone.corpus.Example;
import org.undertone.learn.Calibrator;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.ConformalSetsFitter;

/** What was said of training examples unheard becomes a model's {@link ConformalSets}. */
final class SetsLearner {

  /** With which a set is to hold the true label. */
  static final double PROBABILITY = 0.9;

  private SetsLearner() {}

  /**
   * Fits the threshold, on clips of known speakers alone.
   *
   * @param said of examples of the lesson
   * @param probabilities those of {@code said} for strangers or for known voices
   * @param calibrator of the same
   * @return empty where there is no calibrator, or no speaker is known
   */
  static Optional<ConformalSets> learn(
      Lesson lesson,
      OutOfFold said,
      List<double[]> probabilities,
      Optional<Calibrator> calibrator) {
    List<Example> known = new ArrayList<>();
    List<String> speakers = new ArrayList<>();
    List<double[]> calibrated = new ArrayList<>();
    for (int i = 0; i < said.examples().size() && calibrator.isPresent(); i++) {
      Example example = said.examples().get(i);
      if (example.utterance().speaker().isPresent()) {
        known.add(example);
        speakers.add(example.utterance().speaker().get());
        calibrated.add(calibrator.get().calibrate(probabilities.get(i)));
      }
    }
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ConformalSetsFitter.fit(
                calibrated.toArray(double[][]::new), lesson.truths(known), speakers, PROBABILITY));
  }
}
