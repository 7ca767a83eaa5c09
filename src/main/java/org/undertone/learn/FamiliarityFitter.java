package org.undertone.learn;

/** Labelled rows become a {@link Familiarity}. Deterministic. */
public final class FamiliarityFitter {

  /**
   * Added to the variance of every feature, in units of its variance over all rows: shrinks the
   * covariance, which is of more numbers than there are rows, towards independent features.
   */
  static final double SHRINKAGE = 1;

  private FamiliarityFitter() {}

  /**
   * Fits label means and their common covariance. A label without rows is taken to lie in the
   * middle of all.
   *
   * @param rows at least one, all of one length and finite
   * @param labels the label of each row, in [0, labelCount)
   * @param labelCount at least 2
   * @throws IllegalArgumentException naming what is out of range
   */
  public static Familiarity fit(float[][] rows, int[] labels, int labelCount) {
    StandardScaler scaler = StandardScaler.fit(rows);
    if (labels.length != rows.length) {
      throw new IllegalArgumentException(
          "every row needs one label, got " + rows.length + " rows and " + labels.length);
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= labelCount) {
        throw new IllegalArgumentException(
            "label " + i + " must lie in [0, " + (labelCount - 1) + "], got " + labels[i]);
      }
    }
    double[][] values = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      values[i] = Familiarity.limited(scaler, rows[i]);
    }
    double[][] means = means(values, labels, labelCount);
    double[][] factor = cholesky(covariance(values, labels, means));
    double[][] weights = new double[labelCount][];
    double[] biases = new double[labelCount];
    for (int k = 0; k < labelCount; k++) {
      weights[k] = solve(factor, means[k]);
      for (int j = 0; j < weights[k].length; j++) {
        biases[k] -= weights[k][j] * means[k][j] / 2;
      }
    }
    return new Familiarity(scaler, weights, biases);
  }

  private static double[][] means(double[][] values, int[] labels, int labelCount) {
    double[][] means = new double[labelCount][values[0].length];
    int[] counts = new int[labelCount];
    for (int i = 0; i < values.length; i++) {
      counts[labels[i]]++;
      for (int j = 0; j < values[i].length; j++) {
        means[labels[i]][j] += values[i][j];
      }
    }
    for (int k = 0; k < labelCount; k++) {
      for (int j = 0; j < means[k].length; j++) {
        means[k][j] /= Math.max(1, counts[k]);
      }
    }
    return means;
  }

  /** Of what is left of each row when its label's mean is taken away; shrunk; the lower half. */
  private static double[][] covariance(double[][] values, int[] labels, double[][] means) {
    int columns = values[0].length;
    double[][] covariance = new double[columns][columns];
    double[] rest = new double[columns];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < columns; j++) {
        rest[j] = values[i][j] - means[labels[i]][j];
      }
      for (int a = 0; a < columns; a++) {
        for (int b = 0; b <= a; b++) {
          covariance[a][b] += rest[a] * rest[b] / values.length;
        }
      }
    }
    for (int a = 0; a < columns; a++) {
      covariance[a][a] += SHRINKAGE;
    }
    return covariance;
  }

  /** The lower triangle whose product with its transpose is the matrix; in place. */
  private static double[][] cholesky(double[][] matrix) {
    for (int a = 0; a < matrix.length; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = matrix[a][b];
        for (int j = 0; j < b; j++) {
          sum -= matrix[a][j] * matrix[b][j];
        }
        matrix[a][b] = a == b ? Math.sqrt(sum) : sum / matrix[b][b];
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
