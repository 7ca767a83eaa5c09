package org.undertone.dsp;

/**
 * A Butterworth high-pass filter of the eighth order, as four sections of the second after the
 * bilinear transform (A. V. Oppenheim and R. W. Schafer, "Discrete-Time Signal Processing", 3rd
 * edition 2010, chapter 7): 3 dB down at its corner, 48 an octave below. Causal; it begins as if
 * the first sample had stood there for ever. Stateless and thread-safe.
 */
public final class HighPass {

  private static final int SECTIONS = 4;

  private HighPass() {}

  /**
   * Filters a signal in place.
   *
   * @param x samples of any number
   * @param cornerHz above 0 and below half the rate
   */
  public static void apply(float[] x, int sampleRateHz, double cornerHz) {
    if (!(cornerHz > 0 && cornerHz < sampleRateHz / 2.0)) {
      throw new IllegalArgumentException(
          "cornerHz must lie between 0 and " + sampleRateHz / 2.0 + ", got " + cornerHz);
    }
    if (x.length == 0) {
      return;
    }
    double k = Math.tan(Math.PI * cornerHz / sampleRateHz);
    double gain = 1;
    double[] a1 = new double[SECTIONS];
    double[] a2 = new double[SECTIONS];
    for (int s = 0; s < SECTIONS; s++) {
      double damping = 2 * Math.sin((2 * s + 1) * Math.PI / (4 * SECTIONS));
      double scale = 1 / (1 + damping * k + k * k);
      gain *= scale;
      a1[s] = 2 * (k * k - 1) * scale;
      a2[s] = (1 - damping * k + k * k) * scale;
    }
    filter(x, gain, a1, a2);
  }

  /** All sections sample by sample, in the transposed direct form II; the gain comes first. */
  private static void filter(float[] x, double gain, double[] a1, double[] a2) {
    double[] once = new double[SECTIONS];
    double[] twice = new double[SECTIONS];
    once[0] = -gain * x[0];
    twice[0] = gain * x[0];
    for (int i = 0; i < x.length; i++) {
      double value = gain * x[i];
      for (int s = 0; s < SECTIONS; s++) {
        double out = value + once[s];
        once[s] = twice[s] - 2 * value - a1[s] * out;
        twice[s] = value - a2[s] * out;
        value = out;
      }
      x[i] = (float) value;
    }
  }
}
