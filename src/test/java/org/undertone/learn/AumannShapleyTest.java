package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AumannShapleyTest {

  private static double[] softmax(float[] row, float[][] weights, float[] bias, double part) {
    double[] sums = new double[bias.length];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = bias[k];
      for (int j = 0; j < row.length; j++) {
        sums[k] += part * weights[k][j] * row[j];
      }
    }
    LinearClassifier.softmax(sums);
    return sums;
  }

  private static float[] random(int count, double size, Random random) {
    float[] numbers = new float[count];
    for (int j = 0; j < count; j++) {
      numbers[j] = (float) (size * random.nextGaussian());
    }
    return numbers;
  }

  private static float[][] random(int labels, int features, double size, Random random) {
    float[][] weights = new float[labels][];
    for (int k = 0; k < labels; k++) {
      weights[k] = random(features, size, random);
    }
    return weights;
  }

  @Test
  void values_addUpToTheWholeDifference_alsoWhereItIsSteep() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      int features = 1 + random.nextInt(20);
      float[][] weights = random(4, features, seed % 5 * 2, random);
      float[] bias = random(4, 1, random);
      float[] row = random(features, 1, random);
      double[] values = AumannShapley.of(row, weights, bias);
      double[] before = softmax(row, weights, bias, 0);
      double[] after = softmax(row, weights, bias, 1);
      for (int k = 0; k < 4; k++) {
        double sum = before[k];
        for (int j = 0; j < features; j++) {
          sum += values[j * 4 + k];
        }
        assertEquals(after[k], sum, 1e-6, "seed " + seed);
      }
    }
  }

  /** Steps along the way, at each of which features move one by one. */
  @Test
  void values_areWhatManySmallStepsAdd() {
    Random random = new Random(3);
    float[][] weights = random(3, 4, 1, random);
    float[] bias = random(3, 1, random);
    float[] row = random(4, 1, random);
    double[] expected = new double[12];
    int steps = 2_000;
    for (int step = 0; step < steps; step++) {
      double[] sums = new double[3];
      for (int k = 0; k < 3; k++) {
        sums[k] = bias[k];
        for (int j = 0; j < 4; j++) {
          sums[k] += (double) step / steps * weights[k][j] * row[j];
        }
      }
      for (int j = 0; j < 4; j++) {
        double[] from = sums.clone();
        LinearClassifier.softmax(from);
        for (int k = 0; k < 3; k++) {
          sums[k] += (double) weights[k][j] * row[j] / steps;
        }
        double[] to = sums.clone();
        LinearClassifier.softmax(to);
        for (int k = 0; k < 3; k++) {
          expected[j * 3 + k] += to[k] - from[k];
        }
      }
    }
    double[] values = AumannShapley.of(row, weights, bias);
    for (int i = 0; i < values.length; i++) {
      assertEquals(expected[i], values[i], 2e-3);
    }
  }

  @Test
  void values_ofFeaturesThatDoTheSame_areTheSame_andOfIdleOnesZero() {
    float[][] weights = {{1, 0.5f, 3, 0}, {-1, -0.5f, 2, 0}};
    double[] values = AumannShapley.of(new float[] {1, 2, 0, 5}, weights, new float[] {0.3f, 0});
    assertEquals(values[0], values[2], 1e-12);
    assertEquals(-values[0], values[1], 1e-12);
    for (int i = 4; i < 8; i++) {
      assertEquals(0, values[i]);
    }
  }
}
