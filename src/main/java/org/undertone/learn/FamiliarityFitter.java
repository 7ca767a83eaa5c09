package org.undertone.learn;

import java.util.Arrays;
import java.util.List;

/** Labelled rows become a {@link Familiarity}. Deterministic. */
public final class FamiliarityFitter {

  /**
   * Added to the variance of every feature, in units of its variance over all rows: shrinks the
   * covariance, which is of more numbers than there are rows, towards independent features.
   */
  static final double SHRINKAGE = 1;

  private FamiliarityFitter() {}

  /**
   * Fits label means and their common covariance. A label without rows is never likely.
   *
   * @param rows at least one, all of one length and finite
   * @param labels the label of each row, in [0, labelCount)
   * @param labelCount at least 2
   * @throws IllegalArgumentException naming what is out of range
   */
  public static Familiarity fit(float[][] rows, int[] labels, int labelCount) {
    StandardScaler scaler = StandardScaler.fit(rows);
    Rows.checkLabels(labels, rows.length, labelCount);
    double[][] values = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      values[i] = Familiarity.limited(scaler, rows[i]);
    }
    double[] once = new double[rows.length];
    Arrays.fill(once, 1);
    LinearDiscriminant discriminant =
        LinearDiscriminant.fit(values, labels, once, labelCount, SHRINKAGE, List.of());
    return new Familiarity(scaler, discriminant.weights(), discriminant.biases());
  }
}
