package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormantShiftTest {

  private static final int RATE_HZ = 16_000;
  private static final int PITCH_HZ = 100;
  private static final int FORMANT_HZ = 1500;

  @Test
  void factorOfOne_givesTheSignalBack() {
    float[] x = noise(5000);
    assertArrayEquals(x, FormantShift.shift(x, 1), 1e-6f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 0.9, 1.1, 1.25})
  void vowel_keepsItsPitch_andHasItsFormantElsewhere(double factor) {
    float[] shifted = FormantShift.shift(vowel(), factor);
    assertEquals(FORMANT_HZ, formantHz(vowel()), 40);
    assertEquals(factor * FORMANT_HZ, formantHz(shifted), 80);
    double partials = 0;
    double between = 0;
    for (int hz = PITCH_HZ; hz < 4000; hz += PITCH_HZ) {
      partials += power(shifted, hz);
      between += power(shifted, hz + PITCH_HZ / 2);
    }
    double share = between / partials;
    assertTrue(share < 0.01, () -> "between the partials lies " + share);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128, 511})
  void shortSignals_keepTheirLength(int length) {
    assertEquals(length, FormantShift.shift(noise(length), 1.3).length);
  }

  @Test
  void silence_staysSilent() {
    assertArrayEquals(new float[2000], FormantShift.shift(new float[2000], 0.7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.49, 2.01, Double.NaN})
  void factorOutOfBounds_isRefusedByName(double factor) {
    assertEquals(
        "factor must lie in [0.5, 2.0], got " + factor,
        assertThrows(
                IllegalArgumentException.class, () -> FormantShift.shift(new float[100], factor))
            .getMessage());
  }

  /** Pulses through one resonance of 200 Hz width. */
  private static float[] vowel() {
    float[] x = new float[RATE_HZ];
    double radius = Math.exp(-Math.PI * 200 / RATE_HZ);
    double turn = 2 * radius * Math.cos(2 * Math.PI * FORMANT_HZ / RATE_HZ);
    for (int i = 0; i < x.length; i++) {
      double pulse = i % (RATE_HZ / PITCH_HZ) == 0 ? 0.1 : 0;
      double before = i > 0 ? x[i - 1] : 0;
      double earlier = i > 1 ? x[i - 2] : 0;
      x[i] = (float) (pulse + turn * before - radius * radius * earlier);
    }
    return x;
  }

  /** The centre of the power of the partials that stand within 10 dB of the strongest. */
  private static double formantHz(float[] x) {
    double most = 0;
    for (int hz = 500; hz < 4000; hz += PITCH_HZ) {
      most = Math.max(most, power(x, hz));
    }
    double sum = 0;
    double moment = 0;
    for (int hz = 500; hz < 4000; hz += PITCH_HZ) {
      double power = power(x, hz);
      if (power > most / 10) {
        sum += power;
        moment += hz * power;
      }
    }
    return moment / sum;
  }

  private static double power(float[] x, double hz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      double windowed = x[i] * Math.sin(Math.PI * i / x.length);
      re += windowed * Math.cos(2 * Math.PI * hz * i / RATE_HZ);
      im += windowed * Math.sin(2 * Math.PI * hz * i / RATE_HZ);
    }
    return re * re + im * im;
  }

  private static float[] noise(int length) {
    return WhiteNoise.of(length, 0.1, length);
  }
}
