package org.undertone.features;

import org.undertone.dsp.Matrix;

/** A vector under construction: statistics of rows, one after the other. */
final class Values {

  private final float[] values;
  private int count;

  Values(int capacity) {
    values = new float[capacity];
  }

  void add(double value) {
    values[count++] = (float) value;
  }

  void addMeans(Matrix x, int firstRow, int rows) {
    for (int row = firstRow; row < firstRow + rows; row++) {
      add(Statistics.mean(x, row));
    }
  }

  void addDeviations(Matrix x, int firstRow, int rows) {
    for (int row = firstRow; row < firstRow + rows; row++) {
      add(Statistics.standardDeviation(x, row, Statistics.mean(x, row)));
    }
  }

  void addMeansThenDeviations(Matrix x, int rows) {
    addMeans(x, 0, rows);
    addDeviations(x, 0, rows);
  }

  /** Mean and deviation of each row in turn. */
  void addPairs(Matrix x) {
    for (int row = 0; row < x.rows(); row++) {
      addMeans(x, row, 1);
      addDeviations(x, row, 1);
    }
  }

  float[] toArray() {
    if (count != values.length) {
      throw new IllegalStateException(count + " values were added, not " + values.length);
    }
    return values;
  }
}
