package org.undertone.learn;

/** What every matrix of examples has to be: rectangular, not empty, finite. */
final class Rows {

  private Rows() {}

  /** The number of columns of a good matrix; else an exception that names what is wrong. */
  static int check(float[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException("at least one row of at least one value is needed");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length) {
        throw new IllegalArgumentException(
            "all rows must be equally long; row 0 has "
                + rows[0].length
                + " values, row "
                + i
                + " has "
                + rows[i].length);
      }
      for (int j = 0; j < rows[i].length; j++) {
        if (!Float.isFinite(rows[i][j])) {
          throw new IllegalArgumentException(
              "row " + i + ", column " + j + " is " + rows[i][j] + "; all values must be finite");
        }
      }
    }
    return rows[0].length;
  }

  /** Refuses labels that are not one a row, each in [0, {@code labelCount}). */
  static void checkLabels(int[] labels, int rows, int labelCount) {
    if (labels.length != rows) {
      throw new IllegalArgumentException(
          "every row needs one label, got " + rows + " rows and " + labels.length);
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= labelCount) {
        throw new IllegalArgumentException(
            "label " + i + " must lie in [0, " + (labelCount - 1) + "], got " + labels[i]);
      }
    }
  }

  /** Refuses a row that has not the number of features fitted on. */
  static void checkLength(float[] row, int featureCount) {
    if (row.length != featureCount) {
      throw new IllegalArgumentException(
          "a row must have " + featureCount + " values, got " + row.length);
    }
  }
}
