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

  /** The imaginary part of a bin. */
  static double imaginary(double[] spectrum, int bin) {
    return isReal(spectrum, bin) ? 0 : spectrum[2 * bin + 1];
  }

  /**
   * {@code |X|²} of all bins.
   *
   * @param power receives one value more than half of those of the spectrum
   */
  static void powers(double[] spectrum, double[] power) {
    int last = spectrum.length / 2;
    power[0] = spectrum[0] * spectrum[0];
    power[last] = spectrum[1] * spectrum[1];
    for (int bin = 1; bin < last; bin++) {
      double re = spectrum[2 * bin];
      double im = spectrum[2 * bin + 1];
      power[bin] = re * re + im * im;
    }
  }

  /** Gives a bin another magnitude and phase; of real bins the real part alone. */
  static void set(double[] spectrum, int bin, double magnitude, double phase) {
    spectrum[place(spectrum, bin)] = magnitude * Math.cos(phase);
    if (!isReal(spectrum, bin)) {
      spectrum[2 * bin + 1] = magnitude * Math.sin(phase);
    }
  }

  /** Multiplies all bins, whose phases stay. */
  static void scale(double[] spectrum, double[] gain) {
    int last = spectrum.length / 2;
    spectrum[0] *= gain[0];
    spectrum[1] *= gain[last];
    for (int bin = 1; bin < last; bin++) {
      spectrum[2 * bin] *= gain[bin];
      spectrum[2 * bin + 1] *= gain[bin];
    }
  }

  /** The lowest bin and the highest. */
  private static boolean isReal(double[] spectrum, int bin) {
    return bin == 0 || bin == spectrum.length / 2;
  }
}
