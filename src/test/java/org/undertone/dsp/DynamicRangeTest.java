package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicRangeTest {

  private static final int RATE_HZ = 16_000;

  /** Half a second at 500 Hz, then half a second 10 dB softer at a frequency. */
  private static float[] twoTones(double secondHz) {
    float[] x = new float[RATE_HZ];
    for (int i = 0; i < x.length; i++) {
      boolean first = i < x.length / 2;
      double hz = first ? 500 : secondHz;
      x[i] =
          (float) ((first ? 0.5 : 0.5 / Math.sqrt(10)) * Math.sin(2 * Math.PI * hz * i / RATE_HZ));
    }
    return x;
  }

  /** The level of the middle of the first half above that of the second, in dB. */
  private static double fallDb(float[] x) {
    return 10 * Math.log10(power(x, 0.15, 0.35) / power(x, 0.65, 0.85));
  }

  private static double power(float[] x, double fromSeconds, double toSeconds) {
    double sum = 0;
    int from = (int) (fromSeconds * RATE_HZ);
    int to = (int) (toSeconds * RATE_HZ);
    for (int i = from; i < to; i++) {
      sum += x[i] * x[i];
    }
    return sum / (to - from);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1, 1.25, 2})
  void ofTheWhole_aDifferenceInLevelGrowsByTheFactor(double factor) {
    assertEquals(10 * factor, fallDb(DynamicRange.scaled(twoTones(500), factor, 1)), 0.05 * factor);
    assertEquals(
        10 * factor, fallDb(DynamicRange.scaled(twoTones(2500), factor, 1)), 0.05 * factor);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2})
  void ofBands_aDifferenceGrowsWhereOneFrequencyHasIt(double factor) {
    float[] same = DynamicRange.scaled(twoTones(500), 1, factor);
    assertEquals(10 * factor, fallDb(same), 0.1 * factor);
    float[] others = DynamicRange.scaled(twoTones(2500), 1, factor);
    // A tone is narrower than the mean about it, which is wider at high frequencies.
    assertEquals(10, fallDb(others), 3, "each frequency has but one level of its own");
  }

  @Test
  void factorsOfOne_changeNothing() {
    float[] x = twoTones(1234);
    assertArrayEquals(x, DynamicRange.scaled(x, 1, 1), 1e-6f);
  }

  @Test
  void silence_staysSilent_andOneSampleIsEnough() {
    assertArrayEquals(new float[700], DynamicRange.scaled(new float[700], 2, 0.5));
    assertEquals(1, DynamicRange.scaled(new float[] {0.5f}, 2, 0.5).length);
  }

  @Test
  void badFactors_areNamed() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> DynamicRange.scaled(new float[9], 0, 1))
            .getMessage();
    assertEquals("whole and bands must be finite and above 0, got 0.0 and 1.0", message);
  }
}
