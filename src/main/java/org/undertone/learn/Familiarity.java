package org.undertone.learn;

import java.util.Arrays;

/**
 * How well a label fits the place of a clip among the training clips.
 *
 * <p>Each label's training clips are taken for a normal distribution of standardised features with
 * a common covariance; from the Mahalanobis distances to the labels follows how likely each is
 * (linear discriminant analysis). That is a second opinion, from other evidence than a forest's:
 * where a voice or a microphone is unlike those of training, answers that it does not share are
 * mostly wrong.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Familiarity {

  /** Standardised features are limited to as many standard deviations. */
  public static final float LIMIT = 4;

  private final StandardScaler scaler;
  private final double[][] weights;
  private final double[] biases;

  /**
   * Known numbers, such as those of a stored model; the arrays are copied.
   *
   * @param scaler of the features
   * @param weights for each label, of each feature; finite, at least two labels
   * @param biases for each label; finite
   * @throws IllegalArgumentException if they do not fit each other, naming what does not
   */
  public Familiarity(StandardScaler scaler, double[][] weights, double[] biases) {
    this.scaler = scaler;
    this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    this.biases = biases.clone();
    if (weights.length < 2 || weights.length != biases.length) {
      throw new IllegalArgumentException(
          "weights and biases must be equally many and at least two, got "
              + weights.length
              + " and "
              + biases.length);
    }
    for (int k = 0; k < weights.length; k++) {
      if (weights[k].length != scaler.featureCount()
          || !Arrays.stream(weights[k]).allMatch(Double::isFinite)
          || !Double.isFinite(biases[k])) {
        throw new IllegalArgumentException(
            "label " + k + " must have " + scaler.featureCount() + " finite weights and a bias");
      }
    }
  }

  /**
   * How likely each label is by the distances alone, in the label order; they sum to 1.
   *
   * @throws IllegalArgumentException if the row has not {@link #featureCount()} values
   */
  public double[] likelihoods(float[] row) {
    double[] values = limited(scaler, row);
    double[] scores = biases.clone();
    for (int k = 0; k < scores.length; k++) {
      for (int j = 0; j < values.length; j++) {
        scores[k] += weights[k][j] * values[j];
      }
    }
    LinearClassifier.softmax(scores);
    return scores;
  }

  static double[] limited(StandardScaler scaler, float[] row) {
    float[] scaled = scaler.within(LIMIT).transform(row);
    double[] limited = new double[scaled.length];
    Arrays.setAll(limited, j -> scaled[j]);
    return limited;
  }

  public int featureCount() {
    return scaler.featureCount();
  }

  public int labelCount() {
    return biases.length;
  }

  public StandardScaler scaler() {
    return scaler;
  }

  /** For each label, the weight of each feature, as new arrays. */
  public double[][] weights() {
    return Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
  }

  /** For each label, what is added to the weighted sum, as a new array. */
  public double[] biases() {
    return biases.clone();
  }
}
