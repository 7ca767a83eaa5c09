package org.undertone.learn;

import java.util.Arrays;
import java.util.Random;

/**
 * Draws the examples of one tree with replacement, so that every label present is drawn equally
 * often, however rare it is, but for the weights of its examples. Immutable; the random generator
 * is the caller's.
 */
final class BalancedBootstrap {

  private final int[][] rowsOfLabel;

  /** Of each label, the sums of the weights so far; empty where they are all alike. */
  private final double[][] weightsOfLabel;

  /** How often each label is drawn. */
  private final int[] draws;

  private final int rows;

  /**
   * @param weights of each row, above 0: within its label a row is drawn by its weight, and a label
   *     by the mean weight of its rows
   */
  BalancedBootstrap(int[] labels, int labelCount, double[] weights) {
    rows = labels.length;
    int[] sizes = new int[labelCount];
    for (int label : labels) {
      sizes[label]++;
    }
    rowsOfLabel = new int[labelCount][];
    for (int label = 0; label < labelCount; label++) {
      rowsOfLabel[label] = new int[sizes[label]];
    }
    for (int row = labels.length - 1; row >= 0; row--) {
      rowsOfLabel[labels[row]][--sizes[labels[row]]] = row;
    }
    weightsOfLabel = new double[labelCount][];
    double[] means = new double[labelCount];
    for (int label = 0; label < labelCount; label++) {
      double[] own = Arrays.stream(rowsOfLabel[label]).mapToDouble(row -> weights[row]).toArray();
      means[label] = Arrays.stream(own).average().orElse(0);
      boolean alike = Arrays.stream(own).distinct().count() <= 1;
      for (int i = 1; i < own.length; i++) {
        own[i] += own[i - 1];
      }
      weightsOfLabel[label] = alike ? new double[0] : own;
    }
    double sum = Arrays.stream(means).sum();
    draws = new int[labelCount];
    for (int label = 0; label < labelCount; label++) {
      if (rowsOfLabel[label].length > 0) {
        draws[label] = Math.max(1, Math.round((float) (rows / (sum / means[label]))));
      }
    }
  }

  /** How often each row is drawn; as many draws as there are rows, up to rounding. */
  int[] draw(Random random) {
    int[] times = new int[rows];
    for (int label = 0; label < draws.length; label++) {
      for (int i = 0; i < draws[label]; i++) {
        times[rowsOfLabel[label][member(label, random)]]++;
      }
    }
    return times;
  }

  private int member(int label, Random random) {
    double[] sums = weightsOfLabel[label];
    if (sums.length == 0) {
      return random.nextInt(rowsOfLabel[label].length);
    }
    int at = Arrays.binarySearch(sums, sums[sums.length - 1] * random.nextDouble());
    return at >= 0 ? at + 1 : -at - 1;
  }
}
