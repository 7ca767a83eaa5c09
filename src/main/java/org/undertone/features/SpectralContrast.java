package org.undertone.features;

import java.util.Arrays;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Rows;

/**
 * Peak and valley of the magnitude in octave bands, from which comes {@code
 * librosa.feature.spectral_contrast(S=magnitude)} (D.-N. Jiang et al., "Music type classification
 * by spectral contrast feature", 2002): the mean of the largest, and of the smallest, two
 * hundredths of a band's bins.
 */
final class SpectralContrast {

  static final int BANDS = Framing.CONTRAST_OCTAVES + 1;

  private static final int[] FIRST = new int[BANDS];
  private static final int[] LAST = new int[BANDS];
  private static final int[] COUNT = new int[BANDS];

  static {
    for (int band = 0; band < BANDS; band++) {
      double low = band == 0 ? 0 : Framing.CONTRAST_LOWEST_HZ * Math.pow(2, band - 1);
      double high = Framing.CONTRAST_LOWEST_HZ * Math.pow(2, band);
      boolean top = band == BANDS - 1;
      // Each band takes in the bin below it and, but for the top one, gives up its own last bin.
      int first = (int) Math.ceil(low / Framing.BIN_HZ) - (band == 0 ? 0 : 1);
      int last = top ? Framing.BINS - 1 : (int) Math.floor(high / Framing.BIN_HZ);
      FIRST[band] = first;
      LAST[band] = top ? last : last - 1;
      COUNT[band] = (int) Math.max(1, Math.rint(Framing.CONTRAST_QUANTILE * (last - first + 1)));
    }
  }

  private final Extremes extremes = new Extremes();

  /**
   * Finds peaks and valleys.
   *
   * @param magnitude bins × frames
   * @param peaksAndValleys receives 14 × frames: seven peaks, then seven valleys, from low to high
   */
  void compute(Matrix magnitude, Matrix peaksAndValleys) {
    int frames = magnitude.columns();
    peaksAndValleys.reshape(2 * BANDS, frames);
    for (int band = 0; band < BANDS; band++) {
      int from = FIRST[band];
      int to = LAST[band] + 1;
      mean(extremes.largest(magnitude, from, to, COUNT[band]), peaksAndValleys.row(band));
      mean(extremes.smallest(magnitude, from, to, COUNT[band]), peaksAndValleys.row(BANDS + band));
    }
  }

  /**
   * Peaks and valleys become, in the first seven rows, their distance in decibels.
   *
   * @param contrast 14 × frames, as {@link #compute} gives it
   */
  static void inDecibels(Matrix contrast) {
    Decibels.fromPower(contrast, 0, BANDS);
    Decibels.fromPower(contrast, BANDS, BANDS);
    for (int band = 0; band < BANDS; band++) {
      Rows.addScaled(contrast.row(BANDS + band), -1, contrast.row(band), contrast.columns());
    }
  }

  private static void mean(Matrix kept, float[] target) {
    Arrays.fill(target, 0);
    for (int i = 0; i < kept.rows(); i++) {
      Rows.addScaled(kept.row(i), 1f / kept.rows(), target, kept.columns());
    }
  }
}
