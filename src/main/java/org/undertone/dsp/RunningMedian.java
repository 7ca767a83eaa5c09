package org.undertone.dsp;

/**
 * The running median of 31 values down each column of a matrix, the ends continued by reflection
 * about their edge ({@code d c b a | a b c d | d c b a}).
 *
 * <p>The result is that of {@code scipy.ndimage.median_filter(x, size=(31, 1), mode='reflect')}.
 * The way to it: sixteen neighbouring outputs share sixteen inputs, which are sorted once. Eight of
 * the sixteen share eight more; of these twenty-four only the middle eight can still be a median.
 * Four of the eight share four more, and so on down to one. Every step is a minimum or a maximum of
 * whole rows, that is, of many columns at once, which the compiler turns into vector instructions.
 * (The idea of a tree of shared, trimmed sorts is that of A. Adams, "Fast median filters using
 * separable sorting networks", ACM Transactions on Graphics 40(4), 2021.)
 *
 * <p>Not safe for use by several threads at once.
 */
public final class RunningMedian {

  /** The number of values of which each output is the median. */
  public static final int WIDTH = 31;

  private static final int BLOCK = 16;
  private static final int LEVELS = 5;
  private static final int KEPT = 3 * BLOCK;
  private static final int TILE = 256;

  /** By level: input rows in a ring, sorted in aligned groups of 1, 2, 4, 8 and 16 rows. */
  private final float[][][] sorted = new float[LEVELS][KEPT][TILE];

  /** By level: the 1, 2, 4, 8 or 16 rows that can still be a median of so many outputs. */
  private final float[][][] candidates = new float[LEVELS][][];

  public RunningMedian() {
    for (int level = 0; level < LEVELS; level++) {
      candidates[level] = new float[1 << level][TILE];
    }
  }

  /**
   * Filters each column.
   *
   * @param x finite values
   * @param median receives as many values as {@code x}; another matrix than {@code x}
   */
  public void filterColumns(Matrix x, Matrix median) {
    median.reshape(x.rows(), x.columns());
    for (int column = 0; column < x.columns(); column += TILE) {
      filterTile(x, median, column, Math.min(TILE, x.columns() - column));
    }
  }

  private void filterTile(Matrix x, Matrix median, int column, int lanes) {
    load(x, -BLOCK, column, lanes);
    load(x, 0, column, lanes);
    for (int first = 0; first < x.rows(); first += BLOCK) {
      load(x, first + BLOCK, column, lanes);
      int at = ring(first);
      float[][] all = sorted[LEVELS - 1];
      for (int i = 0; i < BLOCK; i++) {
        System.arraycopy(all[at + i], 0, candidates[LEVELS - 1][i], 0, lanes);
      }
      narrow(median, first, LEVELS - 1, column, lanes);
    }
  }

  /** Reads sixteen rows and sorts them in groups of 2, 4, 8 and 16. */
  private void load(Matrix x, int first, int column, int lanes) {
    int at = ring(first);
    for (int i = 0; i < BLOCK; i++) {
      int row = reflect(first + i, x.rows());
      System.arraycopy(x.row(row), column, sorted[0][at + i], 0, lanes);
    }
    for (int level = 1; level < LEVELS; level++) {
      int size = 1 << level;
      int half = size / 2;
      for (int group = at; group < at + BLOCK; group += size) {
        float[][] from = sorted[level - 1];
        float[][] to = sorted[level];
        for (int i = 0; i < half; i++) {
          float[] low = from[group + i];
          float[] high = from[group + size - 1 - i];
          minimum(low, high, to[group + i], lanes);
          maximum(low, high, to[group + half + i], lanes);
        }
        sortBitonic(to, group, half, lanes);
        sortBitonic(to, group + half, half, lanes);
      }
    }
  }

  /** Writes the medians of {@code 2^level} rows from {@code first} on. */
  private void narrow(Matrix median, int first, int level, int column, int lanes) {
    float[][] shared = candidates[level];
    if (level == 0) {
      if (first < median.rows()) {
        System.arraycopy(shared[0], 0, median.row(first), column, lanes);
      }
      return;
    }
    int half = 1 << (level - 1);
    keepMiddle(shared, ring(first - BLOCK + half), level - 1, lanes);
    narrow(median, first, level - 1, column, lanes);
    keepMiddle(shared, ring(first + BLOCK), level - 1, lanes);
    narrow(median, first + half, level - 1, column, lanes);
  }

  /** Of the 2n shared rows and n fresh ones, both sorted, keeps the middle n, sorted. */
  private void keepMiddle(float[][] shared, int fresh, int level, int lanes) {
    int n = 1 << level;
    float[][] middle = candidates[level];
    for (int i = 0; i < n; i++) {
      maximum(shared[i], sorted[level][fresh + n - 1 - i], middle[i], lanes);
    }
    sortBitonic(middle, 0, n, lanes);
    for (int i = 0; i < n; i++) {
      minimum(middle[i], shared[2 * n - 1 - i], middle[i], lanes);
    }
    sortBitonic(middle, 0, n, lanes);
  }

  /** Sorts rows that first rise and then fall, or first fall and then rise. */
  private static void sortBitonic(float[][] rows, int from, int count, int lanes) {
    for (int distance = count / 2; distance > 0; distance /= 2) {
      for (int i = 0; i < count; i++) {
        if ((i & distance) == 0) {
          Rows.order(rows[from + i], rows[from + i + distance], lanes);
        }
      }
    }
  }

  private static void minimum(float[] a, float[] b, float[] result, int lanes) {
    for (int i = 0; i < lanes; i++) {
      result[i] = Math.min(a[i], b[i]);
    }
  }

  private static void maximum(float[] a, float[] b, float[] result, int lanes) {
    for (int i = 0; i < lanes; i++) {
      result[i] = Math.max(a[i], b[i]);
    }
  }

  private static int ring(int row) {
    return Math.floorMod(row, KEPT);
  }

  /** The row that stands for one beyond the ends. */
  private static int reflect(int row, int rows) {
    int r = Math.floorMod(row, 2 * rows);
    return r < rows ? r : 2 * rows - 1 - r;
  }
}
