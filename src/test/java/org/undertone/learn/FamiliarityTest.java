package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FamiliarityTest {

  /** Rows of three labels around means of their own, with two features that go together. */
  private static float[][] rows(int[] labels, int columns) {
    Random random = new Random(6);
    float[][] rows = new float[labels.length][columns];
    for (int i = 0; i < rows.length; i++) {
      double common = random.nextGaussian();
      for (int j = 0; j < columns; j++) {
        double own = random.nextGaussian() * (j + 1);
        rows[i][j] = (float) (own + (j < 2 ? 3 * common : 0) + (j % 3 == labels[i] ? 2 : 0));
      }
    }
    return rows;
  }

  private static int[] labels(int count) {
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> i % 3);
    return labels;
  }

  @Test
  void likelihoods_followFromMahalanobisDistances() {
    int[] labels = labels(90);
    float[][] rows = rows(labels, 4);
    Familiarity familiarity = FamiliarityFitter.fit(rows, labels, 3);
    for (float[] row : rows) {
      double[] expected = slowLikelihoods(rows, labels, row);
      double[] found = familiarity.likelihoods(row);
      assertArrayEquals(expected, found, 1e-9);
      assertEquals(1, Arrays.stream(found).sum(), 1e-12);
    }
  }

  /** By the inverse of the shrunk covariance and the squared distance to each mean. */
  private static double[] slowLikelihoods(float[][] rows, int[] labels, float[] row) {
    StandardScaler scaler = StandardScaler.fit(rows);
    int columns = row.length;
    double[][] means = new double[3][columns];
    for (int i = 0; i < rows.length; i++) {
      double[] z = Familiarity.limited(scaler, rows[i]);
      for (int j = 0; j < columns; j++) {
        means[labels[i]][j] += z[j] / (rows.length / 3.0);
      }
    }
    double[][] covariance = new double[columns][columns];
    for (int i = 0; i < rows.length; i++) {
      double[] z = Familiarity.limited(scaler, rows[i]);
      for (int a = 0; a < columns; a++) {
        for (int b = 0; b < columns; b++) {
          covariance[a][b] +=
              (z[a] - means[labels[i]][a]) * (z[b] - means[labels[i]][b]) / rows.length;
        }
      }
    }
    for (int a = 0; a < columns; a++) {
      covariance[a][a] += 1;
    }
    double[][] inverse = inverse(covariance);
    double[] values = Familiarity.limited(scaler, row);
    double[] powers = new double[3];
    for (int k = 0; k < 3; k++) {
      double squared = 0;
      for (int a = 0; a < columns; a++) {
        for (int b = 0; b < columns; b++) {
          squared += (values[a] - means[k][a]) * inverse[a][b] * (values[b] - means[k][b]);
        }
      }
      powers[k] = Math.exp(-squared / 2);
    }
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(p -> p / sum).toArray();
  }

  /** Gauss and Jordan; good for matrices whose diagonal is large. */
  private static double[][] inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] inverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      inverse[i][i] = 1;
    }
    for (int p = 0; p < n; p++) {
      double pivot = matrix[p][p];
      for (int j = 0; j < n; j++) {
        matrix[p][j] /= pivot;
        inverse[p][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : matrix[i][p];
        for (int j = 0; j < n; j++) {
          matrix[i][j] -= factor * matrix[p][j];
          inverse[i][j] -= factor * inverse[p][j];
        }
      }
    }
    return inverse;
  }

  @Test
  void labelWithoutRows_constantColumns_andMoreColumnsThanRows_areNoObstacle() {
    float[][] rows = rows(new int[] {0, 1, 0, 1}, 30);
    for (float[] row : rows) {
      row[7] = 5;
    }
    Familiarity familiarity = FamiliarityFitter.fit(rows, new int[] {0, 1, 0, 1}, 3);
    for (int i = 0; i < rows.length; i++) {
      double[] found = familiarity.likelihoods(rows[i]);
      assertEquals(1, Arrays.stream(found).sum(), 1e-12);
      assertTrue(found[i % 2] > found[1 - i % 2], Arrays.toString(found));
      assertEquals(0, found[2]);
    }
  }

  @Test
  void valuesFarOut_countUpToTheLimit() {
    int[] labels = labels(90);
    Familiarity familiarity = FamiliarityFitter.fit(rows(labels, 4), labels, 3);
    assertArrayEquals(
        familiarity.likelihoods(new float[] {1e6f, 0, 0, 0}),
        familiarity.likelihoods(new float[] {1e9f, 0, 0, 0}));
  }

  @Test
  void whatCannotBe_isRefused() {
    assertEquals(
        "label 1 must lie in [0, 1], got 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> FamiliarityFitter.fit(new float[][] {{1}, {2}}, new int[] {0, 2}, 2))
            .getMessage());
    assertEquals(
        "every row needs one label, got 1 rows and 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> FamiliarityFitter.fit(new float[][] {{1}}, new int[0], 2))
            .getMessage());
  }
}
