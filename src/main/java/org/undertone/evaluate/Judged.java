package org.undertone.evaluate;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.undertone.model.Label;
import org.undertone.recognize.Decision;

/**
 * What a model decided of one clip, beside the truth.
 *
 * @param audioHash tells the clip from others, see {@link org.undertone.corpus.Example}
 * @param corpus what it is of
 * @param truth what its speaker expresses
 * @param speaker who speaks; empty where nothing tells
 * @param decision what is served: after calibration and all gates
 * @param uncalibrated what would be served without the calibrator; empty where there is none
 * @param without what would be served if one gate were switched off, by the gate's name; of those
 *     gates alone that fired, since the others changed nothing
 */
public record Judged(
    String audioHash,
    String corpus,
    Label truth,
    Optional<String> speaker,
    Decision decision,
    Optional<Decision> uncalibrated,
    Map<String, Decision> without) {

  public Judged {
    Objects.requireNonNull(audioHash, "audioHash");
    Objects.requireNonNull(corpus, "corpus");
    Objects.requireNonNull(truth, "truth");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(uncalibrated, "uncalibrated");
    without = Map.copyOf(without);
  }

  /** The first candidate, and whether it was given. */
  public Answer answer() {
    return Answer.of(truth, decision);
  }

  /** Whether speech was heard, so that there is a first candidate. */
  boolean spoken() {
    return !decision.top().isEmpty();
  }

  /** Whether there is a set of labels and the truth is in it. */
  boolean inSet() {
    return decision.set().filter(set -> set.labels().contains(truth)).isPresent();
  }

  /** As if there were no calibrator. */
  public Judged asUncalibrated() {
    return new Judged(
        audioHash,
        corpus,
        truth,
        speaker,
        uncalibrated.orElse(decision),
        Optional.empty(),
        Map.of());
  }

  /** As if a gate were switched off. */
  public Judged asWithout(String gate) {
    return new Judged(
        audioHash,
        corpus,
        truth,
        speaker,
        without.getOrDefault(gate, decision),
        uncalibrated,
        Map.of());
  }
}
