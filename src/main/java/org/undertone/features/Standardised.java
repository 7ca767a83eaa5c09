package org.undertone.features;

import org.undertone.dsp.Matrix;

/** Values brought to mean 0 and population standard deviation 1. */
final class Standardised {

  /** Below this part of the largest magnitude a deviation is taken for rounding. */
  private static final double ROUNDING = 1e-6;

  private Standardised() {}

  /** Some rows of a matrix as one set of values, in place; all 0 where they do not vary. */
  static void together(Matrix x, int firstRow, int rows) {
    double sum = 0;
    double largest = 0;
    for (int r = firstRow; r < firstRow + rows; r++) {
      for (int t = 0; t < x.columns(); t++) {
        sum += x.get(r, t);
        largest = Math.max(largest, Math.abs(x.get(r, t)));
      }
    }
    double count = (double) rows * x.columns();
    double mean = sum / count;
    double squares = 0;
    for (int r = firstRow; r < firstRow + rows; r++) {
      for (int t = 0; t < x.columns(); t++) {
        double d = x.get(r, t) - mean;
        squares += d * d;
      }
    }
    double deviation = Math.sqrt(squares / count);
    double scale = deviation > ROUNDING * largest ? 1 / deviation : 0;
    for (int r = firstRow; r < firstRow + rows; r++) {
      for (int t = 0; t < x.columns(); t++) {
        x.row(r)[t] = (float) (scale * (x.get(r, t) - mean));
      }
    }
  }
}
