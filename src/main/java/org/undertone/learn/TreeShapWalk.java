package org.undertone.learn;

import java.util.Arrays;

/**
 * One walk through trees for one row; see {@link TreeShap}. For one thread.
 *
 * <p>On the way down it carries, for each point {@code t} of the quadrature, the product of the
 * factors of the features asked so far; on the way up, for each point and label, the mean over the
 * leaves below, each weighted by the factors of the features asked below. A feature's factor is
 * {@code r + t (1 - r)} where the row goes the way of the path at every split by it so far, else
 * {@code r (1 - t)}. The factors of the two ways out of a split sum to 1, so that one difference
 * gives both the mean and, weighted by the product from above, the gain of the feature.
 *
 * <p>Every line of numbers has a value for each point and label but the last, whose probability is
 * what the others leave, even for labels that do not occur below, and is an array of its own: so
 * the loops are long, without branches, and become vector instructions.
 */
final class TreeShapWalk {

  private static final int NONE = -1;

  private final FlatForest forest;
  private final int labels;
  private final double[] kept;
  private final float[] row;
  private final double[] times;

  /** By feature: the level by which it was last asked on the path. */
  private final int[] levelOf;

  /** By level: whether the row goes this way, and the part of the draws that does. */
  private final boolean[] agrees;

  private final double[] parts;

  /** By level; by level and first or second child; by feature. */
  private final double[][] products;

  private final double[][] means;
  private final double[][] gains;

  /** By leaf: what it says, at each point; or nothing where that would take too much memory. */
  private final double[][] leaves;

  /**
   * Prepares a walk.
   *
   * @param kept of each node: the part of the draws that keeps to the path at all splits by the
   *     feature that its parent asks for
   * @param deepest the longest path from a root, in splits
   * @param leaves by {@linkplain FlatForest#leafEntry entry}: its probabilities at least as often
   *     as the rule has points; or no entry at all
   */
  TreeShapWalk(
      FlatForest forest,
      double[] kept,
      int deepest,
      double[][] leaves,
      GaussLegendre rule,
      float[] row) {
    this.forest = forest;
    this.kept = kept;
    this.leaves = leaves;
    this.row = row;
    labels = labels(forest);
    int width = rule.count() * labels;
    times = new double[width];
    products = new double[deepest + 1][width];
    means = new double[2 * (deepest + 1)][width];
    gains = new double[forest.featureCount()][width];
    for (int i = 0; i < width; i++) {
      times[i] = rule.point(i / labels);
      products[0][i] = rule.weight(i / labels) / forest.treeCount();
    }
    levelOf = new int[forest.featureCount()];
    Arrays.fill(levelOf, NONE);
    agrees = new boolean[deepest + 1];
    parts = new double[deepest + 1];
  }

  /** How many labels are walked with: all but the last, which has what the others leave. */
  static int labels(FlatForest forest) {
    return forest.labelCount() - 1;
  }

  /** Adds what was found to one value a label, feature by feature. */
  void addTo(double[] values) {
    for (int feature = 0; feature < gains.length; feature++) {
      int to = feature * (labels + 1);
      for (int i = 0; i < gains[feature].length; i++) {
        values[to + i % labels] += gains[feature][i];
        values[to + labels] -= gains[feature][i];
      }
    }
  }

  /** Adds the values of one tree. */
  void through(int root) {
    subtree(root, 0, 0);
  }

  /**
   * Recursive, and so as deep as the tree, which the builder of the forest bounds.
   *
   * @param side 0 for a first child, 1 for a second
   * @return what is found below, to be read before the same level and side are come to again
   */
  private double[] subtree(int node, int level, int side) {
    double[] mean = means[2 * level + side];
    if (!forest.isSplit(node)) {
      int entry = forest.leafEntry(node);
      if (leaves.length > 0) {
        return leaves[entry];
      }
      forest.repeatDistribution(entry, labels, mean);
      return mean;
    }
    int feature = forest.feature(node);
    int before = levelOf[feature];
    boolean agreed = before == NONE || agrees[before];
    double part = before == NONE ? 1 : parts[before];
    boolean goesFirst = row[feature] <= forest.threshold(node);
    int first = node + 1;
    int second = forest.secondChild(node);
    int below = level + 1;
    levelOf[feature] = below;
    enter(first, below, agreed && goesFirst, part, agreed);
    double[] a = subtree(first, below, 0);
    enter(second, below, agreed && !goesFirst, part, agreed);
    double[] b = subtree(second, below, 1);
    levelOf[feature] = before;
    double r = kept[first];
    double slope = (agreed && goesFirst ? 1 : 0) - r;
    if (before == NONE) {
      join(a, b, mean, products[level], gains[feature], times, r, slope);
    } else {
      double slopeAbove = (agreed ? 1 : 0) - part;
      joinAgain(a, b, mean, products[level], gains[feature], times, r, slope, part, slopeAbove);
    }
    return mean;
  }

  /**
   * Goes down to a node by a feature that had a part and a way above; to a leaf carries nothing.
   */
  private void enter(int node, int level, boolean agreeing, double partAbove, boolean agreed) {
    double r = kept[node];
    agrees[level] = agreeing;
    parts[level] = r;
    if (forest.isSplit(node)) {
      double slope = (agreeing ? 1 : 0) - r;
      multiply(products[level - 1], products[level], times, r, slope);
      if (partAbove != 1) {
        divide(products[level], times, partAbove, (agreed ? 1 : 0) - partAbove);
      }
    }
  }

  private static void multiply(double[] from, double[] to, double[] times, double r, double slope) {
    for (int i = 0; i < times.length; i++) {
      to[i] = from[i] * (r + times[i] * slope);
    }
  }

  private static void divide(double[] products, double[] times, double r, double slope) {
    for (int i = 0; i < times.length; i++) {
      products[i] /= r + times[i] * slope;
    }
  }

  /** Joins what two children found. */
  private static void join(
      double[] a,
      double[] b,
      double[] mean,
      double[] above,
      double[] gain,
      double[] times,
      double r,
      double slope) {
    for (int i = 0; i < times.length; i++) {
      double difference = a[i] - b[i];
      mean[i] = b[i] + (r + times[i] * slope) * difference;
      gain[i] += slope * above[i] * difference;
    }
  }

  /**
   * The same for a feature that was asked above: its factors are relative to the one there, and
   * what counts as its gain there is replaced by its gain here.
   */
  private static void joinAgain(
      double[] a,
      double[] b,
      double[] mean,
      double[] above,
      double[] gain,
      double[] times,
      double r,
      double slope,
      double partAbove,
      double slopeAbove) {
    for (int i = 0; i < times.length; i++) {
      double factor = partAbove + times[i] * slopeAbove;
      double joined = b[i] + (r + times[i] * slope) / factor * (a[i] - b[i]);
      double here = slope * a[i] + (slopeAbove - slope) * b[i];
      gain[i] += above[i] / factor * (here - slopeAbove * joined);
      mean[i] = joined;
    }
  }
}
