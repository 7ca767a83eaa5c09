package org.undertone.features;

import org.undertone.dsp.Matrix;

/**
 * The local slope of a row, as {@code librosa.feature.delta(width=9)} gives it: the slope of a line
 * fitted to nine neighbouring frames (A. Savitzky and M. Golay, 1964), at the ends that of the
 * first and of the last nine. With fewer than nine frames, for which librosa has no default, the
 * end values are continued ({@code mode='nearest'}).
 */
final class Delta {

  private static final int HALF = Framing.DELTA_WIDTH / 2;

  /** The sum of the squared distances of nine frames from their middle. */
  private static final double SQUARES = 60;

  private Delta() {}

  /** The slopes of the first rows of a matrix. */
  static Matrix of(Matrix x, int rows) {
    Matrix slopes = new Matrix();
    slopes.reshape(rows, x.columns());
    for (int r = 0; r < rows; r++) {
      for (int t = 0; t < x.columns(); t++) {
        slopes.row(r)[t] = (float) (rise(x.row(r), x.columns(), t) / SQUARES);
      }
    }
    return slopes;
  }

  /** The mean of the slopes of a row. */
  static double mean(float[] x, int frames) {
    double sum = 0;
    for (int t = 0; t < frames; t++) {
      sum += rise(x, frames, t);
    }
    return sum / (SQUARES * frames);
  }

  private static double rise(float[] x, int frames, int t) {
    int centre = frames < Framing.DELTA_WIDTH ? t : Math.max(HALF, Math.min(frames - 1 - HALF, t));
    double sum = 0;
    for (int k = 1; k <= HALF; k++) {
      sum += k * (double) (x[Math.min(frames - 1, centre + k)] - x[Math.max(0, centre - k)]);
    }
    return sum;
  }
}
