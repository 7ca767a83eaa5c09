package org.undertone.learn;

import smile.base.cart.DecisionNode;
import smile.base.cart.InternalNode;
import smile.base.cart.Node;
import smile.classification.DecisionTree;
import smile.data.Tuple;

/** Hands the nodes of Smile's trees over to a {@link FlatForestBuilder}. For one thread. */
final class SmileTreeReader {

  private final FlatForestBuilder builder;

  SmileTreeReader(FlatForestBuilder builder) {
    this.builder = builder;
  }

  /** Adds a whole tree. Recursive, and so as deep as the tree, which its options bound. */
  void add(DecisionTree tree) {
    double[] row = new double[tree.schema().length()];
    add(tree.root(), row, Tuple.of(row, tree.schema()));
  }

  private void add(Node node, double[] row, Tuple view) {
    if (node instanceof InternalNode split) {
      builder.split(split.feature(), threshold(split, row, view));
      add(split.trueChild(), row, view);
      add(split.falseChild(), row, view);
    } else {
      builder.leaf(builder.entry(((DecisionNode) node).count()));
    }
  }

  /**
   * The largest float that the split sends to its first child.
   *
   * <p>Smile keeps its threshold, a double between two floats, to itself; but the split can be
   * asked. Bisection over the floats in their order finds the one threshold that decides as Smile
   * does on every float there is.
   */
  private static float threshold(InternalNode split, double[] row, Tuple view) {
    int low = rank(-Float.MAX_VALUE);
    int high = rank(Float.MAX_VALUE);
    while (low < high) {
      int middle = (int) (((long) low + high + 1) >> 1);
      row[split.feature()] = ofRank(middle);
      if (split.branch(view)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return ofRank(low);
  }

  /** Integers in the order of the floats. */
  private static int rank(float value) {
    int bits = Float.floatToIntBits(value);
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }

  private static float ofRank(int rank) {
    return Float.intBitsToFloat(rank >= 0 ? rank : rank ^ Integer.MAX_VALUE);
  }
}
