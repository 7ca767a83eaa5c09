package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShrunkCovarianceTest {

  /** To the last bit, so that bundles do not depend on how it is reckoned. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 23, 24, 25, 48, 101})
  void factor_isThatOfThePlainFormula(int size) {
    double[][] plain = plainCholesky(positive(size));
    double[][] factor = ShrunkCovariance.cholesky(positive(size));
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        assertEquals(plain[a][b], factor[a][b], 0, a + ", " + b);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "8, 9", "9, 9", "10, 9", "40, 9", "24, 60", "30, 60", "59, 60"})
  void inverse_isThatOfTheShrunkCovariance_ofAnyNumberOfRows(int count, int columns) {
    Random random = new Random(count);
    double[][] rows = new double[count][];
    Arrays.setAll(rows, i -> random.doubles(columns, -3, 3).toArray());
    double[] weights = random.doubles(count, 0, 2).toArray();
    weights[count / 2] = 0;
    double[] expected = random.doubles(columns, -1, 1).toArray();
    double[] right = new double[columns];
    for (int a = 0; a < columns; a++) {
      right[a] = 0.3 * expected[a];
      for (int i = 0; i < count; i++) {
        for (int b = 0; b < columns; b++) {
          right[a] += weights[i] * rows[i][a] * rows[i][b] * expected[b];
        }
      }
    }
    List<Supplier<double[]>> asked =
        Arrays.stream(rows).<Supplier<double[]>>map(row -> () -> row).toList();
    assertArrayEquals(expected, ShrunkCovariance.inverse(asked, weights, 0.3).apply(right), 1e-9);
  }

  private static double[][] positive(int size) {
    Random random = new Random(size);
    double[][] rows = new double[2 * size][size];
    double[][] sum = new double[size][size];
    for (double[] row : rows) {
      for (int a = 0; a < size; a++) {
        row[a] = random.nextGaussian();
        for (int b = 0; b <= a; b++) {
          sum[a][b] += row[a] * row[b];
        }
      }
    }
    return sum;
  }

  private static double[][] plainCholesky(double[][] matrix) {
    for (int a = 0; a < matrix.length; a++) {
      for (int b = 0; b <= a; b++) {
        for (int j = 0; j < b; j++) {
          matrix[a][b] -= matrix[a][j] * matrix[b][j];
        }
        matrix[a][b] = a == b ? Math.sqrt(matrix[a][b]) : matrix[a][b] / matrix[b][b];
      }
    }
    return matrix;
  }
}
