package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpandedPercentilesTest {

  /** By SciPy: {@code norm.cdf(-sqrt(n / (n - 1)) * t.ppf((1 + level) / 2, n - 1))}. */
  @ParameterizedTest
  @CsvSource({
    "4, 0.95, 0.00011903073915322603",
    "6, 0.95, 0.0024318031746115667",
    "20, 0.95, 0.015880829920347974",
    "28, 0.95, 0.01833218441278264",
  })
  void tail_isThatOfTheFormula(int observations, double level, double tail) {
    assertEquals(tail, ExpandedPercentiles.tail(observations, level), 1e-7);
  }

  @Test
  void tail_ofMany_isThatOfPlainPercentiles() {
    assertEquals(0.025, ExpandedPercentiles.tail(100_000, 0.95), 1e-5);
  }

  @Test
  void oneObservation_orNoLevel_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> ExpandedPercentiles.tail(1, 0.95));
    assertThrows(IllegalArgumentException.class, () -> ExpandedPercentiles.tail(9, 1));
  }
}
