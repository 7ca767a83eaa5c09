package org.undertone.learn.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is done to the tensors of a batch while learning: masks as in SpecAugment (Park et al.
 * 2019), bands raised and lowered as in FilterAugment (Nam et al. 2022), and mixup (Zhang et al.
 * 2018).
 *
 * @param timeMasks how many stretches of time are blanked, at least 0
 * @param timeMaskPart the longest stretch as a part of the length, in [0, 1]
 * @param rowMasks how many runs of rows (bands) are blanked, at least 0
 * @param rowMaskPart the widest run as a part of the rows, in [0, 1]
 * @param bandWarp how much wider or narrower the bands are stretched at most, as a part, in [0,
 *     0.5]; as another length of the vocal tract would (Jaitly and Hinton 2013)
 * @param timeWarp how much faster or slower a clip becomes at most, as a part, in [0, 0.5]
 * @param noise the standard deviation of noise added to every value, at least 0
 * @param mixup both parameters of the beta distribution that weighs pairs of clips; 0 for none
 * @param bands how many of the first rows are bands of one spectrum, at least 2 where {@code
 *     bandGain} is above 0; tensors of fewer rows are all bands
 * @param bandGain how far bands are raised or lowered at most, as another microphone or room would,
 *     in the values' own unit, at least 0
 */
public record Masking(
    int timeMasks,
    double timeMaskPart,
    int rowMasks,
    double rowMaskPart,
    double bandWarp,
    double timeWarp,
    double noise,
    double mixup,
    int bands,
    double bandGain) {

  /** Nothing is done. */
  public static final Masking NONE = new Masking(0, 0, 0, 0, 0, 0, 0, 0);

  private static final int FEWEST_KNOTS = 3;
  private static final int MOST_KNOTS = 7;

  public Masking {
    if (timeMasks < 0 || rowMasks < 0 || !(noise >= 0) || !(mixup >= 0)) {
      throw new IllegalArgumentException("counts, noise and mixup must be at least 0");
    }
    if (!(timeMaskPart >= 0 && timeMaskPart <= 1 && rowMaskPart >= 0 && rowMaskPart <= 1)) {
      throw new IllegalArgumentException("the parts to mask must lie in [0, 1]");
    }
    if (!(bandGain >= 0) || bands < 0 || (bandGain > 0 && bands < 2)) {
      throw new IllegalArgumentException("bandGain must be at least 0, and above it of two bands");
    }
    if (!(bandWarp >= 0 && bandWarp <= 0.5 && timeWarp >= 0 && timeWarp <= 0.5)) {
      throw new IllegalArgumentException("the parts to warp by must lie in [0, 0.5]");
    }
  }

  /** Bands are left as high as they are. */
  public Masking(
      int timeMasks,
      double timeMaskPart,
      int rowMasks,
      double rowMaskPart,
      double bandWarp,
      double timeWarp,
      double noise,
      double mixup) {
    this(timeMasks, timeMaskPart, rowMasks, rowMaskPart, bandWarp, timeWarp, noise, mixup, 0, 0);
  }

  /** The same, with the first rows raised and lowered. */
  public Masking withBandGain(int firstRows, double most) {
    return new Masking(
        timeMasks,
        timeMaskPart,
        rowMasks,
        rowMaskPart,
        bandWarp,
        timeWarp,
        noise,
        mixup,
        firstRows,
        most);
  }

  /**
   * Raises, lowers, blanks and blurs one tensor of rows × columns in place; 0 is what a masked
   * place holds.
   */
  void apply(float[] values, int offset, int rows, int columns, RandomGenerator random) {
    if (bandGain > 0) {
      float[] gains = gains(Math.min(bands, rows), random);
      for (int i = 0; i < gains.length * columns; i++) {
        values[offset + i] += gains[i / columns];
      }
    }
    if (noise > 0) {
      for (int i = 0; i < rows * columns; i++) {
        values[offset + i] += (float) (noise * random.nextGaussian());
      }
    }
    for (int mask = 0; mask < timeMasks; mask++) {
      int width = random.nextInt((int) (timeMaskPart * columns) + 1);
      int from = random.nextInt(columns - width + 1);
      for (int r = 0; r < rows; r++) {
        int at = offset + r * columns + from;
        Arrays.fill(values, at, at + width, 0);
      }
    }
    for (int mask = 0; mask < rowMasks; mask++) {
      int height = random.nextInt((int) (rowMaskPart * rows) + 1);
      int from = random.nextInt(rows - height + 1);
      int at = offset + from * columns;
      Arrays.fill(values, at, at + height * columns, 0);
    }
  }

  /** A gain for each band, the same all along the clip, linear between a few knots. */
  private float[] gains(int count, RandomGenerator random) {
    double[] knots = random.doubles(random.nextInt(FEWEST_KNOTS, MOST_KNOTS + 1)).toArray();
    Arrays.sort(knots);
    knots[0] = 0;
    knots[knots.length - 1] = 1;
    double[] heights = random.doubles(knots.length, -bandGain, bandGain).toArray();
    float[] gains = new float[count];
    int right = 1;
    for (int band = 0; band < count; band++) {
      double at = count == 1 ? 0 : band / (count - 1.0);
      while (knots[right] < at) {
        right++;
      }
      double share = (at - knots[right - 1]) / (knots[right] - knots[right - 1]);
      gains[band] = (float) (heights[right - 1] + share * (heights[right] - heights[right - 1]));
    }
    return gains;
  }

  /** The share of the first of two mixed clips, in [0.5, 1]; 1 without mixup. */
  double share(RandomGenerator random) {
    if (mixup == 0) {
      return 1;
    }
    double a = gamma(mixup, random);
    double b = gamma(mixup, random);
    double share = a + b > 0 ? a / (a + b) : 1;
    return Math.max(share, 1 - share);
  }

  /** Marsaglia and Tsang 2000, with their boost for shapes below 1. */
  private static double gamma(double shape, RandomGenerator random) {
    if (shape < 1) {
      return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
