package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.testing.EvenForests;
import smile.classification.DecisionTree;
import smile.classification.RandomForest;
import smile.classification.SmileForests;
import smile.data.Tuple;

class TreeShapTest {

  private static final int LABELS = 3;

  @Test
  void contributions_ofRandomForests_areTheShapleyValuesByTheirDefinition() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int features = 1 + random.nextInt(8);
      FlatForest forest = randomForest(features, 1 + random.nextInt(4), 8, seed % 3 * 0.5, random);
      for (int i = 0; i < 5; i++) {
        float[] row = randomRow(features, random);
        assertArrayEquals(shapley(forest, row), forest.contributions(row), 1e-12, "seed " + seed);
      }
    }
  }

  @Test
  void contributions_withLaplaceSmoothing_equalSmilesTreeShap() throws InterruptedException {
    Examples examples = new Examples(300, 20, 5, 7);
    ForestOptions laplace = ForestOptions.DEFAULT.withTrees(10).withSmoothing(1);
    FlatForest forest = EvenForests.fit(examples.rows, examples.labels, 5, laplace, 2, done -> {});
    SmileTrees smile =
        new SmileTrees(
            examples.rows, examples.labels, EvenForests.alike(examples.labels.length), 5, laplace);
    List<DecisionTree> trees = RandomForestTrainer.seeds(laplace).mapToObj(smile::grow).toList();
    RandomForest grown = SmileForests.of(trees, 5);
    for (int i = 0; i < 30; i++) {
      float[] row = examples.rows[i];
      double[] values = new double[row.length];
      for (int j = 0; j < row.length; j++) {
        values[j] = row[j];
      }
      double[] expected = grown.shap(Tuple.of(values, trees.get(0).schema()));
      assertArrayEquals(expected, forest.contributions(row), 1e-12);
    }
  }

  @Test
  void contributions_withTheBase_addUpToTheProbabilities() throws InterruptedException {
    Examples examples = new Examples(300, 40, 5, 7);
    FlatForest forest =
        EvenForests.fit(
            examples.rows, examples.labels, 5, ForestOptions.DEFAULT.withTrees(60), 2, done -> {});
    for (float[] row : examples.rows) {
      assertAddsUp(forest, row);
    }
    double[] drawnEquallyOften = {0.2, 0.2, 0.2, 0.2, 0.2};
    assertArrayEquals(drawnEquallyOften, forest.base(), 1e-12);
  }

  @Test
  void contributions_alongADeepPathOfManyFeatures_addUp() {
    int features = 300;
    FlatForestBuilder builder = new FlatForestBuilder(features, 2, 0);
    for (int i = 0; i < FlatForest.MAX_DEPTH; i++) {
      int round = i / features;
      builder.split(i % features, 0.5f + round);
      builder.leaf(builder.entry(new int[] {1, i % 2}));
    }
    builder.leaf(builder.entry(new int[] {0, 1}));
    FlatForest forest = builder.build();
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      float[] row = new float[features];
      for (int j = 0; j < features; j++) {
        row[j] = random.nextInt(4) + random.nextInt(2);
      }
      assertAddsUp(forest, row);
    }
  }

  @Test
  void contributions_ofAFeatureThatNoTreeAsks_areZero() {
    FlatForest forest = stump();
    double[] values = forest.contributions(new float[] {9, 9, 9});
    assertArrayEquals(
        new double[] {0, 0, 0, 0}, new double[] {values[0], values[1], values[4], values[5]});
    assertEquals(-0.3, values[2], 1e-15);
    assertEquals(0.3, values[3], 1e-15);
  }

  @Test
  void base_isTheFrequencyOfEachLabelAmongTheDraws() {
    assertArrayEquals(new double[] {0.3, 0.7}, stump().base(), 1e-15);
  }

  @Test
  void contributions_ofTreesThatAskNothing_areZero() {
    FlatForestBuilder builder = new FlatForestBuilder(2, 2, 0);
    builder.leaf(builder.entry(new int[] {1, 3}));
    FlatForest forest = builder.build();
    assertArrayEquals(new double[4], forest.contributions(new float[2]));
    assertArrayEquals(new double[] {0.25, 0.75}, forest.base());
  }

  /** So many labels that the leaves are not kept as the walks read them, of which few are met. */
  @Test
  void contributions_ofManyLeavesOfManyLabels_areThoseOfTheLabelsMet() {
    int labels = FlatForest.MAX_LABELS;
    FlatForest few = twoFeatures(LABELS);
    FlatForest many = twoFeatures(labels);
    assertTrue(many.leafEntryCount() * labels > 1 << 20, () -> many.leafEntryCount() + "");
    float[] row = {700, 400};
    double[] expected = few.contributions(row);
    double[] found = many.contributions(row);
    for (int i = 0; i < found.length; i++) {
      int label = i % labels;
      double value = label < LABELS ? expected[i / labels * LABELS + label] : 0;
      assertEquals(value, found[i], 1e-12);
    }
  }

  /** A leaf of its own for each thousandth of the first feature, parted by the second. */
  private static FlatForest twoFeatures(int labels) {
    FlatForestBuilder builder = new FlatForestBuilder(2, labels, 0);
    between(builder, 0, 1000, labels);
    return builder.build();
  }

  private static void between(FlatForestBuilder builder, int from, int to, int labels) {
    if (to - from > 1) {
      int middle = (from + to) / 2;
      builder.split(0, middle);
      between(builder, from, middle, labels);
      between(builder, middle, to, labels);
    } else {
      builder.split(1, from);
      for (int other = 1; other <= 2; other++) {
        int[] counts = new int[labels];
        counts[0] = 1 + from;
        counts[other] = 1 + from % 7;
        builder.leaf(builder.entry(counts));
      }
    }
  }

  @Test
  void contributions_ofARowOfAnotherLength_areRefused() {
    assertEquals(
        "a row must have 3 values, got 2",
        assertThrows(IllegalArgumentException.class, () -> stump().contributions(new float[2]))
            .getMessage());
  }

  @Test
  void rule_ofAnyCount_integratesPolynomialsOfTwiceItsDegree() {
    for (int count : new int[] {1, 2, 3, 8, 50, 512}) {
      GaussLegendre rule = GaussLegendre.of(count);
      for (int degree : new int[] {0, 1, count, 2 * count - 1}) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
          sum += rule.weight(i) * Math.pow(rule.point(i), degree);
        }
        assertEquals(1.0 / (degree + 1), sum, 1e-13, count + " points, degree " + degree);
      }
    }
    double quartic = 0;
    GaussLegendre two = GaussLegendre.of(2);
    for (int i = 0; i < 2; i++) {
      quartic += two.weight(i) * Math.pow(two.point(i), 4);
    }
    assertTrue(Math.abs(quartic - 0.2) > 1e-3, "two points cannot be exact to degree 4");
  }

  /** Three draws of ten left at feature 1, all of label 0; seven right, all of label 1. */
  private static FlatForest stump() {
    FlatForestBuilder builder = new FlatForestBuilder(3, 2, 0);
    builder.split(1, 0);
    builder.leaf(builder.entry(new int[] {3, 0}));
    builder.leaf(builder.entry(new int[] {0, 7}));
    return builder.build();
  }

  private static void assertAddsUp(FlatForest forest, float[] row) {
    double[] values = forest.contributions(row);
    double[] sum = forest.base();
    for (int i = 0; i < values.length; i++) {
      sum[i % sum.length] += values[i];
    }
    assertArrayEquals(forest.probabilities(row), sum, 1e-12);
  }

  private static FlatForest randomForest(
      int features, int trees, int depth, double smoothing, Random random) {
    FlatForestBuilder builder = new FlatForestBuilder(features, LABELS, smoothing);
    for (int tree = 0; tree < trees; tree++) {
      grow(builder, features, depth, random);
    }
    return builder.build();
  }

  private static void grow(FlatForestBuilder builder, int features, int depth, Random random) {
    if (depth == 0 || random.nextInt(5) == 0) {
      int[] counts = {random.nextInt(4), random.nextInt(4), 1 + random.nextInt(9)};
      builder.leaf(builder.entry(counts));
    } else {
      builder.split(random.nextInt(features), random.nextInt(5));
      grow(builder, features, depth - 1, random);
      grow(builder, features, depth - 1, random);
    }
  }

  private static float[] randomRow(int features, Random random) {
    float[] row = new float[features];
    for (int j = 0; j < features; j++) {
      row[j] = random.nextInt(6);
    }
    return row;
  }

  /** Shapley's formula as it stands, over every coalition of features. */
  private static double[] shapley(FlatForest forest, float[] row) {
    int features = forest.featureCount();
    double[][] worth = new double[1 << features][];
    for (int coalition = 0; coalition < worth.length; coalition++) {
      worth[coalition] = worth(forest, row, coalition);
    }
    double[] values = new double[features * LABELS];
    for (int coalition = 0; coalition < worth.length; coalition++) {
      int size = Integer.bitCount(coalition);
      for (int j = 0; j < features; j++) {
        if (!holds(coalition, j)) {
          double weight = factorial(size) * factorial(features - size - 1) / factorial(features);
          for (int label = 0; label < LABELS; label++) {
            double gain = worth[coalition | (1 << j)][label] - worth[coalition][label];
            values[j * LABELS + label] += weight * gain;
          }
        }
      }
    }
    return values;
  }

  /** The expectation when only the features of a coalition are known (Lundberg's algorithm 1). */
  private static double[] worth(FlatForest forest, float[] row, int coalition) {
    double[] sum = new double[LABELS];
    int node = 0;
    while (node < forest.nodeCount()) {
      double[] tree = worth(forest, row, coalition, node);
      for (int label = 0; label < LABELS; label++) {
        sum[label] += tree[label] / forest.treeCount();
      }
      node = end(forest, node);
    }
    return sum;
  }

  private static double[] worth(FlatForest forest, float[] row, int coalition, int node) {
    double[] worth = new double[LABELS];
    if (!forest.isSplit(node)) {
      int[] counts = forest.leafCounts(forest.leafEntry(node));
      double total = draws(forest, node) + LABELS * forest.smoothing();
      for (int label = 0; label < LABELS; label++) {
        worth[label] = (counts[label] + forest.smoothing()) / total;
      }
      return worth;
    }
    int first = node + 1;
    int second = end(forest, first);
    int feature = forest.feature(node);
    if (holds(coalition, feature)) {
      boolean goesFirst = row[feature] <= forest.threshold(node);
      return worth(forest, row, coalition, goesFirst ? first : second);
    }
    double[] a = worth(forest, row, coalition, first);
    double[] b = worth(forest, row, coalition, second);
    double share = draws(forest, first) / (double) draws(forest, node);
    for (int label = 0; label < LABELS; label++) {
      worth[label] = share * a[label] + (1 - share) * b[label];
    }
    return worth;
  }

  private static boolean holds(int coalition, int feature) {
    return (coalition & (1 << feature)) != 0;
  }

  private static int draws(FlatForest forest, int node) {
    int draws = 0;
    for (int i = node; i < end(forest, node); i++) {
      if (!forest.isSplit(i)) {
        for (int count : forest.leafCounts(forest.leafEntry(i))) {
          draws += count;
        }
      }
    }
    return draws;
  }

  /** The node behind a subtree in preorder. */
  private static int end(FlatForest forest, int node) {
    return forest.isSplit(node) ? end(forest, end(forest, node + 1)) : node + 1;
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }
}
