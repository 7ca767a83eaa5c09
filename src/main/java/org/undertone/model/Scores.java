package org.undertone.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How well the recipe of a model does on clips that it did not hear: of speakers that it did not
 * hear either, unless the protocol says that speakers are shared.
 *
 * @param protocol how the corpus was parted: by speakers, such as {@code ravdess-6}, or else {@code
 *     clips-5}
 * @param folds how many parts were tested, at least 1
 * @param unweightedAverageRecall the mean of the labels' recalls: the headline figure
 * @param accuracy the share of clips answered rightly
 * @param macroF1 the mean of the labels' F1
 * @param labels of each label, over the clips of all folds
 * @param gateEffects what the gates cost and gain, by name
 * @param confidence how true the stated confidence is; empty if that was never measured
 */
public record Scores(
    String protocol,
    int folds,
    Spread unweightedAverageRecall,
    Spread accuracy,
    Spread macroF1,
    List<LabelScore> labels,
    List<GateEffect> gateEffects,
    Optional<Confidence> confidence) {

  public Scores {
    Checks.text("protocol", protocol);
    if (folds < 1) {
      throw new IllegalArgumentException("folds must be at least 1, got " + folds);
    }
    Objects.requireNonNull(unweightedAverageRecall, "unweightedAverageRecall");
    Objects.requireNonNull(accuracy, "accuracy");
    Objects.requireNonNull(macroF1, "macroF1");
    labels = List.copyOf(labels);
    gateEffects = List.copyOf(gateEffects);
    Objects.requireNonNull(confidence, "confidence");
  }

  /**
   * How true the stated confidence is.
   *
   * @param uncalibrated what it would be without the calibrator
   * @param served what it is; equal to the other where nothing was learned for it
   */
  public record Confidence(Reliability uncalibrated, Reliability served) {

    public Confidence {
      Objects.requireNonNull(uncalibrated, "uncalibrated");
      Objects.requireNonNull(served, "served");
    }
  }

  /**
   * A figure over the folds.
   *
   * @param mean in [0, 1]
   * @param deviation the standard deviation over the folds, in [0, 1]; 0 for one fold
   */
  public record Spread(double mean, double deviation) {

    public Spread {
      Checks.share("mean", mean);
      Checks.share("deviation", deviation);
    }
  }

  /**
   * The figures of one label, each in [0, 1].
   *
   * @param support how many clips carry the label
   */
  public record LabelScore(Label label, double recall, double precision, double f1, int support) {

    public LabelScore {
      Objects.requireNonNull(label, "label");
      Checks.share("recall", recall);
      Checks.share("precision", precision);
      Checks.share("f1", f1);
      Checks.count("support", support);
    }
  }

  /**
   * One measured effect of a gate.
   *
   * @param name what was measured, as a phrase
   * @param value finite
   */
  public record GateEffect(String name, double value) {

    public GateEffect {
      Checks.text("the name of a gate effect", name);
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + " must be finite, got " + value);
      }
    }
  }
}
