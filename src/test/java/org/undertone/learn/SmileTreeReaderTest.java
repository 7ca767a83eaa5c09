package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.testing.EvenForests;
import smile.base.cart.InternalNode;
import smile.classification.DecisionTree;
import smile.data.Tuple;

class SmileTreeReaderTest {

  @Test
  void threshold_ofNeighbouringFloats_isTheLowerOne() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      float low = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(7)));
      // Smile does not split values that lie closer together than 1e-7.
      float high = low;
      while ((double) high - low < 2e-7) {
        high = Math.nextUp(high);
      }
      float threshold = thresholdBetween(low, high);
      double middle = ((double) low + high) / 2;
      assertEquals(true, threshold <= middle && Math.nextUp(threshold) > middle);
    }
  }

  @Test
  void threshold_betweenNegativeAndPositiveOfOneSize_sendsBothZerosToTheFirstChild() {
    float threshold = thresholdBetween(-1, 1);
    assertEquals(true, -0.0f <= threshold && 0.0f <= threshold);
    assertEquals(false, Float.MIN_VALUE <= threshold);
  }

  private static float thresholdBetween(float low, float high) {
    float[][] rows = {{low}, {high}, {low}, {high}};
    ForestOptions options = ForestOptions.DEFAULT.withTrees(1);
    DecisionTree tree =
        new SmileTrees(rows, new int[] {0, 1, 0, 1}, EvenForests.alike(4), 2, options).grow(5);
    FlatForestBuilder builder = new FlatForestBuilder(1, 2, 0);
    new SmileTreeReader(builder).add(tree);
    FlatForest forest = builder.build();
    InternalNode root = (InternalNode) tree.root();
    float threshold = forest.threshold(0);
    for (float value : new float[] {low, threshold, Math.nextUp(threshold), high}) {
      boolean smile = root.branch(Tuple.of(new double[] {value}, tree.schema()));
      assertEquals(smile, value <= threshold);
    }
    return threshold;
  }
}
