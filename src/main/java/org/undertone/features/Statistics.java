package org.undertone.features;

import org.undertone.dsp.Matrix;

/** Mean and population standard deviation over the frames of a row, in double precision. */
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
