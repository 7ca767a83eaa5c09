package org.undertone.learn;

import java.util.OptionalInt;

/**
 * How a random forest is grown.
 *
 * @param trees how many, at least 1
 * @param maxDepth the longest way from root to leaf, 1 to 1000
 * @param minLeaf the fewest drawn examples in a leaf, at least 1
 * @param featuresPerSplit how many features, drawn at random, compete at each split; empty for the
 *     square root of their number, rounded down
 * @param smoothing added to every label's count in a leaf before it becomes a probability, 0 to
 *     {@link FlatForest#MAX_SMOOTHING}: 0 gives the plain frequencies, 1 is Laplace's rule
 * @param seed of all that is drawn at random; any value
 */
public record ForestOptions(
    int trees,
    int maxDepth,
    int minLeaf,
    OptionalInt featuresPerSplit,
    double smoothing,
    long seed) {

  /** 500 fully grown trees, plain leaf frequencies, seed 1. */
  public static final ForestOptions DEFAULT =
      new ForestOptions(500, 64, 1, OptionalInt.empty(), 0, 1);

  public ForestOptions {
    check("trees", trees, 1, 100_000);
    check("maxDepth", maxDepth, 1, 1000);
    check("minLeaf", minLeaf, 1, Integer.MAX_VALUE);
    if (featuresPerSplit.isPresent()) {
      check("featuresPerSplit", featuresPerSplit.getAsInt(), 1, FlatForest.MAX_FEATURES);
    }
    FlatForestBuilder.checkSmoothing(smoothing);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must lie in [" + least + ", " + most + "], got " + value);
    }
  }

  public ForestOptions withTrees(int count) {
    return new ForestOptions(count, maxDepth, minLeaf, featuresPerSplit, smoothing, seed);
  }

  public ForestOptions withMinLeaf(int count) {
    return new ForestOptions(trees, maxDepth, count, featuresPerSplit, smoothing, seed);
  }

  public ForestOptions withFeaturesPerSplit(int count) {
    return new ForestOptions(trees, maxDepth, minLeaf, OptionalInt.of(count), smoothing, seed);
  }

  public ForestOptions withSmoothing(double pseudoCount) {
    return new ForestOptions(trees, maxDepth, minLeaf, featuresPerSplit, pseudoCount, seed);
  }

  public ForestOptions withSeed(long value) {
    return new ForestOptions(trees, maxDepth, minLeaf, featuresPerSplit, smoothing, value);
  }
}
