package org.undertone.evaluate;

import java.util.Arrays;

/** Quantiles of samples. */
public final class Quantiles {

  private Quantiles() {}

  /** Linear between the order statistics, as NumPy does by default; NaN of no finite value. */
  public static double of(double[] values, double share) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
