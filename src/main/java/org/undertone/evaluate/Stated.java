package org.undertone.evaluate;

import java.util.Optional;
import org.undertone.model.Label;
import org.undertone.recognize.Decision;

/**
 * What probability was stated for one clip, beside what was true.
 *
 * @param confidence of the first candidate, in [0, 1]
 * @param right whether the first candidate is the truth
 * @param truthProbability of the truth, in [0, 1]
 */
public record Stated(double confidence, boolean right, double truthProbability) {

  /** What a decision states; empty where no speech was heard, since it then states nothing. */
  public static Optional<Stated> of(Label truth, Decision decision) {
    return decision.top().stream()
        .findFirst()
        .map(
            first ->
                new Stated(
                    first.probability(),
                    first.label() == truth,
                    decision.probabilities().getOrDefault(truth, 0.0)));
  }
}
