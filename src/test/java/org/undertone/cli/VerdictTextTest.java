package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0016, < 1 %",
    "0.006, 1 %",
    "0.346, 34 %",
    "0.35, 35 %",
    "0.3966, 39 %",
    "0.6966, 69 %",
    "0.7, 70 %",
    "0.714, 71 %",
    "0.996, > 99 %",
    "1, 100 %"
  })
  void percent_saysNoMoreThanIsSo(double share, String expected) {
    assertEquals(expected, VerdictText.percent(share));
  }
}
