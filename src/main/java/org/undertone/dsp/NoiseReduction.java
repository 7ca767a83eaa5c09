package org.undertone.dsp;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Speech with less of the steady noise behind it. Each bin of each frame is weighted by the least
 * mean square error in the logarithm of the speech's magnitude (Y. Ephraim and D. Malah, "Speech
 * enhancement using a minimum mean-square error log-spectral amplitude estimator", IEEE Trans.
 * Acoust. Speech Signal Process. 33(2), 1985), its ratio of speech to noise followed from frame to
 * frame as the same authors' paper of 1984 proposes (decision-directed).
 *
 * <p>The noise is the mean power, bin by bin, of the quietest {@value #NOISE_PERCENT} % of the
 * frames, digital silence aside; what speaks without a pause is thereby taken for louder noise than
 * there is. For speech at 16 kHz: frames of 512 samples every 128. No bin is weakened by more than
 * 25 dB. A signal as much louder comes out as much louder. Stateless and thread-safe.
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

  /** From here on the exponential integral is less than 1e-7. */
  private static final double MOST_INTEGRATED = 15;

  private static final double EULER = 0.5772156649015329;

  private static final int NEAR_TERMS = 12;

  /** Of {@code sqrt(x) exp(E1(x) / 2)} up to 1, in rising order. */
  private static final double[] NEAR = near();

  /** Of {@code x exp(x) E1(x)} beyond: numerator and denominator. */
  private static final double[] FAR = {0.250621, 2.334733, 1};

  private static final double[] FAR_BELOW = {1.681534, 3.330657, 1};

  private NoiseReduction() {}

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
    double[] noise = noise(spectra, x.length);
    if (noise.length == 0) {
      return x.clone();
    }
    InverseStft inverse = new InverseStft(FRAME_LENGTH, HOP_LENGTH, x.length);
    double[] before = new double[BINS];
    for (int t = 0; t < spectra.length; t++) {
      weaken(spectra[t], noise, before);
      inverse.add(spectra[t], t);
    }
    return inverse.signal();
  }

  /**
   * @param before of each bin the ratio of the speech in the frame before to the noise; becomes
   *     that of this one
   */
  private static void weaken(double[] spectrum, double[] noise, double[] before) {
    for (int bin = 0; bin < BINS; bin++) {
      double ratio = PackedSpectrum.power(spectrum, bin) / noise[bin];
      double posterior = Math.min(MOST_POSTERIOR, ratio);
      double prior =
          Math.max(LEAST_PRIOR, MEMORY * before[bin] + (1 - MEMORY) * Math.max(0, posterior - 1));
      double gain = Math.max(LEAST_GAIN, gain(prior, posterior));
      before[bin] = gain * gain * ratio;
      PackedSpectrum.scale(spectrum, bin, gain);
    }
  }

  /**
   * The weight of a magnitude, formula 20 of the paper; at most 1.
   *
   * @param prior the ratio of the power of speech to that of noise, as it is expected
   * @param posterior the ratio of the power found to that of noise
   */
  static double gain(double prior, double posterior) {
    double wiener = prior / (1 + prior);
    double v = wiener * posterior;
    if (v > MOST_INTEGRATED) {
      return wiener;
    }
    return v <= 1
        ? Math.min(
            1, Math.sqrt(wiener / Math.max(Double.MIN_NORMAL, posterior)) * polynomial(NEAR, v))
        : Math.min(1, wiener * Math.exp(exponentialIntegral(v) / 2));
  }

  /**
   * {@code E1(x)}, the integral of {@code exp(-t) / t} from {@code x} on, to 5e-5 of itself (M.
   * Abramowitz and I. Stegun, Handbook of Mathematical Functions, 5.1.54).
   *
   * @param x at least 1
   */
  static double exponentialIntegral(double x) {
    return Math.exp(-x) / x * (polynomial(FAR, x) / polynomial(FAR_BELOW, x));
  }

  /**
   * The power series of {@code sqrt(x) exp(E1(x) / 2)}, to 1e-8 up to 1: its logarithm is half of
   * {@code -γ - Σ (-x)^k / (k k!)} (ibid., 5.1.11), and the terms of the exponential of a series
   * follow from each other, as its derivative is itself times that of the series.
   */
  private static double[] near() {
    double[] series = new double[NEAR_TERMS];
    double factorial = -1;
    for (int k = 1; k < NEAR_TERMS; k++) {
      factorial *= -k;
      series[k] = 1 / (2 * k * factorial);
    }
    double[] near = new double[NEAR_TERMS];
    near[0] = Math.exp(-EULER / 2);
    for (int n = 1; n < NEAR_TERMS; n++) {
      for (int k = 1; k <= n; k++) {
        near[n] += k * series[k] * near[n - k] / n;
      }
    }
    return near;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }

  /** The power of the noise in each bin; empty where nothing is known of it. */
  private static double[] noise(double[][] spectra, int length) {
    int first = FRAME_LENGTH / 2 / HOP_LENGTH;
    int frames = (length - FRAME_LENGTH / 2) / HOP_LENGTH + 1 - first;
    if (frames < FEWEST_FRAMES) {
      return new double[0];
    }
    double[][] whole = Arrays.copyOfRange(spectra, first, first + frames);
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

  private static double loudness(double[] spectrum) {
    double sum = 0;
    for (int bin = LOWEST_BIN; bin < BINS; bin++) {
      sum += PackedSpectrum.power(spectrum, bin);
    }
    return sum;
  }

  /** Of the first of the frames. */
  private static double[] mean(double[][] spectra, int[] order) {
    int count = Math.max(1, order.length * NOISE_PERCENT / 100);
    double[] mean = new double[BINS];
    for (int i = 0; i < count; i++) {
      for (int bin = 0; bin < BINS; bin++) {
        mean[bin] += PackedSpectrum.power(spectra[order[i]], bin) / count;
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
