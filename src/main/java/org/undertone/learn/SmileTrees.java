package org.undertone.learn;

import java.util.Random;
import smile.base.cart.CART;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.math.MathEx;

/**
 * Grows single trees on one data set with Smile (CART, Gini impurity). Immutable; trees may be
 * grown by many threads at once.
 *
 * <p>A tree depends on the data, the options and its seed alone. Smile draws the features that
 * compete at a split from a generator of the thread, so that is set anew for every tree; where all
 * features compete it draws nothing, and its parallel search keeps the order of the features.
 */
final class SmileTrees {

  private static final StructField RESPONSE = new StructField("label", DataTypes.IntegerType);

  private final DataFrame data;
  private final int[][] order;
  private final int[] labels;
  private final int labelCount;
  private final BalancedBootstrap bootstrap;
  private final ForestOptions options;
  private final int featuresPerSplit;

  /** Takes checked rows; the labels are copied. */
  SmileTrees(
      float[][] rows, int[] labels, double[] weights, int labelCount, ForestOptions options) {
    int columns = rows[0].length;
    this.data = DataFrame.of(doubles(rows));
    this.order = CART.order(data);
    this.labels = labels.clone();
    this.labelCount = labelCount;
    this.bootstrap = new BalancedBootstrap(labels, labelCount, weights);
    this.options = options;
    this.featuresPerSplit = options.featuresPerSplit().orElse((int) Math.sqrt(columns));
  }

  DecisionTree grow(long seed) {
    int[] times = bootstrap.draw(new Random(seed));
    MathEx.setSeed(seed);
    return new DecisionTree(
        data,
        labels,
        RESPONSE,
        labelCount,
        SplitRule.GINI,
        options.maxDepth(),
        Integer.MAX_VALUE,
        options.minLeaf(),
        featuresPerSplit,
        times,
        order);
  }

  private static double[][] doubles(float[][] rows) {
    double[][] copy = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        copy[i][j] = rows[i][j];
      }
    }
    return copy;
  }
}
