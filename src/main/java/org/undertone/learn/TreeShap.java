package org.undertone.learn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The exact Shapley values of a forest's features, for all labels at once (path-dependent TreeSHAP;
 * Lundberg et al., "From local explanations to global understanding with explainable AI for trees",
 * Nature Machine Intelligence 2, 2020). Immutable and safe to share between threads.
 *
 * <p>The game: of a coalition of features the values are known; at a split by any other feature
 * both ways are gone, each weighted by the part of the training draws that went there. So a leaf is
 * reached with the product, over the features on its path, of 1 (known, and the path agrees), 0
 * (known, and it does not) or the part {@code r} of the draws that kept to the path (unknown).
 *
 * <p>Where Lundberg's algorithm sums over the sizes of the coalitions, this one integrates: the
 * Shapley value is the integral over {@code t} in [0, 1] of what a feature gains when every other
 * one is known with probability {@code t} (Owen, "Multilinear extensions of games", Management
 * Science 18, 1972). Along a path of {@code d} distinct features that is a polynomial in {@code t}
 * of degree {@code d - 1}, to which {@link GaussLegendre} with {@code d / 2} points is exact, and
 * since every factor is positive no digits are lost. What paths have in common is computed once, so
 * that a node costs no more than the points times the labels of its leaves (as in Yu et al.,
 * "Linear TreeShap", NeurIPS 2022, which interpolates where this integrates).
 */
final class TreeShap {

  /** In how many parts the trees are walked through, each by one thread. */
  private static final int PARTS = 16;

  /** The most numbers that leaves may take which are kept as the walks read them; 8 MiB. */
  private static final int MOST_KEPT = 1 << 20;

  private final FlatForest forest;
  private final double[] kept;
  private final GaussLegendre[] rules;
  private final double[] base;
  private final int deepest;
  private final double[][] leaves;

  /** Prepares a forest: what does not depend on the input is computed once. */
  TreeShap(FlatForest forest) {
    this.forest = forest;
    Preparation preparation = new Preparation(forest);
    kept = preparation.kept;
    base = preparation.base;
    rules = new GaussLegendre[forest.treeCount()];
    GaussLegendre[] made = new GaussLegendre[FlatForest.MAX_DEPTH / 2 + 1];
    for (int tree = 0; tree < rules.length; tree++) {
      int points = Math.max(1, (preparation.distinctFeatures(forest.root(tree)) + 1) / 2);
      if (made[points] == null) {
        made[points] = GaussLegendre.of(points);
      }
      rules[tree] = made[points];
    }
    deepest = preparation.deepest;
    leaves = repeated(forest, Arrays.stream(rules).mapToInt(GaussLegendre::count).max().orElse(1));
  }

  /** The probabilities of each leaf, so many times; nothing if that is too much to keep. */
  private static double[][] repeated(FlatForest forest, int times) {
    int labels = TreeShapWalk.labels(forest);
    int width = times * labels;
    int entries = forest.leafEntryCount();
    double[][] leaves = new double[(long) entries * width > MOST_KEPT ? 0 : entries][width];
    for (int entry = 0; entry < leaves.length; entry++) {
      forest.repeatDistribution(entry, labels, leaves[entry]);
    }
    return leaves;
  }

  /** A copy of the expectation of each label's probability over the training draws. */
  double[] base() {
    return base.clone();
  }

  /**
   * What each feature adds to each label's probability: one value a label, feature by feature.
   * Several trees are walked through at once where cores are idle; the sums are the same on any
   * number of them.
   *
   * @param scaledRow as many values as the forest has features
   */
  double[] values(float[] scaledRow) {
    double[] values = new double[forest.featureCount() * forest.labelCount()];
    List<double[]> parts =
        IntStream.range(0, PARTS).parallel().mapToObj(part -> values(scaledRow, part)).toList();
    for (double[] part : parts) {
      for (int i = 0; i < values.length; i++) {
        values[i] += part[i];
      }
    }
    return values;
  }

  /** The same of a part of the trees. */
  private double[] values(float[] scaledRow, int part) {
    double[] values = new double[forest.featureCount() * forest.labelCount()];
    Map<GaussLegendre, TreeShapWalk> walks = new LinkedHashMap<>();
    int first = rules.length * part / PARTS;
    int end = rules.length * (part + 1) / PARTS;
    for (int tree = first; tree < end; tree++) {
      walks
          .computeIfAbsent(
              rules[tree], rule -> new TreeShapWalk(forest, kept, deepest, leaves, rule, scaledRow))
          .through(forest.root(tree));
    }
    walks.values().forEach(walk -> walk.addTo(values));
    return values;
  }

  /** What every walk needs to know of the trees, found in one pass through them. */
  private static final class Preparation {

    private final FlatForest forest;
    private final double[] draws;
    private final double[] kept;
    private final double[] base;
    private final double[] leaf;
    private final double[] keptBy;
    private int deepest;
    private int mostDistinct;

    Preparation(FlatForest forest) {
      this.forest = forest;
      draws = drawsOfNodes(forest);
      kept = new double[draws.length];
      base = new double[forest.labelCount()];
      leaf = new double[base.length];
      keptBy = new double[forest.featureCount()];
      Arrays.fill(keptBy, Double.NaN);
    }

    /** The training draws that came by each node; children stand behind their parent. */
    private static double[] drawsOfNodes(FlatForest forest) {
      double[] ofEntry = new double[forest.leafEntryCount()];
      for (int entry = 0; entry < ofEntry.length; entry++) {
        for (int count : forest.leafCounts(entry)) {
          ofEntry[entry] += count;
        }
      }
      double[] draws = new double[forest.nodeCount()];
      for (int node = draws.length - 1; node >= 0; node--) {
        draws[node] =
            forest.isSplit(node)
                ? draws[node + 1] + draws[forest.secondChild(node)]
                : ofEntry[forest.leafEntry(node)];
      }
      return draws;
    }

    /** Prepares a tree, and gives the most distinct features on any of its paths. */
    int distinctFeatures(int root) {
      mostDistinct = 0;
      subtree(root, root, 0, 0);
      return mostDistinct;
    }

    private void subtree(int root, int node, int level, int distinct) {
      if (!forest.isSplit(node)) {
        deepest = Math.max(deepest, level);
        mostDistinct = Math.max(mostDistinct, distinct);
        double part = draws[node] / draws[root] / forest.treeCount();
        forest.repeatDistribution(forest.leafEntry(node), leaf.length, leaf);
        for (int label = 0; label < base.length; label++) {
          base[label] += part * leaf[label];
        }
        return;
      }
      int feature = forest.feature(node);
      double above = keptBy[feature];
      boolean isNew = Double.isNaN(above);
      int below = distinct + (isNew ? 1 : 0);
      for (int child : new int[] {node + 1, forest.secondChild(node)}) {
        kept[child] = (isNew ? 1 : above) * draws[child] / draws[node];
        keptBy[feature] = kept[child];
        subtree(root, child, level + 1, below);
      }
      keptBy[feature] = above;
    }
  }
}
