package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSpectralAmplitudeTest {

  /** E1 as mathematical tables have it (Abramowitz and Stegun, table 5.1). */
  @ParameterizedTest
  @CsvSource({"1, 0.219383934", "1.5, 0.100019582", "2, 0.048900511", "10, 4.156969e-6"})
  void exponentialIntegral_isThatOfTables(double x, double expected) {
    assertEquals(expected, LogSpectralAmplitude.exponentialIntegral(x), 1e-4 * expected);
  }

  /**
   * Formula 20 of the paper, with {@code E1(x) = -γ - ln x - Σ (-x)^k / (k k!)}, on both sides of
   * 1, where what it is reckoned by changes.
   */
  @Test
  void gain_isThatOfThePaper() {
    double prior = 0.6;
    for (double v = 0.002; v < 4; v *= 1.01) {
      double integral = -0.5772156649015329 - Math.log(v);
      double term = 1;
      for (int k = 1; k < 60; k++) {
        term *= -v / k;
        integral -= term / k;
      }
      double wiener = prior / (1 + prior);
      double expected = Math.min(1, wiener * Math.exp(integral / 2));
      double tolerance = v <= 1 ? 1e-7 : 5e-5;
      assertEquals(expected, gain(prior, v / wiener), tolerance, "at " + v);
    }
  }

  @Test
  void gain_growsWithBothRatios_andIsNearOneWhereSpeechIsStrong() {
    assertEquals(1, gain(1e4, 1e4), 1e-3);
    assertTrue(gain(10, 10) > gain(1, 10));
    assertTrue(gain(0.01, 1) < 0.15);
    // Of two bins that ought to be as strong, the weaker is weakened less.
    assertTrue(gain(1, 0.1) > gain(1, 10));
    assertTrue(gain(1e4, 1e-300) <= 1);
  }

  private static double gain(double prior, double posterior) {
    double[] gain = new double[1];
    new LogSpectralAmplitude(1).gains(new double[] {prior}, new double[] {posterior}, gain);
    return gain[0];
  }
}
