package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighPassTest {

  private static final int RATE = 16_000;
  private static final double CORNER_HZ = 60;

  /** After the first second, which the filter needs to settle. */
  private static double gainDecibels(double hz) {
    float[] x = new float[3 * RATE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * hz * i / RATE);
    }
    HighPass.apply(x, RATE, CORNER_HZ);
    double squares = 0;
    for (int i = RATE; i < x.length; i++) {
      squares += (double) x[i] * x[i];
    }
    return 10 * Math.log10(2 * squares / (x.length - RATE));
  }

  @ParameterizedTest
  @ValueSource(doubles = {30, 40, 50, 60, 70, 80, 100, 1000, 7000})
  void tone_isWeakenedAsByTheEighthOrder(double hz) {
    double ratio =
        Math.tan(Math.PI * hz / RATE) / Math.tan(Math.PI * CORNER_HZ / RATE); // bilinear transform
    double power = Math.pow(ratio, 16) / (1 + Math.pow(ratio, 16));
    assertEquals(10 * Math.log10(power), gainDecibels(hz), 0.01);
  }

  @Test
  void constant_vanishesFromTheFirstSample() {
    float[] x = new float[1000];
    Arrays.fill(x, 0.7f);
    HighPass.apply(x, RATE, CORNER_HZ);
    for (float sample : x) {
      assertEquals(0, sample, 1e-6);
    }
  }

  @Test
  void step_isForgotten() {
    float[] x = new float[RATE];
    Arrays.fill(x, RATE / 4, RATE, 0.3f);
    HighPass.apply(x, RATE, CORNER_HZ);
    for (int i = RATE / 2; i < RATE; i++) {
      assertTrue(Math.abs(x[i]) < 1e-6, "at " + i + ": " + x[i]);
    }
  }

  @Test
  void nothing_staysNothing() {
    float[] none = {};
    HighPass.apply(none, RATE, CORNER_HZ);
    float[] silence = new float[100];
    HighPass.apply(silence, RATE, CORNER_HZ);
    assertArrayEquals(new float[100], silence);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 8000, Double.NaN})
  void cornerOutOfRange_isRefused(double cornerHz) {
    assertThrows(
        IllegalArgumentException.class, () -> HighPass.apply(new float[1], RATE, cornerHz));
  }
}
