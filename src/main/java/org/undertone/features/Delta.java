package org.undertone.features;

/**
 * The mean over frames of the local slope of a row, as {@code
 * librosa.feature.delta(width=9).mean()} gives it: the slope of a line fitted to nine neighbouring
 * frames (A. Savitzky and M. Golay, 1964), at the ends that of the first and of the last nine. With
 * fewer than nine frames, for which librosa has no default, the end values are continued ({@code
 * mode='nearest'}).
 */
final class Delta {

  private static final int HALF = Framing.DELTA_WIDTH / 2;

  /** The sum of the squared distances of nine frames from their middle. */
  private static final double SQUARES = 60;

  private Delta() {}

  static double mean(float[] x, int frames) {
    double sum = 0;
    if (frames < Framing.DELTA_WIDTH) {
      for (int t = 0; t < frames; t++) {
        for (int k = 1; k <= HALF; k++) {
          sum += k * (double) (x[Math.min(frames - 1, t + k)] - x[Math.max(0, t - k)]);
        }
      }
    } else {
      for (int t = HALF; t < frames - HALF; t++) {
        sum += rise(x, t);
      }
      sum += HALF * (rise(x, HALF) + rise(x, frames - 1 - HALF));
    }
    return sum / (SQUARES * frames);
  }

  private static double rise(float[] x, int t) {
    return (x[t + 1] - x[t - 1])
        + 2.0 * (x[t + 2] - x[t - 2])
        + 3.0 * (x[t + 3] - x[t - 3])
        + 4.0 * (x[t + 4] - x[t - 4]);
  }
}
