package org.undertone.dsp;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * How fast a course over time moves: its power spectrum without the mean under a Hann window,
 * summed over octaves of the modulation frequency (as in S. Greenberg and B. Kingsbury, "The
 * modulation spectrogram", ICASSP 1997).
 */
public final class ModulationSpectrum {

  private static final int LEAST_TRANSFORM = 256;

  private ModulationSpectrum() {}

  /**
   * The parts of octaves in the power of a course.
   *
   * @param course of which the first {@code count} values count, at least 1
   * @param ratePerSecond values a second
   * @param lowestHz where the first octave begins; what is slower is left out
   * @param octaves their number
   * @return parts that sum to 1; all equal where nothing moves
   */
  public static double[] octaves(
      float[] course, int count, double ratePerSecond, double lowestHz, int octaves) {
    int length = Math.max(LEAST_TRANSFORM, 2 * Integer.highestOneBit(count));
    double[] spectrum = new double[length];
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += course[i] / (double) count;
    }
    for (int i = 0; i < count; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / count);
      spectrum[i] = window * (course[i] - mean);
    }
    new DoubleFFT_1D(length).realForward(spectrum);
    double[] parts = new double[octaves];
    double total = 0;
    for (int bin = 1; bin < length / 2; bin++) {
      double hz = bin * ratePerSecond / length;
      int octave = (int) Math.floor(Math.log(hz / lowestHz) / Math.log(2));
      if (octave >= 0 && octave < octaves) {
        double re = spectrum[2 * bin];
        double im = spectrum[2 * bin + 1];
        parts[octave] += re * re + im * im;
        total += re * re + im * im;
      }
    }
    for (int octave = 0; octave < octaves; octave++) {
      parts[octave] = total > 1e-12 ? parts[octave] / total : 1.0 / octaves;
    }
    return parts;
  }
}
