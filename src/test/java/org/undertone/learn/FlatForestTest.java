package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.testing.EvenForests;
import smile.base.cart.DecisionNode;
import smile.classification.DecisionTree;
import smile.classification.RandomForest;
import smile.classification.SmileForests;
import smile.data.Tuple;
import smile.math.MathEx;

class FlatForestTest {

  private static final Examples EXAMPLES = new Examples(300, 20, 5, 7);
  private static final ForestOptions OPTIONS = ForestOptions.DEFAULT.withTrees(40);

  @Test
  void probabilities_withLaplaceSmoothing_equalSmilesForest() throws InterruptedException {
    ForestOptions laplace = OPTIONS.withSmoothing(1);
    FlatForest flat = fit(laplace);
    RandomForest smile = SmileForests.of(smileTrees(laplace), 5);
    for (float[] row : hardRows()) {
      double[] expected = new double[5];
      smile.predict(tuple(smile.trees()[0], row), expected);
      assertArrayEquals(expected, flat.probabilities(row), 1e-12);
    }
  }

  @Test
  void probabilities_withoutSmoothing_equalTheFrequenciesInSmilesLeaves()
      throws InterruptedException {
    FlatForest flat = fit(OPTIONS);
    List<DecisionTree> trees = smileTrees(OPTIONS);
    for (float[] row : hardRows()) {
      double[] expected = new double[5];
      for (DecisionTree tree : trees) {
        int[] counts = ((DecisionNode) tree.root().predict(tuple(tree, row))).count();
        for (int label = 0; label < 5; label++) {
          expected[label] += counts[label] / (double) MathEx.sum(counts) / trees.size();
        }
      }
      assertArrayEquals(expected, flat.probabilities(row), 1e-12);
    }
  }

  @Test
  void probabilities_ofAnyRow_sumToOne() throws InterruptedException {
    FlatForest flat = fit(OPTIONS.withMinLeaf(3));
    for (float[] row : hardRows()) {
      double sum = 0;
      for (double p : flat.probabilities(row)) {
        assertTrue(p >= 0 && p <= 1);
        sum += p;
      }
      assertEquals(1, sum, 1e-12);
    }
  }

  @Test
  void probabilities_ofARowOfAnotherLength_areRefused() throws InterruptedException {
    FlatForest flat = fit(OPTIONS.withTrees(1));
    assertEquals(
        "a row must have 20 values, got 19",
        assertThrows(IllegalArgumentException.class, () -> flat.probabilities(new float[19]))
            .getMessage());
  }

  @Test
  void nodes_ofASplit_areReadBackAsBuilt() {
    FlatForestBuilder builder = new FlatForestBuilder(4, 2, 0);
    builder.split(3, 0.5f);
    builder.leaf(builder.entry(new int[] {3, 1}));
    builder.leaf(builder.entry(new int[] {0, 2}));
    builder.leaf(builder.entry(new int[] {3, 1}));
    FlatForest forest = builder.build();
    assertEquals(2, forest.treeCount());
    assertEquals(4, forest.nodeCount());
    assertEquals(2, forest.leafEntryCount());
    assertTrue(forest.isSplit(0));
    assertEquals(3, forest.feature(0));
    assertEquals(0.5f, forest.threshold(0));
    assertEquals(0, forest.leafEntry(3));
    assertArrayEquals(new int[] {0, 2}, forest.leafCounts(forest.leafEntry(2)));
    assertThrows(IllegalArgumentException.class, () -> forest.threshold(1));
    assertThrows(IllegalArgumentException.class, () -> forest.leafEntry(0));
    assertArrayEquals(new double[] {0.75, 0.25}, forest.probabilities(new float[4]));
    assertArrayEquals(
        new double[] {0.375, 0.625}, forest.probabilities(new float[] {0, 0, 0, 0.6f}));
  }

  /** The rows themselves, the values half way between them, and their neighbours on either side. */
  private static List<float[]> hardRows() {
    Random random = new Random(3);
    List<float[]> rows = new ArrayList<>(List.of(EXAMPLES.rows));
    for (int i = 0; i < 300; i++) {
      float[] a = EXAMPLES.rows[random.nextInt(300)];
      float[] b = EXAMPLES.rows[random.nextInt(300)];
      float[] row = new float[a.length];
      for (int j = 0; j < row.length; j++) {
        float middle = (float) (((double) a[j] + b[j]) / 2);
        row[j] =
            switch (random.nextInt(3)) {
              case 0 -> middle;
              case 1 -> Math.nextUp(middle);
              default -> Math.nextDown(middle);
            };
      }
      rows.add(row);
    }
    rows.add(new float[20]);
    return rows;
  }

  private static FlatForest fit(ForestOptions options) throws InterruptedException {
    return EvenForests.fit(EXAMPLES.rows, EXAMPLES.labels, 5, options, 2, done -> {});
  }

  private static List<DecisionTree> smileTrees(ForestOptions options) {
    SmileTrees trees =
        new SmileTrees(
            EXAMPLES.rows, EXAMPLES.labels, EvenForests.alike(EXAMPLES.labels.length), 5, options);
    return RandomForestTrainer.seeds(options).mapToObj(trees::grow).toList();
  }

  private static Tuple tuple(DecisionTree tree, float[] row) {
    double[] values = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      values[j] = row[j];
    }
    return Tuple.of(values, tree.schema());
  }
}
