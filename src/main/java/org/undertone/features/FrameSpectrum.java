package org.undertone.features;

import java.util.Arrays;
import java.util.List;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;

/**
 * What the spectrum of one frame looks like.
 *
 * <p>Centroid, bandwidth and roll-offs (0.25, 0.5, 0.85, 0.95) of the magnitude and flatness of the
 * power as librosa 0.11 defines them; entropy of the power as a distribution over bins, as a part
 * of the largest there can be; slopes of the level over 0–500 and 500–1500 Hz in dB a kHz; alpha
 * ratio (50–1000 Hz over 1–5 kHz) and Hammarberg index (largest below 2 kHz over largest in 2–5
 * kHz) in dB (F. Eyben et al., "The Geneva minimalistic acoustic parameter set", IEEE Trans.
 * Affective Computing 7(2), 2016); the parts of the power in five bands in dB; and the spectral
 * contrast of seven bands: mean level of the highest fifth of bins over that of the lowest (D.
 * Jiang et al., "Music type classification by spectral contrast feature", ICME 2002).
 */
final class FrameSpectrum {

  static final int TRANSFORM_LENGTH = 512;
  static final int BINS = TRANSFORM_LENGTH / 2 + 1;
  static final double BIN_HZ = Clip.SAMPLE_RATE_HZ / (double) TRANSFORM_LENGTH;

  static final List<String> NAMES =
      List.of(
          "centroid_khz",
          "bandwidth_khz",
          "rolloff_25_khz",
          "rolloff_50_khz",
          "rolloff_85_khz",
          "rolloff_95_khz",
          "flatness_db",
          "entropy",
          "slope_0_500",
          "slope_500_1500",
          "alpha_ratio_db",
          "hammarberg_db",
          "band_0_500_db",
          "band_500_1000_db",
          "band_1000_2000_db",
          "band_2000_4000_db",
          "band_4000_8000_db",
          "contrast_0",
          "contrast_1",
          "contrast_2",
          "contrast_3",
          "contrast_4",
          "contrast_5",
          "contrast_6");

  private static final double[] ROLL_OFFS = {0.25, 0.5, 0.85, 0.95};
  private static final double[] BANDS_HZ = {0, 500, 1000, 2000, 4000, 8000.1};
  private static final double[] CONTRAST_HZ = {0, 200, 400, 800, 1600, 3200, 6400, 8000.1};

  private static final int CONTRASTS = CONTRAST_HZ.length - 1;

  /** How many of the values {@link #describe} gives; {@link #contrast} gives the others. */
  static final int DESCRIBED = NAMES.size() - CONTRASTS;

  private final double leastPower;
  private final float[] magnitude = new float[BINS];

  /**
   * @param leastPower added to the power of each bin, so that silence has a shape: it is flat
   */
  FrameSpectrum(double leastPower) {
    this.leastPower = leastPower;
  }

  /**
   * Describes a frame.
   *
   * @param power of each bin; the least power is added to it
   * @param x receives the first {@link #DESCRIBED} of {@link #NAMES}
   */
  void describe(float[] power, double[] x) {
    double total = 0;
    double magnitudes = 0;
    double moment = 0;
    for (int bin = 0; bin < BINS; bin++) {
      power[bin] += (float) leastPower;
      total += power[bin];
      float m = (float) Math.sqrt(power[bin]);
      magnitude[bin] = m;
      magnitudes += m;
      moment += bin * m;
    }
    double centroid = moment / magnitudes;
    double spread = 0;
    for (int bin = 0; bin < BINS; bin++) {
      spread += magnitude[bin] * (bin - centroid) * (bin - centroid);
    }
    x[0] = centroid * BIN_HZ / 1000;
    x[1] = Math.sqrt(spread / magnitudes) * BIN_HZ / 1000;
    rollOffs(magnitudes, x);
    distribution(power, total, x);
    x[8] = slope(power, 0, 500);
    x[9] = slope(power, 500, 1500);
    x[10] = decibels(sum(power, 50, 1000) / sum(power, 1000, 5000));
    x[11] = decibels(largest(power, 0, 2000) / largest(power, 2000, 5000));
    for (int band = 0; band < BANDS_HZ.length - 1; band++) {
      x[12 + band] = decibels(sum(power, BANDS_HZ[band], BANDS_HZ[band + 1]) / total);
    }
  }

  /**
   * Describes how far peaks and valleys lie apart, of all frames at once.
   *
   * @param power bins × frames, to which nothing was added
   * @param x receives the last of {@link #NAMES}, a row each
   */
  void contrast(Matrix power, Matrix x) {
    Extremes extremes = new Extremes();
    double[] high = new double[power.columns()];
    double[] low = new double[power.columns()];
    for (int band = 0; band < CONTRASTS; band++) {
      int from = bin(CONTRAST_HZ[band]);
      int to = bin(CONTRAST_HZ[band + 1]);
      int count = Math.max(1, (to - from) / 5);
      sum(extremes.largest(power, from, to, count), high);
      sum(extremes.smallest(power, from, to, count), low);
      float[] row = x.row(DESCRIBED + band);
      for (int t = 0; t < high.length; t++) {
        row[t] = (float) decibels(high[t] / low[t]);
      }
    }
  }

  private void sum(Matrix power, double[] sum) {
    Arrays.fill(sum, 0);
    for (int i = 0; i < power.rows(); i++) {
      float[] row = power.row(i);
      for (int t = 0; t < sum.length; t++) {
        sum[t] += row[t] + (float) leastPower;
      }
    }
  }

  private void rollOffs(double magnitudes, double[] x) {
    int bin = 0;
    double passed = magnitude[0];
    for (int i = 0; i < ROLL_OFFS.length; i++) {
      while (passed < ROLL_OFFS[i] * magnitudes && bin < BINS - 1) {
        passed += magnitude[++bin];
      }
      x[2 + i] = bin * BIN_HZ / 1000;
    }
  }

  private static void distribution(float[] power, double total, double[] x) {
    double logSum = 0;
    double weighted = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double log = Math.log(power[bin]);
      logSum += log;
      weighted += power[bin] * log;
    }
    x[6] = 10 / Math.log(10) * (logSum / BINS - Math.log(total / BINS));
    x[7] = (Math.log(total) - weighted / total) / Math.log(BINS);
  }

  private static double slope(float[] power, double fromHz, double toHz) {
    int from = bin(fromHz);
    int to = bin(toHz);
    double centre = (from + to - 1) / 2.0;
    double product = 0;
    double square = 0;
    for (int bin = from; bin < to; bin++) {
      product += (bin - centre) * decibels(power[bin]);
      square += (bin - centre) * (bin - centre);
    }
    return product / square * 1000 / BIN_HZ;
  }

  private static double sum(float[] power, double fromHz, double toHz) {
    double sum = 0;
    for (int bin = bin(fromHz); bin < bin(toHz); bin++) {
      sum += power[bin];
    }
    return sum;
  }

  private static double largest(float[] power, double fromHz, double toHz) {
    double largest = 0;
    for (int bin = bin(fromHz); bin < bin(toHz); bin++) {
      largest = Math.max(largest, power[bin]);
    }
    return largest;
  }

  private static int bin(double hz) {
    return Math.min(BINS, (int) Math.ceil(hz / BIN_HZ));
  }

  private static double decibels(double ratio) {
    return 10 * Math.log10(ratio);
  }
}
