package org.undertone.learn;

import java.util.Arrays;

/**
 * What each feature of one input did to each probability: base value plus the contributions of all
 * features is the probability that the classifier gives. Immutable.
 */
public final class Contributions {

  private final double[] base;
  private final double[] values;
  private final float[] deviations;

  /**
   * Takes what was computed; the arrays become ours.
   *
   * @param base one value a label
   * @param values one value a label, feature by feature
   * @param deviations one value a feature
   */
  Contributions(double[] base, double[] values, float[] deviations) {
    this.base = base;
    this.values = values;
    this.deviations = deviations;
  }

  /**
   * A part of the way from these to others of the same features and labels: of the mean of both
   * predictions, weighted so.
   *
   * @param part in [0, 1]
   */
  Contributions towards(Contributions other, double part) {
    return new Contributions(
        between(base, other.base, part), between(values, other.values, part), deviations);
  }

  /** A part of the way from some numbers to others. */
  static double[] between(double[] from, double[] to, double part) {
    double[] between = new double[from.length];
    Arrays.setAll(between, i -> from[i] + part * (to[i] - from[i]));
    return between;
  }

  public int featureCount() {
    return deviations.length;
  }

  /** The probability of a label before anything is known of the input, in [0, 1]. */
  public double base(int label) {
    return base[label];
  }

  /** What a feature adds to the probability of a label, or takes from it if negative. */
  public double of(int feature, int label) {
    return values[feature * base.length + label];
  }

  /** How many standard deviations a feature lies above its mean in training. */
  public double deviation(int feature) {
    return deviations[feature];
  }
}
