package org.undertone.evaluate;

import java.util.Objects;
import java.util.Optional;
import org.undertone.model.Label;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Outcome;

/**
 * What was said of one clip, beside the truth.
 *
 * @param first the first candidate, however unsure; empty where no speech was heard
 * @param sure whether it was given as the answer
 */
public record Answer(Label truth, Optional<Label> first, boolean sure) {

  public Answer {
    Objects.requireNonNull(truth, "truth");
    if (sure && first.isEmpty()) {
      throw new IllegalArgumentException("an answer without a candidate cannot be sure");
    }
  }

  /** The answer that a decision amounts to. */
  public static Answer of(Label truth, Decision decision) {
    return new Answer(
        truth,
        decision.top().stream().map(candidate -> candidate.label()).findFirst(),
        decision.outcome() == Outcome.RECOGNIZED);
  }
}
