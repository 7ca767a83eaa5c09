package org.undertone.learn;

/**
 * What each feature adds to the softmax of weighted sums, where no order among the features is to
 * count: the integral, all along the straight way from 0 to the row, of the slope by that feature,
 * times the feature (Aumann and Shapley, <i>Values of Non-Atomic Games</i>, 1974; as integrated
 * gradients: Sundararajan, Taly and Yan, ICML 2017). Together they are the whole difference.
 */
final class AumannShapley {

  /** So many that nothing is left out but rounding, even where the sums lie 50 apart (1e-12). */
  private static final GaussLegendre RULE = GaussLegendre.of(128);

  private AumannShapley() {}

  /**
   * Of every feature what it adds to each probability, feature by feature.
   *
   * @param row the features, at 0 where nothing is known of them
   * @param weights of each feature for each label
   * @param bias of each label
   */
  static double[] of(float[] row, float[][] weights, float[] bias) {
    int labels = bias.length;
    double[] sums = new double[labels];
    for (int k = 0; k < labels; k++) {
      for (int j = 0; j < row.length; j++) {
        sums[k] += (double) weights[k][j] * row[j];
      }
    }
    double[][] slopes = slopes(sums, bias);
    double[] values = new double[row.length * labels];
    for (int j = 0; j < row.length; j++) {
      for (int k = 0; k < labels; k++) {
        for (int other = 0; other < labels; other++) {
          values[j * labels + k] += slopes[k][other] * weights[other][j] * row[j];
        }
      }
    }
    return values;
  }

  /** The slope of each probability by each label's sum, its mean along the way. */
  private static double[][] slopes(double[] sums, float[] bias) {
    int labels = sums.length;
    double[][] slopes = new double[labels][labels];
    for (int i = 0; i < RULE.count(); i++) {
      double[] at = new double[labels];
      for (int k = 0; k < labels; k++) {
        at[k] = bias[k] + RULE.point(i) * sums[k];
      }
      LinearClassifier.softmax(at);
      for (int k = 0; k < labels; k++) {
        for (int other = 0; other < labels; other++) {
          slopes[k][other] += RULE.weight(i) * at[k] * ((k == other ? 1 : 0) - at[other]);
        }
      }
    }
    return slopes;
  }
}
