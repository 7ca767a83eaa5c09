package org.undertone.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Linear discriminant analysis (Fisher 1936) with a shrunk covariance (Friedman 1989): each label's
 * rows lie about its mean with one covariance common to all labels, all labels equally likely
 * beforehand. The logarithm of a label's likelihood is then, but for what all labels share, a
 * weighted sum of the features and a bias. Used within this package alone.
 */
final class LinearDiscriminant {

  private static final int BLOCK = 24;

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
   * @param shrinkage added to the variance of every feature
   * @param others rows whose outer products are added to the covariance
   */
  static LinearDiscriminant fit(
      double[][] values,
      int[] labels,
      double[] rowWeights,
      int labelCount,
      double shrinkage,
      List<Iterable<double[]>> others) {
    double[] counts = new double[labelCount];
    double[][] means = means(values, labels, rowWeights, counts);
    double[][] covariance = covariance(values, labels, rowWeights, means);
    others.forEach(rows -> addProducts(covariance, rows));
    for (int a = 0; a < covariance.length; a++) {
      covariance[a][a] += shrinkage;
    }
    double[][] factor = cholesky(covariance);
    double[][] weights = new double[labelCount][];
    double[] biases = new double[labelCount];
    for (int k = 0; k < labelCount; k++) {
      weights[k] = solve(factor, means[k]);
      for (int j = 0; j < weights[k].length; j++) {
        biases[k] -= weights[k][j] * means[k][j] / 2;
      }
      if (counts[k] == 0) {
        biases[k] = NEVER_HEARD;
      }
    }
    return new LinearDiscriminant(weights, biases);
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

  /** Of what is left of each row when its label's mean is taken away; the lower half. */
  private static double[][] covariance(
      double[][] values, int[] labels, double[] rowWeights, double[][] means) {
    int columns = values[0].length;
    double[][] covariance = new double[columns][columns];
    double sum = Arrays.stream(rowWeights).sum();
    // Some rows at a time, so that what is added to stays near the processor.
    for (int from = 0; from < values.length; from += BLOCK) {
      int to = Math.min(values.length, from + BLOCK);
      double[][] rests = new double[to - from][columns];
      double[] parts = new double[to - from];
      for (int i = from; i < to; i++) {
        parts[i - from] = rowWeights[i] / sum;
        for (int j = 0; j < columns; j++) {
          rests[i - from][j] = values[i][j] - means[labels[i]][j];
        }
      }
      addProducts(covariance, rests, parts);
    }
    return covariance;
  }

  /** The same of any number of rows, some at a time. */
  private static void addProducts(double[][] sums, Iterable<double[]> rows) {
    List<double[]> block = new ArrayList<>();
    for (Iterator<double[]> left = rows.iterator(); left.hasNext(); ) {
      block.add(left.next());
      if (block.size() == BLOCK || !left.hasNext()) {
        double[] ones = new double[block.size()];
        Arrays.fill(ones, 1);
        addProducts(sums, block.toArray(double[][]::new), ones);
        block.clear();
      }
    }
  }

  /** Adds the lower half of the outer product of each row with itself. */
  private static void addProducts(double[][] sums, double[][] rows, double[] factors) {
    for (int a = 0; a < sums.length; a++) {
      for (int i = 0; i < rows.length; i++) {
        addScaled(sums[a], factors[i] * rows[i][a], rows[i], 0, a + 1);
      }
    }
  }

  private static void addScaled(double[] sums, double factor, double[] row, int from, int to) {
    for (int b = from; b < to; b++) {
      sums[b] += factor * row[b];
    }
  }

  /**
   * The lower triangle whose product with its transpose is the matrix; in place. What some columns
   * take from those behind them is subtracted at once, row by row, so that the loops become vector
   * instructions; from each value in the order of the columns, as by the plain formula.
   */
  static double[][] cholesky(double[][] matrix) {
    for (int from = 0; from < matrix.length; from += BLOCK) {
      int to = Math.min(matrix.length, from + BLOCK);
      double[][] columns = new double[to - from][matrix.length];
      for (int a = from; a < matrix.length; a++) {
        double[] row = matrix[a];
        for (int b = from; b <= Math.min(a, to - 1); b++) {
          for (int j = from; j < b; j++) {
            row[b] -= row[j] * matrix[b][j];
          }
          row[b] = a == b ? Math.sqrt(row[b]) : row[b] / matrix[b][b];
          columns[b - from][a] = row[b];
        }
        for (int j = from; j < to; j++) {
          addScaled(row, -row[j], columns[j - from], to, a + 1);
        }
      }
    }
    return matrix;
  }

  /** The vector that the matrix of that factor takes to {@code right}. */
  private static double[] solve(double[][] factor, double[] right) {
    double[] x = right.clone();
    for (int a = 0; a < x.length; a++) {
      for (int j = 0; j < a; j++) {
        x[a] -= factor[a][j] * x[j];
      }
      x[a] /= factor[a][a];
    }
    for (int a = x.length - 1; a >= 0; a--) {
      for (int j = a + 1; j < x.length; j++) {
        x[a] -= factor[j][a] * x[j];
      }
      x[a] /= factor[a][a];
    }
    return x;
  }
}
