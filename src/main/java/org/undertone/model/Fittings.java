package org.undertone.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.undertone.learn.Calibrator;
import org.undertone.learn.SpeakerPopulation;

/**
 * What was fitted beside a classifier; each part is empty where nothing was learned for it.
 *
 * @param calibrator makes the classifier's probabilities mean what they say
 * @param familiarity guards against clips unlike those of training
 * @param speakers how speakers differ, for whoever sends a baseline of their voice
 */
public record Fittings(
    Optional<Calibrator> calibrator,
    Optional<FamiliaritySettings> familiarity,
    Optional<SpeakerPopulation> speakers) {

  /** Nothing beside the classifier. */
  public static final Fittings NONE =
      new Fittings(Optional.empty(), Optional.empty(), Optional.empty());

  public Fittings {
    Objects.requireNonNull(calibrator, "calibrator");
    Objects.requireNonNull(familiarity, "familiarity");
    Objects.requireNonNull(speakers, "speakers");
  }

  /** The same with another calibrator, or with none. */
  public Fittings withCalibrator(Optional<Calibrator> other) {
    return new Fittings(other, familiarity, speakers);
  }

  /** The same with another familiarity gate, or with none. */
  public Fittings withFamiliarity(Optional<FamiliaritySettings> other) {
    return new Fittings(calibrator, other, speakers);
  }

  /** Refuses parts that do not fit features of a shape and so many labels. */
  void check(List<Integer> shape, int labels) {
    familiarity
        .map(FamiliaritySettings::opinion)
        .filter(o -> o.labelCount() != labels || !shape.equals(List.of(o.featureCount())))
        .ifPresent(
            o -> {
              throw new IllegalArgumentException(
                  "familiarity must be of "
                      + labels
                      + " labels and the shape "
                      + shape
                      + ", got "
                      + o.labelCount()
                      + " labels and ["
                      + o.featureCount()
                      + "]");
            });
    speakers
        .filter(s -> shape.size() != 1 || s.featureCount() > shape.get(0))
        .ifPresent(
            s -> {
              throw new IllegalArgumentException(
                  "speakers must be of the features " + shape + ", got [" + s.featureCount() + "]");
            });
  }
}
