package org.undertone.learn;

import java.util.Arrays;
import java.util.List;

/**
 * Fits the {@link LinearClassifier} of a linear discriminant analysis with shrunk covariance.
 * Deterministic.
 */
public final class DiscriminantTrainer {

  private DiscriminantTrainer() {}

  /**
   * Fits a classifier.
   *
   * @param scaler of the rows
   * @param rows at least one row, all of one length, all values finite
   * @param truths the label of each row, in [0, labelCount)
   * @param weights how much each row counts, at least 0, some above; only their ratios matter
   * @param labelCount at least 2
   * @param shrinkage added to the variance of every standardised feature: more makes features that
   *     go together count more like one; above 0
   * @param nuisances what the labels are not to be told by; perhaps none
   * @throws IllegalArgumentException naming what is out of range
   */
  public static LinearClassifier fit(
      StandardScaler scaler,
      float[][] rows,
      int[] truths,
      double[] weights,
      int labelCount,
      double shrinkage,
      List<Nuisance> nuisances) {
    int columns = Rows.check(rows);
    check(rows, truths, weights, labelCount, shrinkage);
    nuisances.forEach(nuisance -> nuisance.checkColumns(columns));
    double[][] values = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      float[] row = LinearClassifier.standardised(scaler, rows[i]);
      values[i] = new double[row.length];
      Arrays.setAll(values[i], j -> row[j]);
    }
    LinearDiscriminant fitted =
        LinearDiscriminant.fit(
            values,
            truths,
            weights,
            labelCount,
            shrinkage,
            nuisances.stream()
                .flatMap(nuisance -> nuisance.standardised(scaler).stream())
                .toList());
    float[][] perLabel = new float[labelCount][];
    float[] bias = new float[labelCount];
    for (int k = 0; k < labelCount; k++) {
      perLabel[k] = floats(fitted.weights()[k]);
      bias[k] = (float) fitted.biases()[k];
    }
    return new LinearClassifier(scaler, perLabel, bias);
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int j = 0; j < floats.length; j++) {
      floats[j] = (float) numbers[j];
    }
    return floats;
  }

  private static void check(
      float[][] rows, int[] truths, double[] weights, int labelCount, double shrinkage) {
    if (truths.length != rows.length || weights.length != rows.length) {
      throw new IllegalArgumentException(
          "rows, truths and weights must be equally many, got "
              + rows.length
              + ", "
              + truths.length
              + " and "
              + weights.length);
    }
    if (labelCount < 2 || !(shrinkage > 0 && Double.isFinite(shrinkage))) {
      throw new IllegalArgumentException(
          "labelCount must be at least 2 and shrinkage finite and above 0, got "
              + labelCount
              + " and "
              + shrinkage);
    }
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      if (truths[i] < 0 || truths[i] >= labelCount) {
        throw new IllegalArgumentException(
            "truth " + i + " must lie in [0, " + (labelCount - 1) + "], got " + truths[i]);
      }
      if (!(weights[i] >= 0 && Double.isFinite(weights[i]))) {
        throw new IllegalArgumentException(
            "weight " + i + " must be finite and at least 0, got " + weights[i]);
      }
      sum += weights[i];
    }
    if (sum == 0) {
      throw new IllegalArgumentException("some weight must be above 0");
    }
  }
}
