package org.undertone.recognize;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to one side, so that what is below a limit reads as below it. */
final class Rounded {

  private Rounded() {}

  /** The next number of so many decimals that is no larger. */
  static double down(double value, int decimals) {
    return round(value, decimals, RoundingMode.FLOOR);
  }

  /** The next number of so many decimals that is no smaller. */
  static double up(double value, int decimals) {
    return round(value, decimals, RoundingMode.CEILING);
  }

  private static double round(double value, int decimals, RoundingMode mode) {
    return BigDecimal.valueOf(value).setScale(decimals, mode).doubleValue();
  }
}
