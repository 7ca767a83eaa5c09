package org.undertone.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Linear discriminant analysis (Fisher 1936) with a shrunk covariance (Friedman 1989): each label's
 * rows lie about its mean with one covariance common to all labels, all labels equally likely
 * beforehand. The logarithm of a label's likelihood is then, but for what all labels share, a
 * weighted sum of the features and a bias. Used within this package alone.
 */
final class LinearDiscriminant {

  /** The bias of a label without rows, far below every weighted sum. */
  private static final double NEVER_HEARD = -1e6;

  private final double[][] weights;
  private final double[] biases;

  private LinearDiscriminant(double[][] weights, double[] biases) {
    this.weights = weights;
    this.biases = biases;
  }

  /** For each label, of each feature. */
  double[][] weights() {
    return weights;
  }

  /** For each label. */
  double[] biases() {
    return biases;
  }

  /**
   * Fits. A label without rows is less likely than any other, wherever a clip lies.
   *
   * @param values standardised rows, at least one, all of one length
   * @param labels of each row
   * @param rowWeights how much each row counts, at least 0, some above
   * @param shrinkage added to the variance of every feature, above 0
   * @param others rows whose outer products are added to the covariance
   */
  static LinearDiscriminant fit(
      double[][] values,
      int[] labels,
      double[] rowWeights,
      int labelCount,
      double shrinkage,
      List<Supplier<double[]>> others) {
    double[] counts = new double[labelCount];
    double[][] means = means(values, labels, rowWeights, counts);
    List<Supplier<double[]>> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      double[] row = values[i];
      double[] mean = means[labels[i]];
      rows.add(() -> difference(row, mean));
    }
    rows.addAll(others);
    double sum = Arrays.stream(rowWeights).sum();
    double[] parts = new double[rows.size()];
    Arrays.setAll(parts, i -> i < values.length ? rowWeights[i] / sum : 1);
    UnaryOperator<double[]> inverse = ShrunkCovariance.inverse(rows, parts, shrinkage);
    double[][] weights = new double[labelCount][];
    double[] biases = new double[labelCount];
    for (int k = 0; k < labelCount; k++) {
      weights[k] = inverse.apply(means[k]);
      for (int j = 0; j < weights[k].length; j++) {
        biases[k] -= weights[k][j] * means[k][j] / 2;
      }
      if (counts[k] == 0) {
        biases[k] = NEVER_HEARD;
      }
    }
    return new LinearDiscriminant(weights, biases);
  }

  private static double[] difference(double[] row, double[] mean) {
    double[] difference = new double[row.length];
    Arrays.setAll(difference, j -> row[j] - mean[j]);
    return difference;
  }

  /**
   * @param sums takes up the weights of each label's rows
   */
  private static double[][] means(
      double[][] values, int[] labels, double[] rowWeights, double[] sums) {
    double[][] means = new double[sums.length][values[0].length];
    for (int i = 0; i < values.length; i++) {
      sums[labels[i]] += rowWeights[i];
      for (int j = 0; j < values[i].length; j++) {
        means[labels[i]][j] += rowWeights[i] * values[i][j];
      }
    }
    for (int k = 0; k < sums.length; k++) {
      for (int j = 0; j < means[k].length; j++) {
        means[k][j] /= sums[k] > 0 ? sums[k] : 1;
      }
    }
    return means;
  }
}
