package org.undertone.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.undertone.model.Scores.Spread;

/**
 * How far the probabilities of a model can be taken at their word, on clips that it did not hear.
 *
 * @param expectedCalibrationError how far the confidence of the first candidate lies from the share
 *     that is right, in [0, 1]: the mean over {@code bins} of all folds' clips
 * @param errorByChance what that would come to by chance alone if every confidence were true, on as
 *     many clips of the same confidences, in [0, 1]
 * @param errorByFold the same as the first of each fold by itself, which is larger by chance
 * @param logLoss the mean of {@code -ln} of the probability of the truth, of each fold
 * @param answered at each confidence that means something, the surest first candidates
 * @param bins clips of about the same confidence, the least sure first, equally many in each
 */
public record Reliability(
    double expectedCalibrationError,
    double errorByChance,
    Spread errorByFold,
    LogLoss logLoss,
    List<Answered> answered,
    List<Bin> bins) {

  public Reliability {
    Checks.share("expectedCalibrationError", expectedCalibrationError);
    Checks.share("errorByChance", errorByChance);
    Objects.requireNonNull(errorByFold, "errorByFold");
    Objects.requireNonNull(logLoss, "logLoss");
    answered = List.copyOf(answered);
    bins = List.copyOf(bins);
  }

  /**
   * Over the folds, in nats, each at least 0.
   *
   * @param deviation the standard deviation over the folds; 0 for one fold
   */
  public record LogLoss(double mean, double deviation) {

    public LogLoss {
      if (!(mean >= 0 && deviation >= 0 && Double.isFinite(mean) && Double.isFinite(deviation))) {
        throw new IllegalArgumentException(
            "a log loss must be finite and at least 0, got " + mean + " ± " + deviation);
      }
    }
  }

  /**
   * What comes of answering above a confidence only.
   *
   * @param confidence in [0, 1]
   * @param share of all clips whose first candidate is at least so sure, over the folds; no clip
   *     without speech is
   * @param accuracy the share of those that are right, over the folds that have any, each counting
   *     alike; empty where none has
   */
  public record Answered(double confidence, Spread share, Optional<Spread> accuracy) {

    public Answered {
      Checks.share("confidence", confidence);
      Objects.requireNonNull(share, "share");
      Objects.requireNonNull(accuracy, "accuracy");
    }
  }

  /**
   * Clips of about the same confidence.
   *
   * @param clips how many
   * @param confidence their mean confidence
   * @param accuracy the share that is right
   */
  public record Bin(int clips, double confidence, double accuracy) {

    public Bin {
      Checks.count("clips", clips);
      Checks.share("confidence", confidence);
      Checks.share("accuracy", accuracy);
    }
  }
}
