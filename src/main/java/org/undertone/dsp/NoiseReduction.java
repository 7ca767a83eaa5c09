package org.undertone.dsp;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Speech with less of the steady noise behind it. Each bin of each frame is weighted by the
 * {@linkplain LogSpectralAmplitude estimator of its amplitude} of Y. Ephraim and D. Malah (1985),
 * its ratio of speech to noise followed from frame to frame as the same authors' paper of 1984
 * proposes (decision-directed).
 *
 * <p>The noise is the mean power, bin by bin, of the quietest {@value #NOISE_PERCENT} % of the
 * frames, digital silence aside; what speaks without a pause is thereby taken for louder noise than
 * there is. For speech at 16 kHz: frames of 512 samples every 128. No bin is weakened by more than
 * 25 dB. A signal as much louder comes out as much louder. Thread-safe.
 */
public final class NoiseReduction {

  private static final int FRAME_LENGTH = 512;
  private static final int HOP_LENGTH = 128;
  private static final int BINS = FRAME_LENGTH / 2 + 1;

  private static final int NOISE_PERCENT = 15;

  /** With fewer frames nothing is known of the noise. */
  private static final int FEWEST_FRAMES = 10;

  /** A frame so much weaker than the mean, -100 dB, is digital silence. */
  private static final double SILENCE = 1e-10;

  /**
   * Below about 100 Hz nobody speaks, and much hums: these bins do not tell how quiet a frame is.
   */
  private static final int LOWEST_BIN = 4;

  /** Noise is smoothed over so many bins on either side. */
  private static final int NEIGHBOURS = 2;

  private static final double LEAST_GAIN = Math.pow(10, -25 / 20.0);

  /** How much the ratio of speech to noise before a frame counts for it. */
  private static final double MEMORY = 0.96;

  private static final double LEAST_PRIOR = 0.003;
  private static final double MOST_POSTERIOR = 1e4;

  private final double[] noise;
  private final double[] ratio = new double[BINS];
  private final double[] posterior = new double[BINS];
  private final double[] prior = new double[BINS];
  private final double[] gain = new double[BINS];

  /** Of each bin the ratio of the speech in the frame before to the noise. */
  private final double[] before = new double[BINS];

  private final LogSpectralAmplitude amplitude = new LogSpectralAmplitude(BINS);

  private NoiseReduction(double[] noise) {
    this.noise = noise;
  }

  /**
   * Weakens the noise.
   *
   * @param x samples at 16 kHz
   * @return as many samples; the same where they are fewer than a tenth of a second or silence
   */
  public static float[] reduce(float[] x) {
    Stft stft = new Stft(FRAME_LENGTH, HOP_LENGTH);
    double[][] spectra = new double[stft.frames(x.length)][FRAME_LENGTH];
    for (int t = 0; t < spectra.length; t++) {
      stft.transform(x, x.length, t, spectra[t]);
    }
    double[][] powers = powers(spectra);
    double[] noise = noise(powers, x.length);
    if (noise.length == 0) {
      return x.clone();
    }
    NoiseReduction reduction = new NoiseReduction(noise);
    InverseStft inverse = new InverseStft(FRAME_LENGTH, HOP_LENGTH, x.length);
    for (int t = 0; t < spectra.length; t++) {
      reduction.weaken(spectra[t], powers[t]);
      inverse.add(spectra[t], t);
    }
    return inverse.signal();
  }

  private void weaken(double[] spectrum, double[] power) {
    for (int bin = 0; bin < BINS; bin++) {
      ratio[bin] = power[bin] / noise[bin];
      posterior[bin] = Math.min(MOST_POSTERIOR, ratio[bin]);
      prior[bin] =
          Math.max(
              LEAST_PRIOR, MEMORY * before[bin] + (1 - MEMORY) * Math.max(0, posterior[bin] - 1));
    }
    amplitude.gains(prior, posterior, gain);
    for (int bin = 0; bin < BINS; bin++) {
      gain[bin] = Math.max(LEAST_GAIN, gain[bin]);
      before[bin] = gain[bin] * gain[bin] * ratio[bin];
    }
    PackedSpectrum.scale(spectrum, gain);
  }

  private static double[][] powers(double[][] spectra) {
    double[][] powers = new double[spectra.length][BINS];
    for (int t = 0; t < spectra.length; t++) {
      PackedSpectrum.powers(spectra[t], powers[t]);
    }
    return powers;
  }

  /** The power of the noise in each bin; empty where nothing is known of it. */
  private static double[] noise(double[][] powers, int length) {
    int first = FRAME_LENGTH / 2 / HOP_LENGTH;
    int frames = (length - FRAME_LENGTH / 2) / HOP_LENGTH + 1 - first;
    if (frames < FEWEST_FRAMES) {
      return new double[0];
    }
    double[][] whole = Arrays.copyOfRange(powers, first, first + frames);
    double[] loudness = Arrays.stream(whole).mapToDouble(NoiseReduction::loudness).toArray();
    double silence = SILENCE * Arrays.stream(loudness).average().orElseThrow();
    int[] order =
        IntStream.range(0, frames)
            .filter(t -> loudness[t] > silence)
            .boxed()
            .sorted((a, b) -> Double.compare(loudness[a], loudness[b]))
            .mapToInt(t -> t)
            .toArray();
    return order.length < FEWEST_FRAMES ? new double[0] : smooth(mean(whole, order));
  }

  private static double loudness(double[] power) {
    double sum = 0;
    for (int bin = LOWEST_BIN; bin < BINS; bin++) {
      sum += power[bin];
    }
    return sum;
  }

  /** Of the first of the frames. */
  private static double[] mean(double[][] powers, int[] order) {
    int count = Math.max(1, order.length * NOISE_PERCENT / 100);
    double[] mean = new double[BINS];
    for (int i = 0; i < count; i++) {
      for (int bin = 0; bin < BINS; bin++) {
        mean[bin] += powers[order[i]][bin] / count;
      }
    }
    return mean;
  }

  private static double[] smooth(double[] noise) {
    double[] smooth = new double[BINS];
    double least = Double.MIN_NORMAL + SILENCE * Arrays.stream(noise).average().orElseThrow();
    for (int bin = 0; bin < BINS; bin++) {
      int from = Math.max(0, bin - NEIGHBOURS);
      int to = Math.min(BINS, bin + NEIGHBOURS + 1);
      smooth[bin] = least + Arrays.stream(noise, from, to).average().orElseThrow();
    }
    return smooth;
  }
}
