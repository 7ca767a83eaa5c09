package org.undertone.learn;

import java.util.Arrays;

/**
 * Probabilities of clips that a classifier did not learn from, and their truths, become the {@link
 * Calibrator} of least log loss. Deterministic.
 *
 * <p>A weak pull towards leaving the probabilities as they are counts about as much as {@link
 * #PRIOR_CLIPS} clips, so that few clips change little.
 */
public final class CalibratorFitter {

  /** The weight of the pull, in clips. */
  static final double PRIOR_CLIPS = 5;

  private static final int HALVINGS = 60;

  private CalibratorFitter() {}

  /**
   * Fits the temperature.
   *
   * @param probabilities for each clip, of each label, each in [0, 1]; at least one clip
   * @param truths the label of each clip
   * @param floor of the calibrator, above 0 where a probability may be 0
   * @throws IllegalArgumentException naming what is out of range
   */
  public static Calibrator fit(double[][] probabilities, int[] truths, double floor) {
    check(probabilities, truths);
    // The loss is convex in the power, the inverse of the temperature: halve in on its least.
    double least = 1 / Calibrator.MOST_TEMPERATURE;
    double most = 1 / Calibrator.LEAST_TEMPERATURE;
    for (int i = 0; i < HALVINGS; i++) {
      double power = (least + most) / 2;
      if (slope(power, probabilities, truths, floor) > 0) {
        most = power;
      } else {
        least = power;
      }
    }
    return new Calibrator(2 / (least + most), floor);
  }

  /** How the sum of the losses and of the pull, half a square, changes with the power. */
  private static double slope(double power, double[][] probabilities, int[] truths, double floor) {
    Calibrator calibrator = new Calibrator(1 / power, floor);
    double slope = PRIOR_CLIPS * (power - 1);
    for (int i = 0; i < truths.length; i++) {
      double[] q = calibrator.calibrate(probabilities[i]);
      for (int k = 0; k < q.length; k++) {
        slope += (q[k] - (k == truths[i] ? 1 : 0)) * Math.log(probabilities[i][k] + floor);
      }
    }
    return slope;
  }

  static void check(double[][] probabilities, int[] truths) {
    if (truths.length == 0 || probabilities.length != truths.length) {
      throw new IllegalArgumentException(
          "probabilities and truths must be equally many and at least one, got "
              + probabilities.length
              + " and "
              + truths.length);
    }
    int labelCount = probabilities[0].length;
    for (int i = 0; i < truths.length; i++) {
      if (probabilities[i].length != labelCount
          || !Arrays.stream(probabilities[i]).allMatch(p -> p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "row " + i + " must be " + labelCount + " probabilities in [0, 1]");
      }
      if (truths[i] < 0 || truths[i] >= labelCount) {
        throw new IllegalArgumentException(
            "truth " + i + " must lie in [0, " + (labelCount - 1) + "], got " + truths[i]);
      }
    }
  }
}
