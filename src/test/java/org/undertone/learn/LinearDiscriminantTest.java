package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearDiscriminantTest {

  /** To the last bit, so that bundles do not depend on how it is reckoned. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 23, 24, 25, 48, 101})
  void factor_isThatOfThePlainFormula(int size) {
    double[][] plain = plainCholesky(positive(size));
    double[][] factor = LinearDiscriminant.cholesky(positive(size));
    for (int a = 0; a < size; a++) {
      for (int b = 0; b <= a; b++) {
        assertEquals(plain[a][b], factor[a][b], 0, a + ", " + b);
      }
    }
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
