package org.undertone.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.undertone.learn.Calibrator;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.SpeakerPopulation;

/**
 * What was fitted beside a classifier; each part is empty where nothing was learned for it.
 *
 * @param calibrator makes the classifier's probabilities mean what they say
 * @param adapted the same where all is known of the speaker's voice
 * @param familiarity guards against clips unlike those of training
 * @param speakers how speakers differ, for whoever sends a baseline of their voice
 * @param sets of labels in place of one, by the calibrated probabilities
 * @param adaptedSets the same where all is known of the speaker's voice
 */
public record Fittings(
    Optional<Calibrator> calibrator,
    Optional<Calibrator> adapted,
    Optional<FamiliaritySettings> familiarity,
    Optional<SpeakerPopulation> speakers,
    Optional<ConformalSets> sets,
    Optional<ConformalSets> adaptedSets) {

  /** From so many clips a voice is known by half. */
  public static final double HALF_KNOWN_CLIPS = 3;

  /** Nothing beside the classifier. */
  public static final Fittings NONE =
      new Fittings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Fittings {
    Objects.requireNonNull(calibrator, "calibrator");
    Objects.requireNonNull(adapted, "adapted");
    Objects.requireNonNull(familiarity, "familiarity");
    Objects.requireNonNull(speakers, "speakers");
    Objects.requireNonNull(sets, "sets");
    Objects.requireNonNull(adaptedSets, "adaptedSets");
    double promised = sets.map(ConformalSets::probability).orElse(Double.NaN);
    adaptedSets
        .filter(other -> other.probability() != promised)
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  "adaptedSets must be of the probability of sets, "
                      + promised
                      + ", got "
                      + other.probability());
            });
  }

  /**
   * The same with another calibrator, or with none, whatever is known of the voice; and without
   * sets, which are of the probabilities of the old one.
   */
  public Fittings withCalibrator(Optional<Calibrator> other) {
    return new Fittings(other, other, familiarity, speakers, Optional.empty(), Optional.empty());
  }

  /** What makes the probabilities true that are told of adapted features. */
  Optional<Calibrator> calibratorOfKnown() {
    return adapted.or(() -> calibrator);
  }

  /**
   * How much what is told of adapted features counts beside what is told of a stranger.
   *
   * @param clips from how many the voice is known, 0 where nothing is known of it
   * @return in [0, 1)
   */
  static double known(int clips) {
    return clips / (clips + HALF_KNOWN_CLIPS);
  }

  /**
   * The sets where a voice is known from so many clips: between the two, and nearer to the second
   * the more clips there are.
   *
   * @param clips 0 where nothing is known of the voice
   */
  public Optional<ConformalSets> sets(int clips) {
    if (sets.isEmpty() || adaptedSets.isEmpty()) {
      return sets;
    }
    return Optional.of(
        new ConformalSets(
            sets.get().probability(),
            between(sets.get().leastProbability(), adaptedSets.get().leastProbability(), clips)));
  }

  private static double between(double stranger, double known, int clips) {
    return stranger + known(clips) * (known - stranger);
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
