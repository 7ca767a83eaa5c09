package org.undertone.learn;

import java.util.Arrays;
import java.util.List;

/**
 * How much each of several opinions on a clip counts, where they are pooled by the weighted
 * geometric mean of their probabilities (a logarithmic opinion pool; Genest and Zidek 1986).
 *
 * @param weights of each opinion, at least one, each in [0, 1], that add up to 1
 */
public record OpinionPool(List<Double> weights) {

  /** What an opinion holds impossible is no more than very unlikely to the pool. */
  private static final double LEAST_PROBABILITY = 1e-12;

  private static final double ROUNDING = 1e-9;

  public OpinionPool {
    weights = List.copyOf(weights);
    double sum = weights.stream().mapToDouble(w -> w).sum();
    if (weights.stream().anyMatch(w -> !(w >= 0)) || !(Math.abs(sum - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "weights must be at least 0 and add up to 1, got " + weights);
    }
  }

  /** A pool of so many opinions as weights are given. */
  public static OpinionPool of(double... weights) {
    return new OpinionPool(Arrays.stream(weights).boxed().toList());
  }

  /**
   * What the opinions come to.
   *
   * @param doubt what the logarithm of the mean is divided by, above 0
   * @param opinions as many as there are weights, each a probability of every label
   */
  public double[] pool(double doubt, double[]... opinions) {
    if (opinions.length != weights.size()) {
      throw new IllegalArgumentException(
          "needed are " + weights.size() + " opinions, got " + opinions.length);
    }
    double[] pooled = new double[opinions[0].length];
    for (int i = 0; i < opinions.length; i++) {
      for (int k = 0; k < pooled.length; k++) {
        pooled[k] += weights.get(i) * Math.log(Math.max(LEAST_PROBABILITY, opinions[i][k])) / doubt;
      }
    }
    LinearClassifier.softmax(pooled);
    return pooled;
  }
}
