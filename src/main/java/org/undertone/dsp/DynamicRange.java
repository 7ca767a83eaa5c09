package org.undertone.dsp;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * More or less of the difference between loud and quiet, as a compressor or an expander makes it
 * (U. Zölzer, ed., "DAFX: Digital Audio Effects", 2nd ed., Wiley 2011, chapter 4): of the whole
 * signal from moment to moment, and of each frequency about its own mean. Expansion takes noise and
 * reverberation away, compression brings them forth; both leave the mean spectrum nearly as it is.
 *
 * <p>Frames of 512 samples every 128, which are 32 ms and 8 ms at 16 kHz. Stateless and
 * thread-safe.
 */
public final class DynamicRange {

  private static final int FRAME_LENGTH = 512;
  private static final int HOP_LENGTH = 128;
  private static final int BINS = FRAME_LENGTH / 2 + 1;

  /** The level is that of the frames about a moment, so many on either side. */
  private static final int LEVEL_FRAMES = 4;

  private static final int SMOOTHED_BINS = 2;

  /** What is further below the mean power of all frames is a pause: 20 dB. */
  private static final double ACTIVE_PART = 0.01;

  /** Silence is as far below the speech as the format allows. */
  private static final double LEAST_PART = 1e-12;

  private static final double LOWEST_GAIN_DB = -30;
  private static final double HIGHEST_GAIN_DB = 15;

  private DynamicRange() {}

  /**
   * Scales differences in level.
   *
   * @param x samples, at least one
   * @param whole what a difference of 1 dB between moments becomes, in dB; below 1 compresses,
   *     above 1 expands, 1 changes nothing; above 0
   * @param bands the same of each frequency about its mean
   * @return as many samples; no gain is below -30 dB or above 15 dB, for either
   */
  public static float[] scaled(float[] x, double whole, double bands) {
    if (!(whole > 0 && bands > 0 && Double.isFinite(whole) && Double.isFinite(bands))) {
      throw new IllegalArgumentException(
          "whole and bands must be finite and above 0, got " + whole + " and " + bands);
    }
    Stft stft = new Stft(FRAME_LENGTH, HOP_LENGTH);
    double[][] spectra = new double[stft.frames(x.length)][FRAME_LENGTH];
    double[][] power = new double[spectra.length][BINS];
    double[] level = new double[spectra.length];
    for (int t = 0; t < spectra.length; t++) {
      stft.transform(x, x.length, t, spectra[t]);
      PackedSpectrum.powers(spectra[t], power[t]);
      level[t] = Arrays.stream(power[t]).sum();
    }
    double[] mean = activeMean(power, level);
    double speech = Arrays.stream(mean).sum();
    if (speech == 0) {
      return x.clone();
    }
    InverseStft inverse = new InverseStft(FRAME_LENGTH, HOP_LENGTH, x.length);
    double[] common = smoothed(mean, b -> 3 + b / 16);
    double[] moments = smoothed(level, t -> LEVEL_FRAMES);
    double[] gains = new double[BINS];
    for (int t = 0; t < spectra.length; t++) {
      double decibels = gain(whole, moments[t], speech);
      double[] own = smoothed(power[t], b -> SMOOTHED_BINS);
      for (int bin = 0; bin < BINS; bin++) {
        gains[bin] = Math.pow(10, (decibels + gain(bands, own[bin], common[bin])) / 20);
      }
      PackedSpectrum.scale(spectra[t], gains);
      inverse.add(spectra[t], t);
    }
    return inverse.signal();
  }

  /** What takes a power to its place about a reference, in dB. */
  private static double gain(double factor, double power, double reference) {
    if (factor == 1 || reference == 0) {
      return 0;
    }
    double above = 10 * Math.log10(Math.max(LEAST_PART, power / reference));
    return Math.max(LOWEST_GAIN_DB, Math.min(HIGHEST_GAIN_DB, (factor - 1) * above));
  }

  /** The mean power of each bin over the frames that are no pauses. */
  private static double[] activeMean(double[][] power, double[] level) {
    double least = ACTIVE_PART * Arrays.stream(level).average().orElse(0);
    double[] mean = new double[BINS];
    int active = 0;
    for (int t = 0; t < level.length; t++) {
      if (level[t] >= least) {
        active++;
        for (int bin = 0; bin < BINS; bin++) {
          mean[bin] += power[t][bin];
        }
      }
    }
    for (int bin = 0; bin < BINS; bin++) {
      mean[bin] /= active;
    }
    return mean;
  }

  /** The mean of the values about each, so many on either side. */
  private static double[] smoothed(double[] x, IntUnaryOperator reach) {
    double[] sums = new double[x.length + 1];
    for (int i = 0; i < x.length; i++) {
      sums[i + 1] = sums[i] + x[i];
    }
    double[] smooth = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int from = Math.max(0, i - reach.applyAsInt(i));
      int to = Math.min(x.length, i + reach.applyAsInt(i) + 1);
      smooth[i] = Math.max(0, sums[to] - sums[from]) / (to - from);
    }
    return smooth;
  }
}
