package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Solves linear equations of a shrunk covariance (Friedman 1989): by its Cholesky factor or, where
 * there are fewer rows than features, by that of their products with each other, which are fewer
 * (Woodbury 1950). Used within this package alone.
 */
final class ShrunkCovariance {

  private static final int BLOCK = 24;

  private ShrunkCovariance() {}

  /**
   * What finds the vector that the shrunk covariance takes to a given one.
   *
   * @param rows whose weighted outer products make the covariance, at least one, all of one length;
   *     where there are as many as features, only some are held at a time
   * @param weights of the rows, at least 0
   * @param shrinkage added to the variance of every feature, above 0
   */
  static UnaryOperator<double[]> inverse(
      List<Supplier<double[]>> rows, double[] weights, double shrinkage) {
    int columns = rows.get(0).get().length;
    if (rows.size() < columns) {
      return byRows(rows, weights, columns, shrinkage);
    }
    double[][] factor = cholesky(shrunk(products(rows, weights, columns), shrinkage));
    return right -> solve(factor, right);
  }

  /** By what the rows have in common; the shrinkage alone acts on all that lies across them. */
  private static UnaryOperator<double[]> byRows(
      List<Supplier<double[]>> rows, double[] weights, int columns, double shrinkage) {
    double[][] byColumn = new double[columns][rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      double root = Math.sqrt(weights[i]);
      double[] row = rows.get(i).get();
      for (int j = 0; j < columns; j++) {
        byColumn[j][i] = root * row[j];
      }
    }
    List<Supplier<double[]>> asRows =
        Arrays.stream(byColumn).<Supplier<double[]>>map(column -> () -> column).toList();
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    double[][] factor = cholesky(shrunk(products(asRows, ones, rows.size()), shrinkage));
    return right -> {
      double[] along = new double[rows.size()];
      for (int j = 0; j < columns; j++) {
        addScaled(along, right[j], byColumn[j], 0, along.length);
      }
      double[] shares = solve(factor, along);
      double[] x = right.clone();
      for (int j = 0; j < columns; j++) {
        for (int i = 0; i < shares.length; i++) {
          x[j] -= byColumn[j][i] * shares[i];
        }
        x[j] /= shrinkage;
      }
      return x;
    };
  }

  private static double[][] shrunk(double[][] matrix, double shrinkage) {
    for (int a = 0; a < matrix.length; a++) {
      matrix[a][a] += shrinkage;
    }
    return matrix;
  }

  /** The lower half of the sum of the rows' weighted outer products with themselves. */
  private static double[][] products(List<Supplier<double[]>> rows, double[] weights, int columns) {
    double[][] sums = new double[columns][columns];
    // Some rows at a time, so that what is added to stays near the processor.
    for (int from = 0; from < rows.size(); from += BLOCK) {
      int to = Math.min(rows.size(), from + BLOCK);
      double[][] block =
          rows.subList(from, to).stream().map(Supplier::get).toArray(double[][]::new);
      for (int a = 0; a < columns; a++) {
        for (int i = from; i < to; i++) {
          double[] row = block[i - from];
          addScaled(sums[a], weights[i] * row[a], row, 0, a + 1);
        }
      }
    }
    return sums;
  }

  private static void addScaled(double[] sums, double factor, double[] row, int from, int to) {
    for (int b = from; b < to; b++) {
      sums[b] += factor * row[b];
    }
  }

  /**
   * The lower triangle whose product with its transpose is the matrix; in place. What some columns
   * take from those behind them is subtracted at once, row by row, so that the loops become vector
   * instructions; from each value in the order of the columns, as by the plain formula.
   */
  static double[][] cholesky(double[][] matrix) {
    for (int from = 0; from < matrix.length; from += BLOCK) {
      int to = Math.min(matrix.length, from + BLOCK);
      double[][] columns = new double[to - from][matrix.length];
      for (int a = from; a < matrix.length; a++) {
        double[] row = matrix[a];
        for (int b = from; b <= Math.min(a, to - 1); b++) {
          for (int j = from; j < b; j++) {
            row[b] -= row[j] * matrix[b][j];
          }
          row[b] = a == b ? Math.sqrt(row[b]) : row[b] / matrix[b][b];
          columns[b - from][a] = row[b];
        }
        for (int j = from; j < to; j++) {
          addScaled(row, -row[j], columns[j - from], to, a + 1);
        }
      }
    }
    return matrix;
  }

  /** The vector that the matrix of that factor takes to {@code right}. */
  private static double[] solve(double[][] factor, double[] right) {
    double[] x = right.clone();
    for (int a = 0; a < x.length; a++) {
      for (int j = 0; j < a; j++) {
        x[a] -= factor[a][j] * x[j];
      }
      x[a] /= factor[a][a];
    }
    for (int a = x.length - 1; a >= 0; a--) {
      for (int j = a + 1; j < x.length; j++) {
        x[a] -= factor[j][a] * x[j];
      }
      x[a] /= factor[a][a];
    }
    return x;
  }
}
