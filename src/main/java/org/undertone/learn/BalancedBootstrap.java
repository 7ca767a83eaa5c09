package org.undertone.learn;

import java.util.Random;

/**
 * Draws the examples of one tree with replacement, so that every label present is drawn equally
 * often, however rare it is. Immutable; the random generator is the caller's.
 */
final class BalancedBootstrap {

  private final int[][] rowsOfLabel;
  private final int rows;

  BalancedBootstrap(int[] labels, int labelCount) {
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
    rows = labels.length;
  }

  /** How often each row is drawn; as many draws as there are rows, up to rounding. */
  int[] draw(Random random) {
    int present = 0;
    for (int[] members : rowsOfLabel) {
      present += members.length > 0 ? 1 : 0;
    }
    int draws = Math.max(1, Math.round(rows / (float) present));
    int[] times = new int[rows];
    for (int[] members : rowsOfLabel) {
      for (int i = 0; i < draws && members.length > 0; i++) {
        times[members[random.nextInt(members.length)]]++;
      }
    }
    return times;
  }
}
