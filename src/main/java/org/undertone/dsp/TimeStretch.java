package org.undertone.dsp;

import java.util.Arrays;

/**
 * Faster or slower at the same pitch, by the phase vocoder: spectra are read at another pace,
 * magnitudes between two frames are interpolated, and phases go on at the frequencies that the two
 * frames tell; each peak of a spectrum carries the bins about it along, so that a partial stays of
 * one piece and keeps its level (J. Laroche and M. Dolson, "Improved phase vocoder time-scale
 * modification of audio", IEEE Trans. Speech Audio Process. 7(3), 1999, identity phase locking).
 * And, with a change of the sampling rate after it, higher or lower at the same pace.
 *
 * <p>What {@code librosa.effects.time_stretch} and {@code pitch_shift} are for, which leave the
 * phases unlocked and lose some decibels. Frames of 1024 samples every 256, which at 16 kHz blur
 * the sounds of speech less than the 2048 that are usual for music. Stateless and thread-safe.
 */
public final class TimeStretch {

  /** The slowest and, inverted, the fastest pace. */
  public static final double LEAST_RATE = 0.25;

  /** How far up or down a pitch may be moved. */
  public static final double MOST_SEMITONES = 12;

  private static final int FRAME_LENGTH = 1024;
  private static final int HOP_LENGTH = 256;
  private static final int BINS = FRAME_LENGTH / 2 + 1;

  private TimeStretch() {}

  /**
   * Changes the pace.
   *
   * @param x samples at any rate, at least one
   * @param rate in [0.25, 4]; 2 is twice as fast
   * @return {@code round(length / rate)} samples, at least one
   */
  public static float[] stretch(float[] x, double rate) {
    if (!(rate >= LEAST_RATE && rate <= 1 / LEAST_RATE)) {
      throw new IllegalArgumentException(
          "rate must lie in [" + LEAST_RATE + ", " + 1 / LEAST_RATE + "], got " + rate);
    }
    int length = (int) Math.max(1, Math.rint(x.length / rate));
    Stft stft = new Stft(FRAME_LENGTH, HOP_LENGTH);
    InverseStft inverse = new InverseStft(FRAME_LENGTH, HOP_LENGTH, length);
    int frames = stft.frames(x.length);
    Polar before = new Polar();
    Polar after = new Polar();
    double[] magnitude = new double[BINS];
    double[] phase = new double[BINS];
    double[] spectrum = new double[FRAME_LENGTH];
    int held = -1;
    for (int t = 0; t * rate < frames; t++) {
      int frame = (int) (t * rate);
      if (frame != held) {
        read(stft, x, frame, frames, spectrum, before);
        read(stft, x, frame + 1, frames, spectrum, after);
        held = frame;
      }
      interpolate(before.magnitude, after.magnitude, t * rate - frame, magnitude);
      if (t == 0) {
        System.arraycopy(before.angle, 0, phase, 0, BINS);
      } else {
        lock(magnitude, before.angle, phase);
      }
      write(magnitude, phase, spectrum);
      inverse.add(spectrum, t);
      advance(before, after, phase);
    }
    return inverse.signal();
  }

  /**
   * Changes the pitch.
   *
   * @param x samples, at least one
   * @param sampleRateHz of the samples
   * @param semitones up, or below 0 down, in [-12, 12]
   * @return as many samples
   */
  public static float[] shiftPitch(float[] x, int sampleRateHz, double semitones) {
    if (!(Math.abs(semitones) <= MOST_SEMITONES)) {
      throw new IllegalArgumentException("semitones must lie in [-12, 12], got " + semitones);
    }
    int fromHz = (int) Math.rint(sampleRateHz * Math.pow(2, semitones / 12));
    float[] stretched = stretch(x, sampleRateHz / (double) fromHz);
    float[] shifted = KaiserSincResampler.resample(stretched, fromHz, sampleRateHz);
    return Arrays.copyOf(shifted, x.length);
  }

  /** One frame, bin by bin. */
  private static final class Polar {
    final double[] magnitude = new double[BINS];
    final double[] angle = new double[BINS];
  }

  /** A frame beyond the last is silent. */
  private static void read(
      Stft stft, float[] x, int frame, int frames, double[] spectrum, Polar polar) {
    if (frame >= frames) {
      Arrays.fill(polar.magnitude, 0);
      Arrays.fill(polar.angle, 0);
      return;
    }
    stft.transform(x, x.length, frame, spectrum);
    for (int bin = 0; bin < BINS; bin++) {
      double re = spectrum[PackedSpectrum.place(spectrum, bin)];
      double im = PackedSpectrum.imaginary(spectrum, bin);
      polar.magnitude[bin] = Math.sqrt(re * re + im * im);
      polar.angle[bin] = Math.atan2(im, re);
    }
  }

  private static void interpolate(double[] a, double[] b, double part, double[] between) {
    for (int bin = 0; bin < BINS; bin++) {
      between[bin] = (1 - part) * a[bin] + part * b[bin];
    }
  }

  /** About each peak, the differences of phase become those that the frame had. */
  private static void lock(double[] magnitude, double[] angle, double[] phase) {
    int from = 0;
    int peak = nextPeak(magnitude, 0);
    while (peak < BINS) {
      int next = nextPeak(magnitude, peak + 1);
      int to = next < BINS ? (peak + next) / 2 + 1 : BINS;
      double turn = phase[peak] - angle[peak];
      for (int bin = from; bin < to; bin++) {
        phase[bin] = angle[bin] + turn;
      }
      from = to;
      peak = next;
    }
  }

  /** The first bin from {@code bin} on that stands above the two on either side; else BINS. */
  private static int nextPeak(double[] magnitude, int bin) {
    int peak = bin;
    while (peak < BINS && !isPeak(magnitude, peak)) {
      peak++;
    }
    return peak;
  }

  private static boolean isPeak(double[] magnitude, int bin) {
    for (int i = Math.max(0, bin - 2); i <= Math.min(BINS - 1, bin + 2); i++) {
      if (i < bin ? magnitude[i] >= magnitude[bin] : magnitude[i] > magnitude[bin]) {
        return false;
      }
    }
    return true;
  }

  private static void write(double[] magnitude, double[] phase, double[] spectrum) {
    for (int bin = 0; bin < BINS; bin++) {
      PackedSpectrum.set(spectrum, bin, magnitude[bin], phase[bin]);
    }
  }

  /** Lets a hop pass. As only whole turns are left out, the turns need not be unwrapped. */
  private static void advance(Polar before, Polar after, double[] phase) {
    for (int bin = 0; bin < BINS; bin++) {
      phase[bin] =
          Math.IEEEremainder(phase[bin] + after.angle[bin] - before.angle[bin], 2 * Math.PI);
    }
  }
}
