package org.undertone.features;

import java.util.Arrays;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Rows;

/**
 * The largest, or the smallest, values that some rows of a matrix have in each of its columns; all
 * columns are gone through at once, by insertion. Not safe for use by several threads at once.
 */
final class Extremes {

  private final Matrix kept = new Matrix();
  private float[] carried = {};

  /**
   * The largest of each column.
   *
   * @param from the first row
   * @param to the row after the last
   * @param count how many, at most as there are rows
   * @return count × columns, the largest first; shared, until the next call
   */
  Matrix largest(Matrix x, int from, int to, int count) {
    start(x.columns(), count, Float.NEGATIVE_INFINITY);
    for (int row = from; row < to; row++) {
      System.arraycopy(x.row(row), 0, carried, 0, x.columns());
      for (int i = 0; i < count; i++) {
        Rows.order(carried, kept.row(i), x.columns());
      }
    }
    return kept;
  }

  /** The smallest of each column, the smallest first; else as {@link #largest}. */
  Matrix smallest(Matrix x, int from, int to, int count) {
    start(x.columns(), count, Float.POSITIVE_INFINITY);
    for (int row = from; row < to; row++) {
      System.arraycopy(x.row(row), 0, carried, 0, x.columns());
      for (int i = 0; i < count; i++) {
        Rows.order(kept.row(i), carried, x.columns());
      }
    }
    return kept;
  }

  private void start(int columns, int count, float worst) {
    if (carried.length < columns) {
      carried = new float[columns];
    }
    kept.reshape(count, columns);
    for (int i = 0; i < count; i++) {
      Arrays.fill(kept.row(i), worst);
    }
  }
}
