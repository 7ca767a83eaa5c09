package org.undertone.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well each column alone tells the labels apart: the F statistic of a one-way analysis of
 * variance, the mean square between the labels over the mean square within them. Values are those
 * of scikit-learn's {@code f_classif}, but for columns without any spread within the labels, where
 * it divides by zero: one that never varies has F 0 here, one that the labels decide alone has
 * infinity.
 *
 * <p>Source: scikit-learn 1.9, {@code feature_selection/_univariate_selection.py}; G. W. Heiman,
 * Understanding Research Methods in Statistics, 2001.
 */
public final class AnovaF {

  private AnovaF() {}

  /**
   * The statistic of each column, in two passes of double precision.
   *
   * @param rows one row an example, all of one length, all values finite
   * @param labels the label of each row, at least 0; at least two must occur, and more rows than
   *     labels
   * @return one number a column, at least 0, perhaps infinite, never NaN
   * @throws IllegalArgumentException if rows or labels are not as said
   */
  public static double[] of(float[][] rows, int[] labels) {
    int columns = Rows.check(rows);
    int[] counts = counts(rows.length, labels);
    double[][] means = new double[counts.length][columns];
    double[] grandMean = new double[columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        means[labels[i]][j] += rows[i][j] / (double) counts[labels[i]];
        grandMean[j] += rows[i][j] / (double) rows.length;
      }
    }
    double[] within = new double[columns];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns; j++) {
        double deviation = rows[i][j] - means[labels[i]][j];
        within[j] += deviation * deviation;
      }
    }
    int occurring = 0;
    double[] between = new double[columns];
    for (int label = 0; label < counts.length; label++) {
      occurring += counts[label] > 0 ? 1 : 0;
      for (int j = 0; j < columns; j++) {
        double deviation = means[label][j] - grandMean[j];
        between[j] += counts[label] == 0 ? 0 : counts[label] * deviation * deviation;
      }
    }
    double[] statistics = new double[columns];
    for (int j = 0; j < columns; j++) {
      double rounding = rows.length * Math.pow(1e-12 * grandMean[j], 2);
      statistics[j] =
          between[j] <= rounding
              ? 0
              : within[j] <= rounding
                  ? Double.POSITIVE_INFINITY
                  : between[j] / (occurring - 1) / (within[j] / (rows.length - occurring));
    }
    return statistics;
  }

  /**
   * The columns with the highest statistics, in ascending order; of equal ones the first.
   *
   * @param count how many, at least 1; all columns where there are no more
   */
  public static List<Integer> best(float[][] rows, int[] labels, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, got " + count);
    }
    double[] statistics = of(rows, labels);
    List<Integer> columns = new ArrayList<>();
    for (int j = 0; j < statistics.length; j++) {
      columns.add(j);
    }
    columns.sort(Comparator.comparingDouble((Integer j) -> -statistics[j]));
    return columns.stream().limit(count).sorted().toList();
  }

  private static int[] counts(int rows, int[] labels) {
    if (labels.length != rows) {
      throw new IllegalArgumentException(
          "labels must be as many as rows, got " + labels.length + " and " + rows);
    }
    int most = -1;
    for (int label : labels) {
      if (label < 0) {
        throw new IllegalArgumentException("labels must be at least 0, got " + label);
      }
      most = Math.max(most, label);
    }
    int[] counts = new int[most + 1];
    int occurring = 0;
    for (int label : labels) {
      occurring += counts[label]++ == 0 ? 1 : 0;
    }
    if (occurring < 2 || rows <= occurring) {
      throw new IllegalArgumentException(
          "at least two labels must occur, and more rows than labels, got "
              + occurring
              + " and "
              + rows);
    }
    return counts;
  }
}
