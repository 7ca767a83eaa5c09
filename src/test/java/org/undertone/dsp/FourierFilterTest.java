package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierFilterTest {

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "2,1", "5,3", "100,64", "64,100", "500,513"})
  void convolve_isTheSumOfProducts(int length, int taps) {
    float[] x = noise(length, 1);
    float[] h = noise(taps, 2);
    float[] expected = new float[length];
    for (int n = 0; n < length; n++) {
      double sum = 0;
      for (int k = 0; k < taps && k <= n; k++) {
        sum += (double) h[k] * x[n - k];
      }
      expected[n] = (float) sum;
    }
    assertArrayEquals(expected, FourierFilter.convolve(x, h), 1e-4f);
  }

  @Test
  void shape_multipliesEachFrequency_andKeepsItsPhase() {
    int rate = 16_000;
    float[] x = new float[rate];
    float[] expected = new float[rate];
    for (int i = 0; i < rate; i++) {
      double low = Math.cos(2 * Math.PI * 500 * i / rate);
      double high = Math.sin(2 * Math.PI * 3000 * i / rate);
      x[i] = (float) (low + high);
      expected[i] = (float) (2 * low + 0.5 * high);
    }
    float[] y = FourierFilter.shape(x, rate, hz -> hz < 1500 ? 2 : 0.5);
    for (int i = rate / 4; i < 3 * rate / 4; i++) {
      assertEquals(expected[i], y[i], 2e-3f);
    }
  }

  @Test
  void shape_withoutChange_givesTheSignal_howeverShort() {
    for (int length : new int[] {1, 2, 3, 4097}) {
      float[] x = noise(length, 3);
      assertArrayEquals(x, FourierFilter.shape(x, 16_000, hz -> 1), 1e-5f);
    }
  }

  private static float[] noise(int length, long seed) {
    return WhiteNoise.of(length, 1, seed);
  }
}
