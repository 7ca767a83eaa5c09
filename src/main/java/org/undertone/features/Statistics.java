package org.undertone.features;

import org.undertone.dsp.Matrix;

/**
 * Mean, population standard deviation and quantiles over the frames of a row, in double precision.
 */
final class Statistics {

  private Statistics() {}

  static double mean(Matrix x, int row) {
    double sum = 0;
    float[] values = x.row(row);
    for (int t = 0; t < x.columns(); t++) {
      sum += values[t];
    }
    return sum / x.columns();
  }

  /** As {@code numpy.quantile}, linear between neighbours, of values in ascending order. */
  static double quantile(double[] sorted, double part) {
    double at = part * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  static double standardDeviation(Matrix x, int row, double mean) {
    double sum = 0;
    float[] values = x.row(row);
    for (int t = 0; t < x.columns(); t++) {
      double d = values[t] - mean;
      sum += d * d;
    }
    return Math.sqrt(sum / x.columns());
  }
}
