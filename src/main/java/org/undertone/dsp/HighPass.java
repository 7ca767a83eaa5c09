package org.undertone.dsp;

/**
 * A Butterworth high-pass filter of the fourth order, as two sections of the second after the
 * bilinear transform (A. V. Oppenheim and R. W. Schafer, "Discrete-Time Signal Processing", 3rd
 * edition 2010, chapter 7): 3 dB down at its corner, 24 more an octave below. Causal; it begins as
 * if the first sample had stood there for ever. Stateless and thread-safe.
 */
public final class HighPass {

  /** Of the poles of each section, {@code 2 sin(π / 8)} and {@code 2 sin(3 π / 8)}. */
  private static final double[] DAMPING = {
    2 * Math.sin(Math.PI / 8), 2 * Math.sin(3 * Math.PI / 8)
  };

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
    double k = Math.tan(Math.PI * cornerHz / sampleRateHz);
    for (double damping : DAMPING) {
      section(x, k, damping);
    }
  }

  /** In the transposed direct form II, whose state of a constant input is known. */
  private static void section(float[] x, double k, double damping) {
    if (x.length == 0) {
      return;
    }
    double scale = 1 / (1 + damping * k + k * k);
    double a1 = 2 * (k * k - 1) * scale;
    double a2 = (1 - damping * k + k * k) * scale;
    double s2 = scale * x[0];
    double s1 = -scale * x[0];
    for (int i = 0; i < x.length; i++) {
      double in = x[i];
      double out = scale * in + s1;
      s1 = -2 * scale * in - a1 * out + s2;
      s2 = scale * in - a2 * out;
      x[i] = (float) out;
    }
  }
}
