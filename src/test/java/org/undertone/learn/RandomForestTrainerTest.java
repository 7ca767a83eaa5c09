package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undertone.testing.EvenForests;
import smile.math.MathEx;

class RandomForestTrainerTest {

  private static final Examples EXAMPLES = new Examples(200, 30, 4, 1);
  private static final ForestOptions OPTIONS = ForestOptions.DEFAULT.withTrees(30);

  @Test
  void forest_ofAnyNumberOfThreads_isTheSameToTheLastBit() throws InterruptedException {
    List<Integer> one = fit(OPTIONS, 1);
    assertEquals(one, fit(OPTIONS, 2));
    assertEquals(one, fit(OPTIONS, 7));
  }

  @Test
  void forest_afterOtherUseOfSmilesGenerators_isTheSame() throws InterruptedException {
    List<Integer> before = fit(OPTIONS, 1);
    MathEx.setSeed(99);
    MathEx.permutate(1000);
    IntStream.range(0, 100).parallel().forEach(i -> MathEx.random());
    fit(OPTIONS.withSeed(4), 3);
    assertEquals(before, fit(OPTIONS, 3));
  }

  @Test
  void forest_inWhichAllFeaturesCompete_isTheSameWithAnyNumberOfThreads()
      throws InterruptedException {
    ForestOptions all = OPTIONS.withFeaturesPerSplit(30);
    assertEquals(fit(all, 1), fit(all, 4));
  }

  @Test
  void forest_ofAnotherSeed_differs() throws InterruptedException {
    assertNotEquals(fit(OPTIONS, 2), fit(OPTIONS.withSeed(2), 2));
  }

  @Test
  void forest_ofSeedsBelowTwo_isReproducible() throws InterruptedException {
    for (long seed : new long[] {Long.MIN_VALUE, -1, 0, 1}) {
      assertEquals(fit(OPTIONS.withSeed(seed), 1), fit(OPTIONS.withSeed(seed), 2));
    }
  }

  @Test
  void forest_onExamplesItHasSeen_recallsThem() throws InterruptedException {
    FlatForest forest = EvenForests.fit(EXAMPLES.rows, EXAMPLES.labels, 4, OPTIONS, 2, done -> {});
    int right = 0;
    for (int i = 0; i < EXAMPLES.rows.length; i++) {
      double[] p = forest.probabilities(EXAMPLES.rows[i]);
      int best = 0;
      for (int label = 1; label < p.length; label++) {
        best = p[label] > p[best] ? label : best;
      }
      right += best == EXAMPLES.labels[i] ? 1 : 0;
    }
    assertTrue(right > 190, right + " of 200 recalled");
  }

  @Test
  void progress_isToldAfterEveryTreeInOrder() throws InterruptedException {
    List<Integer> told = new ArrayList<>();
    EvenForests.fit(EXAMPLES.rows, EXAMPLES.labels, 4, OPTIONS, 3, told::add);
    assertEquals(IntStream.rangeClosed(1, 30).boxed().toList(), told);
  }

  @Test
  void labelWithoutExamples_getsNoProbability() throws InterruptedException {
    FlatForest forest = EvenForests.fit(EXAMPLES.rows, EXAMPLES.labels, 6, OPTIONS, 2, done -> {});
    double[] p = forest.probabilities(EXAMPLES.rows[0]);
    assertEquals(0, p[4] + p[5]);
  }

  @Test
  void forest_ofOneRow_knowsOnlyItsLabel() throws InterruptedException {
    FlatForest forest =
        EvenForests.fit(new float[][] {{1}}, new int[] {1}, 2, OPTIONS, 1, done -> {});
    assertEquals(1, forest.probabilities(new float[] {7})[1]);
    assertEquals(30, forest.nodeCount());
  }

  @Test
  void bootstrap_ofUnevenLabels_drawsThemEquallyOften() {
    int[] labels = new int[100];
    Arrays.fill(labels, 0, 10, 2);
    int[] times = new BalancedBootstrap(labels, 3, EvenForests.alike(100)).draw(new Random(5));
    int rare = IntStream.range(0, 10).map(i -> times[i]).sum();
    int common = IntStream.range(10, 100).map(i -> times[i]).sum();
    assertEquals(50, rare);
    assertEquals(50, common);
  }

  @Test
  void bootstrap_ofWeights_drawsRowsAndLabelsByThem() {
    int[] labels = new int[100];
    Arrays.fill(labels, 0, 40, 1);
    double[] weights = EvenForests.alike(100);
    Arrays.fill(weights, 0, 40, 0.5);
    Arrays.fill(weights, 60, 100, 0.25);
    BalancedBootstrap bootstrap = new BalancedBootstrap(labels, 2, weights);
    Random random = new Random(5);
    int[] sums = new int[3];
    for (int tree = 0; tree < 200; tree++) {
      int[] times = bootstrap.draw(random);
      for (int row = 0; row < 100; row++) {
        sums[row < 40 ? 0 : row < 60 ? 1 : 2] += times[row];
      }
    }
    assertEquals(200 * 50, sums[0], "both labels weigh 0.5 on average");
    assertEquals(2 / 3.0, sums[1] / 10_000.0, 0.02, "20 of weight 1 beside 40 of 0.25");
    assertEquals(10_000, sums[1] + sums[2]);
    Arrays.fill(weights, 0, 40, 1.5);
    int[] times = new BalancedBootstrap(labels, 2, weights).draw(random);
    assertEquals(75, IntStream.range(0, 40).map(row -> times[row]).sum());
  }

  @Test
  void weights_thatAreAllAlike_changeNothing() throws InterruptedException {
    double[] threes = new double[EXAMPLES.labels.length];
    Arrays.fill(threes, 3);
    FlatForest forest =
        RandomForestTrainer.fit(EXAMPLES.rows, EXAMPLES.labels, threes, 4, OPTIONS, 2, done -> {});
    assertEquals(fit(OPTIONS, 2), nodes(forest));
  }

  @Test
  void badWeights_areNamed() {
    assertEquals(
        "weight 1 must be above 0 and finite, got 0.0", weightMessage(new double[] {1, 0}));
    assertEquals("every row needs one weight, got 2 rows and 1", weightMessage(new double[] {1}));
  }

  private static String weightMessage(double[] weights) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                RandomForestTrainer.fit(
                    new float[][] {{1}, {2}}, new int[2], weights, 2, OPTIONS, 1, done -> {}))
        .getMessage();
  }

  @Test
  void mistakesOfTheCaller_areNamed() {
    assertMessage("every row needs one label, got 1 rows and 2", rows(1), new int[2], OPTIONS, 1);
    assertMessage("label 0 must lie in [0, 1], got 2", rows(1), new int[] {2}, OPTIONS, 1);
    assertMessage("threads must be at least 1, got 0", rows(1), new int[1], OPTIONS, 0);
    assertMessage(
        "featuresPerSplit must lie in [1, 1], got 2",
        rows(1),
        new int[1],
        OPTIONS.withFeaturesPerSplit(2),
        1);
    assertMessage(
        "at least one row of at least one value is needed", rows(0), new int[0], OPTIONS, 1);
    assertMessage(
        "row 1, column 0 is NaN; all values must be finite",
        new float[][] {{1}, {Float.NaN}},
        new int[2],
        OPTIONS,
        1);
    assertMessage(
        "all rows must be equally long; row 0 has 1 values, row 1 has 2",
        new float[][] {{1}, {1, 2}},
        new int[2],
        OPTIONS,
        1);
  }

  private static void assertMessage(
      String expected, float[][] rows, int[] labels, ForestOptions options, int threads) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> EvenForests.fit(rows, labels, 2, options, threads, done -> {}));
    assertEquals(expected, refused.getMessage());
  }

  private static float[][] rows(int count) {
    return new float[count][1];
  }

  /** Every bit of a forest. */
  private static List<Integer> fit(ForestOptions options, int threads) throws InterruptedException {
    return nodes(EvenForests.fit(EXAMPLES.rows, EXAMPLES.labels, 4, options, threads, done -> {}));
  }

  private static List<Integer> nodes(FlatForest forest) {
    List<Integer> all = new ArrayList<>();
    for (int node = 0; node < forest.nodeCount(); node++) {
      if (forest.isSplit(node)) {
        all.add(forest.feature(node));
        all.add(Float.floatToIntBits(forest.threshold(node)));
      } else {
        for (int count : forest.leafCounts(forest.leafEntry(node))) {
          all.add(count);
        }
      }
    }
    return all;
  }
}
