package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FlatForestBuilderTest {

  private final FlatForestBuilder builder = new FlatForestBuilder(3, 2, 0);

  @Test
  void treeThatLacksNodes_isNotBuilt() {
    builder.split(0, 1);
    builder.split(1, 1);
    builder.leaf(builder.entry(new int[] {1, 0}));
    assertEquals(0, builder.treeCount());
    assertMessage("the last tree lacks the second child of 1 splits", builder::build);
    builder.leaf(0);
    builder.leaf(0);
    assertEquals(1, builder.treeCount());
    assertEquals(5, builder.build().nodeCount());
  }

  @Test
  void forestWithoutTrees_isNotBuilt() {
    assertMessage("a forest needs at least one tree", builder::build);
  }

  @Test
  void equalLeaves_shareAnEntry() {
    assertEquals(0, builder.entry(new int[] {1, 2}));
    assertEquals(1, builder.entry(new int[] {2, 1}));
    assertEquals(0, builder.entry(new int[] {1, 2}));
  }

  @Test
  void valuesOutOfRange_areNamed() {
    assertMessage("feature must lie in [0, 2], got 3", () -> builder.split(3, 0));
    assertMessage("a threshold must be finite, got NaN", () -> builder.split(0, Float.NaN));
    assertMessage("a leaf must name one of 0 entries, got 0", () -> builder.leaf(0));
    assertMessage("a leaf must have 2 counts, got 1", () -> builder.entry(new int[1]));
    assertMessage("a count must be at least 0, got -1", () -> builder.entry(new int[] {-1, 3}));
    assertMessage("a leaf must hold at least one example", () -> builder.entry(new int[2]));
    assertMessage(
        "featureCount must lie in [1, 32767], got 0", () -> new FlatForestBuilder(0, 1, 0));
    assertMessage(
        "labelCount must lie in [1, 1024], got 1025", () -> new FlatForestBuilder(1, 1025, 0));
    assertMessage(
        "smoothing must lie in [0, 1000.0], got NaN",
        () -> new FlatForestBuilder(1, 1, Double.NaN));
  }

  @Test
  void trees_asDeepAsAllowed_areBuiltOneAfterTheOther() {
    int leaf = builder.entry(new int[] {1, 1});
    for (int tree = 0; tree < 2; tree++) {
      chain(FlatForest.MAX_DEPTH, leaf);
      for (int depth = 0; depth < FlatForest.MAX_DEPTH; depth++) {
        builder.leaf(leaf);
      }
    }
    for (int depth = 0; depth < FlatForest.MAX_DEPTH; depth++) {
      builder.split(0, depth);
      builder.leaf(leaf);
    }
    builder.leaf(leaf);
    FlatForest forest = builder.build();
    assertEquals(0.5, forest.probabilities(new float[3])[0]);
    assertArrayEquals(new double[6], forest.contributions(new float[3]), 1e-15);
  }

  @Test
  void treeThatIsDeeper_isRefusedOnEitherSide() {
    int leaf = builder.entry(new int[] {1, 1});
    String refusal = "a tree must be at most 1024 splits deep";
    for (int depth = 0; depth < FlatForest.MAX_DEPTH; depth++) {
      builder.split(0, depth);
    }
    assertMessage(refusal, () -> builder.split(0, 0));
    FlatForestBuilder other = new FlatForestBuilder(3, 2, 0);
    int same = other.entry(new int[] {1, 1});
    assertEquals(leaf, same);
    for (int depth = 0; depth < FlatForest.MAX_DEPTH; depth++) {
      other.split(0, depth);
      other.leaf(same);
    }
    assertMessage(refusal, () -> other.split(0, 0));
  }

  private void chain(int splits, int leaf) {
    for (int depth = 0; depth < splits; depth++) {
      builder.split(0, depth);
    }
    builder.leaf(leaf);
  }

  private static void assertMessage(String expected, Executable call) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
