package org.undertone.dsp;

/**
 * A spectrum as JTransforms packs it, see {@link Stft#transform}, bin by bin. Stateless and
 * thread-safe.
 */
final class PackedSpectrum {

  private PackedSpectrum() {}

  /** Where the real part of a bin stands. */
  static int place(double[] spectrum, int bin) {
    return bin < spectrum.length / 2 ? 2 * bin : 1;
  }

  /** {@code |X|²}. */
  static double power(double[] spectrum, int bin) {
    double re = spectrum[place(spectrum, bin)];
    double im = isReal(spectrum, bin) ? 0 : spectrum[2 * bin + 1];
    return re * re + im * im;
  }

  /** Multiplies a bin, whose phase stays. */
  static void scale(double[] spectrum, int bin, double gain) {
    spectrum[place(spectrum, bin)] *= gain;
    if (!isReal(spectrum, bin)) {
      spectrum[2 * bin + 1] *= gain;
    }
  }

  /** The lowest bin and the highest. */
  private static boolean isReal(double[] spectrum, int bin) {
    return bin == 0 || bin == spectrum.length / 2;
  }
}
