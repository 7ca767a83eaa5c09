package org.undertone.learn;

/**
 * A random forest in one flat array. Immutable and safe to share between threads.
 *
 * <p>The nodes of all trees stand one after the other in preorder, so the first child of a split is
 * the node that follows it, and only the second one needs a pointer, which always points forward.
 * Leaves refer to a table of distinct label counts. The probability of a label is the mean over the
 * trees of {@code (count + smoothing) / (all counts + smoothing · labels)} in the leaf reached.
 */
public final class FlatForest {

  /** The most features that a forest may look at. */
  public static final int MAX_FEATURES = 32_767;

  /** The most labels that a forest may tell apart. */
  public static final int MAX_LABELS = 1_024;

  /** The longest way from the root of a tree to a leaf, in splits. */
  public static final int MAX_DEPTH = 1_024;

  /** The most that may be added to a label's count in a leaf. */
  public static final double MAX_SMOOTHING = 1_000;

  /** Integers a node takes: feature or {@link #LEAF}, threshold as bits, second child or leaf. */
  static final int STRIDE = 3;

  static final int LEAF = -1;

  private final int featureCount;
  private final int labelCount;
  private final double smoothing;
  private final int[] roots;
  private final int[] nodes;
  private final int[] counts;
  private final double[] distributions;
  private volatile TreeShap shap;

  /** Takes what {@link FlatForestBuilder} has checked; the arrays become ours. */
  FlatForest(
      int featureCount, int labelCount, double smoothing, int[] roots, int[] nodes, int[] counts) {
    this.featureCount = featureCount;
    this.labelCount = labelCount;
    this.smoothing = smoothing;
    this.roots = roots;
    this.nodes = nodes;
    this.counts = counts;
    this.distributions = new double[counts.length];
    for (int from = 0; from < counts.length; from += labelCount) {
      double total = smoothing * labelCount;
      for (int label = 0; label < labelCount; label++) {
        total += counts[from + label];
      }
      for (int label = 0; label < labelCount; label++) {
        distributions[from + label] = (counts[from + label] + smoothing) / total;
      }
    }
  }

  /**
   * The probability of each label, in the label order; they sum to 1.
   *
   * @param scaledRow the features after the scaler that the forest was fitted with
   * @throws IllegalArgumentException if the row has not {@link #featureCount()} values
   */
  public double[] probabilities(float[] scaledRow) {
    Rows.checkLength(scaledRow, featureCount);
    double[] sum = new double[labelCount];
    for (int root : roots) {
      int at = root;
      int feature = nodes[at];
      while (feature >= 0) {
        boolean first = scaledRow[feature] <= Float.intBitsToFloat(nodes[at + 1]);
        at = first ? at + STRIDE : nodes[at + 2];
        feature = nodes[at];
      }
      int from = nodes[at + 2];
      for (int label = 0; label < labelCount; label++) {
        sum[label] += distributions[from + label];
      }
    }
    for (int label = 0; label < labelCount; label++) {
      sum[label] /= roots.length;
    }
    return sum;
  }

  /**
   * What each feature does to each probability: their exact Shapley values where the training draws
   * in the leaves stand for what is not known of a row. With {@link #base()} they sum to {@link
   * #probabilities}. The first call also prepares the forest, which takes about as long again.
   *
   * @param scaledRow the features after the scaler that the forest was fitted with
   * @return one value a label, feature by feature, as a new array
   * @throws IllegalArgumentException if the row has not {@link #featureCount()} values
   */
  public double[] contributions(float[] scaledRow) {
    Rows.checkLength(scaledRow, featureCount);
    return shap().values(scaledRow);
  }

  /** The expectation of each label's probability over the training draws, as a new array. */
  public double[] base() {
    return shap().base();
  }

  /** Made when first asked for; two threads may both make it, and make the same. */
  private TreeShap shap() {
    TreeShap made = shap;
    if (made == null) {
      made = new TreeShap(this);
      shap = made;
    }
    return made;
  }

  public int featureCount() {
    return featureCount;
  }

  public int labelCount() {
    return labelCount;
  }

  public int treeCount() {
    return roots.length;
  }

  /** What is added to each label's count in a leaf. */
  public double smoothing() {
    return smoothing;
  }

  /** The nodes of all trees together; their numbers run in preorder, tree by tree. */
  public int nodeCount() {
    return nodes.length / STRIDE;
  }

  /** Whether a node asks a question; else it is a leaf. */
  public boolean isSplit(int node) {
    return nodes[node * STRIDE] >= 0;
  }

  /** The feature that a split looks at. */
  public int feature(int split) {
    require(isSplit(split), split);
    return nodes[split * STRIDE];
  }

  /** A split goes to the node that follows it where the feature is at most this. */
  public float threshold(int split) {
    require(isSplit(split), split);
    return Float.intBitsToFloat(nodes[split * STRIDE + 1]);
  }

  /** The node that a tree begins with. */
  int root(int tree) {
    return roots[tree] / STRIDE;
  }

  /** The node to which a split goes where the feature is above the threshold. */
  int secondChild(int split) {
    return nodes[split * STRIDE + 2] / STRIDE;
  }

  /**
   * Fills an array with the probabilities of the first labels of an {@linkplain #leafEntry entry},
   * over and over.
   *
   * @param labels how many of them
   */
  void repeatDistribution(int entry, int labels, double[] to) {
    System.arraycopy(distributions, entry * labelCount, to, 0, labels);
    for (int done = labels; done < to.length; done *= 2) {
      System.arraycopy(to, 0, to, done, Math.min(done, to.length - done));
    }
  }

  /** The entry of a leaf in the table of {@link #leafCounts}. */
  public int leafEntry(int leaf) {
    require(!isSplit(leaf), leaf);
    return nodes[leaf * STRIDE + 2] / labelCount;
  }

  /** How many distinct leaves there are. */
  public int leafEntryCount() {
    return counts.length / labelCount;
  }

  /** The number of training draws of each label in a leaf, as a new array. */
  public int[] leafCounts(int entry) {
    int[] copy = new int[labelCount];
    System.arraycopy(counts, entry * labelCount, copy, 0, labelCount);
    return copy;
  }

  private static void require(boolean right, int node) {
    if (!right) {
      throw new IllegalArgumentException("node " + node + " is of the other kind");
    }
  }
}
