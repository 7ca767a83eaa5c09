package org.undertone.dsp;

/**
 * What a noisy magnitude is to be weighted by, so that the logarithm of the speech's is estimated
 * with the least mean square error (Y. Ephraim and D. Malah, "Speech enhancement using a minimum
 * mean-square error log-spectral amplitude estimator", IEEE Trans. Acoust. Speech Signal Process.
 * 33(2), 1985, formula 20). Many bins are reckoned at once, in loops that the compiler turns into
 * vector instructions. Not safe for use by several threads at once.
 */
final class LogSpectralAmplitude {

  /** From here on the exponential integral is less than 1e-7. */
  private static final double MOST_INTEGRATED = 15;

  private static final double EULER = 0.5772156649015329;

  private static final int NEAR_TERMS = 12;

  /** Of {@code sqrt(x) exp(E1(x) / 2)} up to 1, in rising order. */
  private static final double[] NEAR = near();

  /** Of {@code x exp(x) E1(x)} beyond: numerator and denominator. */
  private static final double[] FAR = {0.250621, 2.334733, 1};

  private static final double[] FAR_BELOW = {1.681534, 3.330657, 1};

  private final double[] wiener;
  private final double[] product;
  private final double[] near;

  /**
   * @param bins how many are reckoned at once
   */
  LogSpectralAmplitude(int bins) {
    wiener = new double[bins];
    product = new double[bins];
    near = new double[bins];
  }

  /**
   * The weights of magnitudes, each in [0, 1].
   *
   * @param prior of each bin the ratio of the power of speech to that of noise, as it is expected
   * @param posterior the ratio of the power found to that of noise
   * @param gain receives the weights
   */
  void gains(double[] prior, double[] posterior, double[] gain) {
    for (int bin = 0; bin < wiener.length; bin++) {
      wiener[bin] = prior[bin] / (1 + prior[bin]);
      product[bin] = wiener[bin] * posterior[bin];
      near[bin] = 0;
    }
    for (int i = NEAR_TERMS - 1; i >= 0; i--) {
      double coefficient = NEAR[i];
      for (int bin = 0; bin < near.length; bin++) {
        near[bin] = near[bin] * product[bin] + coefficient;
      }
    }
    for (int bin = 0; bin < near.length; bin++) {
      near[bin] *= Math.sqrt(wiener[bin] / Math.max(Double.MIN_NORMAL, posterior[bin]));
    }
    for (int bin = 0; bin < near.length; bin++) {
      double v = product[bin];
      gain[bin] = v > MOST_INTEGRATED ? wiener[bin] : Math.min(1, v <= 1 ? near[bin] : far(bin));
    }
  }

  private double far(int bin) {
    return wiener[bin] * Math.exp(exponentialIntegral(product[bin]) / 2);
  }

  /**
   * {@code E1(x)}, the integral of {@code exp(-t) / t} from {@code x} on, to 5e-5 of itself (M.
   * Abramowitz and I. Stegun, Handbook of Mathematical Functions, 5.1.54).
   *
   * @param x at least 1
   */
  static double exponentialIntegral(double x) {
    return Math.exp(-x) / x * (polynomial(FAR, x) / polynomial(FAR_BELOW, x));
  }

  /**
   * The power series of {@code sqrt(x) exp(E1(x) / 2)}, to 1e-8 up to 1: its logarithm is half of
   * {@code -γ - Σ (-x)^k / (k k!)} (ibid., 5.1.11), and the terms of the exponential of a series
   * follow from each other, as its derivative is itself times that of the series.
   */
  private static double[] near() {
    double[] series = new double[NEAR_TERMS];
    double factorial = -1;
    for (int k = 1; k < NEAR_TERMS; k++) {
      factorial *= -k;
      series[k] = 1 / (2 * k * factorial);
    }
    double[] near = new double[NEAR_TERMS];
    near[0] = Math.exp(-EULER / 2);
    for (int n = 1; n < NEAR_TERMS; n++) {
      for (int k = 1; k <= n; k++) {
        near[n] += k * series[k] * near[n - k] / n;
      }
    }
    return near;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }
}
