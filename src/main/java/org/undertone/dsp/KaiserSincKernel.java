package org.undertone.dsp;

/**
 * The prototype low-pass of the resampler: {@code sinc(t) · kaiser(t / 64, β = 14)}, with t in zero
 * crossings, tabulated once at 2,048 points per crossing and read by linear interpolation (error
 * below -140 dB). Immutable and thread-safe.
 *
 * <p>J. O. Smith, "Digital Audio Resampling", ccrma.stanford.edu/~jos/resample.
 */
final class KaiserSincKernel {

  /** Zero crossings on each side. */
  static final int ZEROS = 64;

  private static final double BETA = 14;
  private static final int POINTS_PER_ZERO = 2048;
  private static final double[] TABLE = table();

  private KaiserSincKernel() {}

  /** The value at {@code t} zero crossings from the centre; 0 from {@link #ZEROS} on. */
  static double at(double t) {
    double position = Math.abs(t) * POINTS_PER_ZERO;
    int i = (int) position;
    if (i >= ZEROS * POINTS_PER_ZERO) {
      return 0;
    }
    return TABLE[i] + (position - i) * (TABLE[i + 1] - TABLE[i]);
  }

  private static double[] table() {
    double[] table = new double[ZEROS * POINTS_PER_ZERO + 1];
    for (int i = 0; i < table.length; i++) {
      double t = i / (double) POINTS_PER_ZERO;
      double u = t / ZEROS;
      double window = besselI0(BETA * Math.sqrt(1 - u * u)) / besselI0(BETA);
      table[i] = (i == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t)) * window;
    }
    return table;
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double besselI0(double x) {
    double quarter = x * x / 4;
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= quarter / ((double) k * k);
      sum += term;
    }
    return sum;
  }
}
