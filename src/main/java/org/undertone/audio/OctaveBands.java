package org.undertone.audio;

/**
 * A clip split into six octaves, 4–8 kHz down to 125–250 Hz, by the interpolating wavelet CDF(4, 4)
 * in its lifting form (Sweldens, "The lifting scheme", 1996), and the power of each over time. What
 * lies below 125 Hz, hum and any constant, is left out.
 */
final class OctaveBands {

  static final int COUNT = 6;

  /** From one value of {@link #power} to the next: 10 ms. */
  static final int HOP_SAMPLES = 160;

  /** The rate of {@link #low}. */
  static final int LOW_RATE_HZ = 4000;

  /** White noise of power 1 has this power in the details of one lifting step. */
  private static final double DETAIL_GAIN = 1.64;

  private static final int LOW_LEVEL = 2;

  private final double[][] power = new double[COUNT][];
  private float[] low;

  /** Splits samples at 16 kHz; there must be at least 1,024 of them. */
  OctaveBands(float[] samples) {
    int hops = samples.length / HOP_SAMPLES;
    float[] rest = samples;
    for (int band = 0; band < COUNT; band++) {
      float[] even = new float[rest.length / 2];
      float[] detail = new float[rest.length / 2];
      lift(rest, even, detail);
      double samplesPerHop = HOP_SAMPLES / (double) (2 << band);
      power[band] = smooth(hopPower(detail, hops, samplesPerHop, band), reach(band));
      rest = even;
      if (band + 1 == LOW_LEVEL) {
        low = even;
      }
    }
  }

  /** The power of one band, 0 the highest, at each hop, smoothed over 30 ms or 50 ms. */
  double[] power(int band) {
    return power[band];
  }

  /** The sound below 2 kHz, at 4 kHz. */
  float[] low() {
    return low;
  }

  private static void lift(float[] x, float[] even, float[] detail) {
    int n = even.length;
    for (int i = 0; i < n; i++) {
      even[i] = x[2 * i];
      detail[i] = x[2 * i + 1];
    }
    for (int i = 0; i < n; i++) {
      int left = Math.max(0, i - 1);
      int right = Math.min(n - 1, i + 1);
      int far = Math.min(n - 1, i + 2);
      detail[i] -= 0.5625f * (even[i] + even[right]) - 0.0625f * (even[left] + even[far]);
    }
    for (int i = 0; i < n; i++) {
      int far = Math.max(0, i - 2);
      int left = Math.max(0, i - 1);
      int right = Math.min(n - 1, i + 1);
      even[i] += 0.28125f * (detail[left] + detail[i]) - 0.03125f * (detail[far] + detail[right]);
    }
  }

  private static double[] hopPower(float[] detail, int hops, double samplesPerHop, int band) {
    double share = 1 / (DETAIL_GAIN * (2 << band));
    double[] power = new double[hops];
    for (int hop = 0; hop < hops; hop++) {
      int from = (int) (hop * samplesPerHop);
      int to = Math.min(detail.length, (int) ((hop + 1) * samplesPerHop));
      float sum = 0;
      for (int i = from; i < to; i++) {
        sum += detail[i] * detail[i];
      }
      power[hop] = share * sum / Math.max(1, to - from);
    }
    return power;
  }

  /** The two lowest bands have few samples in a hop and fluctuate more. */
  private static int reach(int band) {
    return band >= COUNT - 2 ? 2 : 1;
  }

  private static double[] smooth(double[] values, int reach) {
    double[] smooth = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int from = Math.max(0, i - reach);
      int to = Math.min(values.length - 1, i + reach);
      double sum = 0;
      for (int k = from; k <= to; k++) {
        sum += values[k];
      }
      smooth[i] = sum / (to - from + 1);
    }
    return smooth;
  }
}
