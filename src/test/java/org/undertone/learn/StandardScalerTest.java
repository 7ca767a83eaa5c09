package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StandardScalerTest {

  @Test
  void columns_afterTheScaler_haveMeanZeroAndDeviationOne() {
    float[][] rows = {{1, 10}, {2, 30}, {3, 50}, {6, 70}};
    StandardScaler scaler = StandardScaler.fit(rows);
    float[][] scaled = scaler.transformAll(rows);
    for (int j = 0; j < 2; j++) {
      double sum = 0;
      double squares = 0;
      for (float[] row : scaled) {
        sum += row[j];
        squares += row[j] * row[j];
      }
      assertEquals(0, sum, 1e-6);
      assertEquals(4, squares, 1e-6);
    }
    assertArrayEquals(new double[] {3, 40}, scaler.mean());
  }

  @Test
  void differences_areInDeviations() {
    StandardScaler scaler = new StandardScaler(new double[] {7, 8}, new double[] {2, 4});
    assertArrayEquals(new float[] {1.5f, -0.5f}, scaler.differences(new float[] {3, -2}));
    assertThrows(IllegalArgumentException.class, () -> scaler.differences(new float[1]));
  }

  @Test
  void featuresBeyondTheLimit_countAsIfTheyWereThere() {
    StandardScaler free = new StandardScaler(new double[] {7, 8}, new double[] {2, 4});
    StandardScaler limited = free.within(1.5f);
    assertEquals(1.5f, limited.limit());
    assertArrayEquals(new float[] {1.5f, -1.5f}, limited.transform(new float[] {90, -90}));
    assertArrayEquals(new float[] {0.5f, -1}, limited.transform(new float[] {8, 4}));
    assertArrayEquals(new float[] {41.5f, -24.5f}, free.transform(new float[] {90, -90}));
    assertArrayEquals(
        new float[] {41.5f, -24.5f},
        limited.within(Float.POSITIVE_INFINITY).transform(new float[] {90, -90}));
    for (float limit : new float[] {0, -1, Float.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> free.within(limit));
    }
  }

  @Test
  void columnWithoutVariance_hasScaleOne() {
    StandardScaler scaler = StandardScaler.fit(new float[][] {{0.1f}, {0.1f}, {0.1f}});
    assertArrayEquals(new double[] {1}, scaler.scale());
    assertArrayEquals(new float[] {0}, scaler.transform(new float[] {0.1f}), 1e-7f);
  }

  @Test
  void oneRow_becomesZeros() {
    float[] row = {-3, 1e30f};
    assertArrayEquals(new float[2], StandardScaler.fit(new float[][] {row}).transform(row));
  }

  @Test
  void numbersOutOfRange_areNamed() {
    assertMessage(
        "scale 1 must be finite and above 0, got 0.0", new double[2], new double[] {1, 0});
    assertMessage("mean 0 must be finite, got NaN", new double[] {Double.NaN}, new double[] {1});
    assertMessage(
        "mean and scale must be equally many and at least one, got 1 and 2",
        new double[1],
        new double[2]);
  }

  @Test
  void arrays_areCopiedOnTheWayInAndOut() {
    double[] mean = {1};
    StandardScaler scaler = new StandardScaler(mean, new double[] {2});
    mean[0] = 5;
    scaler.mean()[0] = 6;
    scaler.scale()[0] = 7;
    assertArrayEquals(new float[] {1}, scaler.transform(new float[] {3}));
  }

  private static void assertMessage(String expected, double[] mean, double[] scale) {
    assertEquals(
        expected,
        assertThrows(IllegalArgumentException.class, () -> new StandardScaler(mean, scale))
            .getMessage());
  }
}
