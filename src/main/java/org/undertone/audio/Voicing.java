package org.undertone.audio;

/**
 * Whether a sound is periodic as a voice is, 70 to 500 Hz: a peak of the normalised
 * autocorrelation, over 32 ms of the sound below 2 kHz with the low end taken back, that reaches
 * {@value #LEAST_CORRELATION}.
 */
final class Voicing {

  private static final double LEAST_CORRELATION = 0.4;
  private static final float PRE_EMPHASIS = 0.97f;
  private static final int WINDOW = 128;
  private static final int SHORTEST_LAG = OctaveBands.LOW_RATE_HZ / 500;
  private static final int LONGEST_LAG = OctaveBands.LOW_RATE_HZ / 70;

  private final float[] x;

  /** Takes the sound at 4 kHz. */
  Voicing(float[] low) {
    x = new float[low.length];
    for (int i = 1; i < x.length; i++) {
      x[i] = low[i] - PRE_EMPHASIS * low[i - 1];
    }
  }

  /** Whether the sound about this sample of the 4 kHz signal is voiced. */
  boolean at(int centre) {
    int span = WINDOW + LONGEST_LAG + 1;
    int from = Math.max(0, Math.min(centre - span / 2, x.length - span));
    if (from + span > x.length) {
      return false;
    }
    double power = power(from);
    double lagged = power(from + SHORTEST_LAG - 1);
    double beforeLast = Double.NaN; // compares as no peak
    double last = Double.NaN;
    for (int lag = SHORTEST_LAG - 1; lag <= LONGEST_LAG + 1; lag++) {
      double correlation = product(from, lag) / Math.sqrt(power * lagged + 1e-30);
      if (last >= LEAST_CORRELATION && last >= beforeLast && last >= correlation) {
        return true;
      }
      beforeLast = last;
      last = correlation;
      double leaving = x[from + lag];
      double entering = lag <= LONGEST_LAG ? x[from + lag + WINDOW] : 0;
      lagged = Math.max(0, lagged + entering * entering - leaving * leaving);
    }
    return false;
  }

  private double power(int from) {
    double sum = 0;
    for (int i = from; i < from + WINDOW; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  /** Four sums side by side, so that one addition need not wait for the last. */
  private float product(int from, int lag) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = from; i < from + WINDOW; i += 4) {
      a += x[i] * x[i + lag];
      b += x[i + 1] * x[i + 1 + lag];
      c += x[i + 2] * x[i + 2 + lag];
      d += x[i + 3] * x[i + 3 + lag];
    }
    return (a + b) + (c + d);
  }
}
