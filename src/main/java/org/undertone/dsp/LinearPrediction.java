package org.undertone.dsp;

/** The all-pole model of a signal. */
public final class LinearPrediction {

  /** White noise so far below the signal (40 dB) keeps the model of a pure tone stable. */
  private static final double WHITE_NOISE = 1e-4;

  private LinearPrediction() {}

  /**
   * The prediction-error filter by the recursion of Levinson and Durbin (J. Makhoul, "Linear
   * prediction: a tutorial review", Proc. IEEE 63(4), 1975).
   *
   * @param autocorrelation at lags 0 to {@code order}
   * @return {@code 1, a[1], …, a[order]} of {@code A(z) = Σ a[k] z^-k}; 1 and zeros for silence
   */
  public static double[] errorFilter(double[] autocorrelation, int order) {
    double[] a = new double[order + 1];
    a[0] = 1;
    double error = autocorrelation[0] * (1 + WHITE_NOISE);
    double[] last = new double[order + 1];
    for (int i = 1; i <= order && error > 0; i++) {
      double sum = autocorrelation[i];
      for (int k = 1; k < i; k++) {
        sum += a[k] * autocorrelation[i - k];
      }
      double reflection = -sum / error;
      System.arraycopy(a, 0, last, 0, i);
      for (int k = 1; k < i; k++) {
        a[k] += reflection * last[i - k];
      }
      a[i] = reflection;
      error *= 1 - reflection * reflection;
    }
    return a;
  }
}
