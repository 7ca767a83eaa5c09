package org.undertone.dsp;

import static org.undertone.dsp.PackedSpectrum.place;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * A longer or shorter vocal tract at the same pitch and pace: the spectral envelope of every frame
 * is stretched along the frequencies, its fine structure stays. The envelope is the log magnitude
 * without the quefrencies of the pitch (cepstral smoothing; A. Oppenheim and R. Schafer,
 * "Homomorphic analysis of speech", IEEE Trans. Audio Electroacoust. 16(2), 1968). For speech at 16
 * kHz: frames of 512 samples every 128, quefrencies up to 1.6 ms (half of them left there). No bin
 * is changed by more than 26 dB. Stateless and thread-safe.
 */
public final class FormantShift {

  /** The most that formants move, up or, inverted, down. */
  public static final double MOST_FACTOR = 2;

  private static final int FRAME_LENGTH = 512;
  private static final int HOP_LENGTH = 128;
  private static final int BINS = FRAME_LENGTH / 2 + 1;

  /** Up to the first everything stays, from the second on nothing, with half a cosine between. */
  private static final int KEPT_QUEFRENCY = 20;

  private static final int DROPPED_QUEFRENCY = 32;
  private static final double MOST_CHANGE = 3;
  private static final double LEAST_POWER = 1e-12;

  private FormantShift() {}

  /**
   * Moves the formants.
   *
   * @param x samples at 16 kHz, at least one
   * @param factor of every formant's frequency, in [0.5, 2]
   * @return as many samples
   */
  public static float[] shift(float[] x, double factor) {
    if (!(factor >= 1 / MOST_FACTOR && factor <= MOST_FACTOR)) {
      throw new IllegalArgumentException(
          "factor must lie in [" + 1 / MOST_FACTOR + ", " + MOST_FACTOR + "], got " + factor);
    }
    Stft stft = new Stft(FRAME_LENGTH, HOP_LENGTH);
    InverseStft inverse = new InverseStft(FRAME_LENGTH, HOP_LENGTH, x.length);
    DoubleFFT_1D fft = new DoubleFFT_1D(FRAME_LENGTH);
    double[] spectrum = new double[FRAME_LENGTH];
    double[] envelope = new double[FRAME_LENGTH];
    double[] power = new double[BINS];
    double[] gain = new double[BINS];
    for (int t = 0; t < stft.frames(x.length); t++) {
      stft.transform(x, x.length, t, spectrum);
      PackedSpectrum.powers(spectrum, power);
      envelope(power, fft, envelope);
      for (int bin = 0; bin < BINS; bin++) {
        double change = at(envelope, bin / factor) - envelope[place(envelope, bin)];
        gain[bin] = Math.exp(Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, change)));
      }
      PackedSpectrum.scale(spectrum, gain);
      inverse.add(spectrum, t);
    }
    return inverse.signal();
  }

  /** The smoothed log magnitude, packed as the spectrum is, imaginary parts aside. */
  private static void envelope(double[] power, DoubleFFT_1D fft, double[] envelope) {
    Arrays.fill(envelope, 0);
    for (int bin = 0; bin < BINS; bin++) {
      envelope[place(envelope, bin)] = Math.log(power[bin] + LEAST_POWER) / 2;
    }
    fft.realInverse(envelope, true);
    for (int q = 0; q < FRAME_LENGTH; q++) {
      envelope[q] *= kept(Math.min(q, FRAME_LENGTH - q));
    }
    fft.realForward(envelope);
  }

  private static double kept(int quefrency) {
    double part = (quefrency - KEPT_QUEFRENCY) / (double) (DROPPED_QUEFRENCY - KEPT_QUEFRENCY);
    return 0.5 + 0.5 * Math.cos(Math.PI * Math.max(0, Math.min(1, part)));
  }

  /** Between two bins linear, beyond the last as there. */
  private static double at(double[] envelope, double bin) {
    double within = Math.min(BINS - 1, bin);
    int low = (int) within;
    double left = envelope[place(envelope, low)];
    double right = envelope[place(envelope, Math.min(BINS - 1, low + 1))];
    return left + (within - low) * (right - left);
  }
}
