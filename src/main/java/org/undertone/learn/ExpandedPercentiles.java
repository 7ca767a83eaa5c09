package org.undertone.learn;

import smile.stat.distribution.GaussianDistribution;
import smile.stat.distribution.TDistribution;

/**
 * Percentile intervals of the bootstrap for few observations: percentiles lie too close together
 * there, as those of a normal distribution do where Student's is meant, and since draws vary less
 * than what they are drawn from. So more than the level is taken of the draws (Hesterberg, "What
 * Teachers Should Know About the Bootstrap", The American Statistician 69, 2015).
 */
public final class ExpandedPercentiles {

  private ExpandedPercentiles() {}

  /**
   * The share of the draws to leave out below an interval, and as much above.
   *
   * @param observations how many were drawn from, at least 2
   * @param level the share of intervals that are to hold the truth, in (0, 1)
   * @return above 0 and below {@code (1 - level) / 2}, which it comes near with many observations
   * @throws IllegalArgumentException naming what is out of range
   */
  public static double tail(int observations, double level) {
    if (observations < 2 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "observations must be at least 2 and level in (0, 1), got "
              + observations
              + " and "
              + level);
    }
    double student = new TDistribution(observations - 1).quantile((1 + level) / 2);
    double wider = Math.sqrt(observations / (observations - 1.0));
    return GaussianDistribution.getInstance().cdf(-wider * student);
  }
}
