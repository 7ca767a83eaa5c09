package org.undertone.dsp;

import java.util.Arrays;

/**
 * A growable matrix of floats with an array for each row, so that loops over several rows share one
 * index and the compiler can turn them into vector instructions.
 *
 * <p>Made to be reused from clip to clip: rows may be longer than {@link #columns()}, and what lies
 * beyond means nothing. Not safe for use by several threads at once.
 */
public final class Matrix {

  /** Columns turned at a time: as many as there are cache lines to be filled side by side. */
  private static final int BLOCK = 16;

  private float[][] data = {};
  private int rows;
  private int columns;

  /** A matrix of no rows; {@link #reshape} gives it its size. */
  public Matrix() {}

  /** Changes the size; what the values are afterwards is not defined. */
  public void reshape(int newRows, int newColumns) {
    if (newRows < 0 || newColumns < 0) {
      throw new IllegalArgumentException(
          "rows and columns must be at least 0, got " + newRows + " and " + newColumns);
    }
    rows = newRows;
    columns = newColumns;
    if (data.length < rows) {
      data = Arrays.copyOf(data, rows);
    }
    for (int r = 0; r < rows; r++) {
      if (data[r] == null || data[r].length < columns) {
        data[r] = new float[columns];
      }
    }
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The array of a row itself, shared; at least {@link #columns()} long. */
  public float[] row(int row) {
    return data[row];
  }

  public float get(int row, int column) {
    return data[row][column];
  }

  /** Sets a row to zero. */
  public void clear(int row) {
    Arrays.fill(data[row], 0, columns, 0);
  }

  /**
   * Copies {@code count} columns of every row of {@code source} to the same rows of this matrix.
   */
  public void copyColumns(Matrix source, int from, int count, int at) {
    for (int r = 0; r < source.rows; r++) {
      System.arraycopy(source.data[r], from, data[r], at, count);
    }
  }

  /** Copies {@code count} whole rows of {@code source}, which has as many columns as this. */
  public void copyRows(Matrix source, int from, int count, int at) {
    if (source.columns != columns) {
      throw new IllegalArgumentException(
          "both must have " + columns + " columns, got " + source.columns);
    }
    for (int r = 0; r < count; r++) {
      System.arraycopy(source.data[from + r], 0, data[at + r], 0, columns);
    }
  }

  /** Fills this matrix with {@code source} turned on its diagonal. */
  public void transpose(Matrix source) {
    reshape(source.columns, source.rows);
    for (int first = 0; first < source.columns; first += BLOCK) {
      int end = Math.min(source.columns, first + BLOCK);
      for (int r = 0; r < source.rows; r++) {
        float[] from = source.data[r];
        for (int c = first; c < end; c++) {
          data[c][r] = from[c];
        }
      }
    }
  }
}
