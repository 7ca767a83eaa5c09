package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearPredictionTest {

  @Test
  void filter_ofRandomSignal_solvesTheNormalEquations() {
    Random random = new Random(2);
    for (int order = 1; order <= 12; order++) {
      double[] r = autocorrelation(random, order);
      double[] a = LinearPrediction.errorFilter(r, order);
      assertEquals(1, a[0]);
      for (int row = 1; row <= order; row++) {
        double sum = r[row] + 1e-4 * r[0] * a[row];
        for (int k = 1; k <= order; k++) {
          sum += a[k] * r[Math.abs(row - k)];
        }
        assertEquals(0, sum, 1e-9 * r[0]);
      }
    }
  }

  @Test
  void filter_ofSilence_isOne() {
    assertArrayEquals(new double[] {1, 0, 0, 0}, LinearPrediction.errorFilter(new double[4], 3), 0);
  }

  @Test
  void filter_ofFirstOrderProcess_isItsCoefficient() {
    double[] r = {1, 0.8, 0.64, 0.512};
    assertArrayEquals(new double[] {1, -0.8, 0, 0}, LinearPrediction.errorFilter(r, 3), 1e-3);
  }

  private static double[] autocorrelation(Random random, int order) {
    double[] x = new double[200];
    for (int i = 1; i < x.length; i++) {
      x[i] = 0.7 * x[i - 1] + random.nextGaussian();
    }
    double[] r = new double[order + 1];
    for (int lag = 0; lag <= order; lag++) {
      for (int i = lag; i < x.length; i++) {
        r[lag] += x[i] * x[i - lag];
      }
    }
    return r;
  }
}
