package org.undertone.learn;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes the nodes of a forest in preorder, tree by tree, and yields a {@link FlatForest}. For one
 * thread.
 *
 * <p>Since the order alone says how the nodes hang together, no pointer has to be given and none
 * can be wrong; a tree is whole when every split has got its two children.
 */
public final class FlatForestBuilder {

  private final int featureCount;
  private final int labelCount;
  private final double smoothing;
  private final Map<IntBuffer, Integer> entries = new HashMap<>();
  private int[] counts = new int[64];
  private int countsUsed;
  private int[] nodes = new int[64 * FlatForest.STRIDE];
  private int nodesUsed;
  private int[] roots = new int[16];
  private int rootsUsed;
  private int[] open = new int[16];
  private int[] openDepth = new int[16];
  private int openUsed;
  private int depth;
  private boolean atRoot = true;

  /**
   * Begins a forest.
   *
   * @throws IllegalArgumentException if a number is outside [1, {@link FlatForest#MAX_FEATURES}],
   *     [1, {@link FlatForest#MAX_LABELS}] or, for {@code smoothing}, [0, {@link
   *     FlatForest#MAX_SMOOTHING}]
   */
  public FlatForestBuilder(int featureCount, int labelCount, double smoothing) {
    if (featureCount < 1 || featureCount > FlatForest.MAX_FEATURES) {
      throw new IllegalArgumentException(
          "featureCount must lie in [1, " + FlatForest.MAX_FEATURES + "], got " + featureCount);
    }
    if (labelCount < 1 || labelCount > FlatForest.MAX_LABELS) {
      throw new IllegalArgumentException(
          "labelCount must lie in [1, " + FlatForest.MAX_LABELS + "], got " + labelCount);
    }
    checkSmoothing(smoothing);
    this.featureCount = featureCount;
    this.labelCount = labelCount;
    this.smoothing = smoothing;
  }

  static void checkSmoothing(double smoothing) {
    if (!(smoothing >= 0 && smoothing <= FlatForest.MAX_SMOOTHING)) {
      throw new IllegalArgumentException(
          "smoothing must lie in [0, " + FlatForest.MAX_SMOOTHING + "], got " + smoothing);
    }
  }

  /**
   * The entry of these label counts in the table of leaves, added if it is new.
   *
   * @param leaf one count a label, none negative, at least one above 0
   */
  public int entry(int[] leaf) {
    if (leaf.length != labelCount) {
      throw new IllegalArgumentException(
          "a leaf must have " + labelCount + " counts, got " + leaf.length);
    }
    long sum = 0;
    for (int count : leaf) {
      if (count < 0) {
        throw new IllegalArgumentException("a count must be at least 0, got " + count);
      }
      sum += count;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("a leaf must hold at least one example");
    }
    int next = countsUsed / labelCount;
    Integer known = entries.putIfAbsent(IntBuffer.wrap(leaf.clone()), next);
    if (known != null) {
      return known;
    }
    counts = grown(counts, countsUsed + labelCount);
    System.arraycopy(leaf, 0, counts, countsUsed, labelCount);
    countsUsed += labelCount;
    return next;
  }

  /**
   * Adds a split; the subtree for {@code feature <= threshold} follows it, then the other one.
   *
   * @throws IllegalArgumentException if the feature is out of range, the threshold not finite or
   *     the way from the root longer than {@link FlatForest#MAX_DEPTH}
   */
  public void split(int feature, float threshold) {
    if (feature < 0 || feature >= featureCount) {
      throw new IllegalArgumentException(
          "feature must lie in [0, " + (featureCount - 1) + "], got " + feature);
    }
    if (!Float.isFinite(threshold)) {
      throw new IllegalArgumentException("a threshold must be finite, got " + threshold);
    }
    if (++depth > FlatForest.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a tree must be at most " + FlatForest.MAX_DEPTH + " splits deep");
    }
    open = grown(open, openUsed + 1);
    openDepth = grown(openDepth, openUsed + 1);
    openDepth[openUsed] = depth;
    open[openUsed++] = nodesUsed;
    node(feature, Float.floatToIntBits(threshold), 0);
  }

  /**
   * Adds a leaf.
   *
   * @param entry what {@link #entry} gave for its counts
   */
  public void leaf(int entry) {
    if (entry < 0 || entry >= countsUsed / labelCount) {
      throw new IllegalArgumentException(
          "a leaf must name one of " + countsUsed / labelCount + " entries, got " + entry);
    }
    node(FlatForest.LEAF, 0, entry * labelCount);
    if (openUsed == 0) {
      atRoot = true;
      depth = 0;
    } else {
      nodes[open[--openUsed] + 2] = nodesUsed;
      depth = openDepth[openUsed];
    }
  }

  /** The number of whole trees so far. */
  public int treeCount() {
    return atRoot ? rootsUsed : rootsUsed - 1;
  }

  /**
   * The forest of all that was added.
   *
   * @throws IllegalArgumentException if there is no tree, or the last one lacks nodes
   */
  public FlatForest build() {
    if (rootsUsed == 0 || !atRoot) {
      throw new IllegalArgumentException(
          rootsUsed == 0
              ? "a forest needs at least one tree"
              : "the last tree lacks the second child of " + openUsed + " splits");
    }
    return new FlatForest(
        featureCount,
        labelCount,
        smoothing,
        Arrays.copyOf(roots, rootsUsed),
        Arrays.copyOf(nodes, nodesUsed),
        Arrays.copyOf(counts, countsUsed));
  }

  private void node(int feature, int thresholdBits, int target) {
    if (atRoot) {
      roots = grown(roots, rootsUsed + 1);
      roots[rootsUsed++] = nodesUsed;
      atRoot = false;
    }
    nodes = grown(nodes, nodesUsed + FlatForest.STRIDE);
    nodes[nodesUsed++] = feature;
    nodes[nodesUsed++] = thresholdBits;
    nodes[nodesUsed++] = target;
  }

  private static int[] grown(int[] array, int needed) {
    return needed <= array.length
        ? array
        : Arrays.copyOf(array, Math.max(needed, array.length + array.length / 2));
  }
}
