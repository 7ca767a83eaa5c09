package org.undertone.learn;

import java.util.concurrent.CancellationException;
import smile.math.BFGS;
import smile.math.DifferentiableMultivariateFunction;

/**
 * Fits multinomial logistic regressions of least weighted log loss with an L2 penalty on the
 * weights, by L-BFGS (Liu and Nocedal 1989) as Smile has it. Deterministic.
 */
public final class LogisticRegressionTrainer {

  private static final int MEMORY = 8;
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_ITERATIONS = 200;

  private LogisticRegressionTrainer() {}

  /**
   * Fits a regression, its scaler on the same rows.
   *
   * @param rows at least one row, all of one length, all values finite
   * @param truths the label of each row, in [0, labelCount)
   * @param weights how much each row counts, at least 0, some above; only their ratios matter
   * @param labelCount at least 2
   * @param penalty half of it times the sum of the squared weights is added to the mean loss; at
   *     least 0
   * @throws IllegalArgumentException naming what is out of range
   * @throws CancellationException if the calling thread is interrupted
   */
  public static LinearClassifier fit(
      float[][] rows, int[] truths, double[] weights, int labelCount, double penalty) {
    check(rows, truths, weights, labelCount, penalty);
    StandardScaler scaler = StandardScaler.fit(rows);
    float[][] scaled = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      scaled[i] = LinearClassifier.standardised(scaler, rows[i]);
    }
    int columns = scaler.featureCount();
    double[] parameters = new double[labelCount * (columns + 1)];
    BFGS.minimize(
        new Loss(scaled, truths, shares(weights), labelCount, penalty),
        MEMORY,
        parameters,
        TOLERANCE,
        MOST_ITERATIONS);
    float[][] perLabel = new float[labelCount][columns];
    float[] bias = new float[labelCount];
    for (int k = 0; k < labelCount; k++) {
      for (int j = 0; j < columns; j++) {
        perLabel[k][j] = (float) parameters[k * (columns + 1) + j];
      }
      bias[k] = (float) parameters[k * (columns + 1) + columns];
    }
    return new LinearClassifier(scaler, perLabel, bias);
  }

  private static double[] shares(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] shares = weights.clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** For each label its weights and, last, its bias. */
  private static final class Loss implements DifferentiableMultivariateFunction {

    private static final long serialVersionUID = 1;

    private final transient float[][] rows;
    private final transient int[] truths;
    private final transient double[] shares;
    private final int labels;
    private final double penalty;

    Loss(float[][] rows, int[] truths, double[] shares, int labels, double penalty) {
      this.rows = rows;
      this.truths = truths;
      this.shares = shares;
      this.labels = labels;
      this.penalty = penalty;
    }

    @Override
    public double f(double[] x) {
      return g(x, new double[x.length]);
    }

    @Override
    public double g(double[] x, double[] gradient) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted while fitting a regression");
      }
      int columns = rows[0].length;
      float[][] weights = new float[labels][columns];
      float[][] slopes = new float[labels][columns];
      double loss = 0;
      for (int k = 0; k < labels; k++) {
        for (int j = 0; j < columns; j++) {
          double w = x[k * (columns + 1) + j];
          weights[k][j] = (float) w;
          gradient[k * (columns + 1) + j] = penalty * w;
          loss += penalty * w * w / 2;
        }
        gradient[k * (columns + 1) + columns] = 0;
      }
      double[] p = new double[labels];
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < labels; k++) {
          p[k] = x[k * (columns + 1) + columns] + dot(weights[k], rows[i]);
        }
        LinearClassifier.softmax(p);
        loss -= shares[i] * Math.log(Math.max(Double.MIN_NORMAL, p[truths[i]]));
        for (int k = 0; k < labels; k++) {
          double slope = shares[i] * (p[k] - (k == truths[i] ? 1 : 0));
          gradient[k * (columns + 1) + columns] += slope;
          addScaled(slopes[k], (float) slope, rows[i]);
        }
      }
      for (int k = 0; k < labels; k++) {
        for (int j = 0; j < columns; j++) {
          gradient[k * (columns + 1) + j] += slopes[k][j];
        }
      }
      return loss;
    }

    /** Eight sums side by side, which the processor adds at once. */
    private static double dot(float[] a, float[] b) {
      float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
      int whole = a.length & ~7;
      for (int j = 0; j < whole; j += 8) {
        s0 += a[j] * b[j];
        s1 += a[j + 1] * b[j + 1];
        s2 += a[j + 2] * b[j + 2];
        s3 += a[j + 3] * b[j + 3];
        s4 += a[j + 4] * b[j + 4];
        s5 += a[j + 5] * b[j + 5];
        s6 += a[j + 6] * b[j + 6];
        s7 += a[j + 7] * b[j + 7];
      }
      double sum = (double) s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
      for (int j = whole; j < a.length; j++) {
        sum += a[j] * b[j];
      }
      return sum;
    }

    private static void addScaled(float[] sums, float factor, float[] row) {
      for (int j = 0; j < row.length; j++) {
        sums[j] += factor * row[j];
      }
    }
  }

  private static void check(
      float[][] rows, int[] truths, double[] weights, int labelCount, double penalty) {
    Rows.check(rows);
    if (truths.length != rows.length || weights.length != rows.length) {
      throw new IllegalArgumentException(
          "rows, truths and weights must be equally many, got "
              + rows.length
              + ", "
              + truths.length
              + " and "
              + weights.length);
    }
    if (labelCount < 2 || !(penalty >= 0 && Double.isFinite(penalty))) {
      throw new IllegalArgumentException(
          "labelCount must be at least 2 and penalty finite and at least 0, got "
              + labelCount
              + " and "
              + penalty);
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
