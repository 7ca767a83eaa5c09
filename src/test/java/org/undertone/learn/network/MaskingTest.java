package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.undertone.features.LogMelSpec;

class MaskingTest {

  private static final int ROWS = 10;
  private static final int COLUMNS = 40;

  private static float[] masked(Masking masking, long seed) {
    float[] values = new float[ROWS * COLUMNS + 2];
    Arrays.fill(values, 1);
    masking.apply(values, 1, ROWS, COLUMNS, new SplittableRandom(seed));
    assertEquals(1, values[0]);
    assertEquals(1, values[values.length - 1]);
    return Arrays.copyOfRange(values, 1, values.length - 1);
  }

  @Test
  void timeMask_blanksOneStretchOfWholeColumns() {
    int widest = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] values = masked(new Masking(1, 0.25, 0, 0, 0, 0, 0, 0), seed);
      int width = 0;
      int changes = 0;
      for (int c = 0; c < COLUMNS; c++) {
        for (int r = 1; r < ROWS; r++) {
          assertEquals(values[c], values[r * COLUMNS + c]);
        }
        width += values[c] == 0 ? 1 : 0;
        changes += c > 0 && values[c] != values[c - 1] ? 1 : 0;
      }
      assertTrue(changes <= 2);
      widest = Math.max(widest, width);
    }
    assertEquals(10, widest);
  }

  @Test
  void rowMask_blanksOneRunOfWholeRows() {
    int widest = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] values = masked(new Masking(0, 0, 1, 0.3, 0, 0, 0, 0), seed);
      int height = 0;
      for (int r = 0; r < ROWS; r++) {
        float[] row = Arrays.copyOfRange(values, r * COLUMNS, (r + 1) * COLUMNS);
        for (float value : row) {
          assertEquals(row[0], value);
        }
        height += row[0] == 0 ? 1 : 0;
      }
      widest = Math.max(widest, height);
    }
    assertEquals(3, widest);
  }

  @Test
  void noise_hasItsDeviation() {
    double squares = 0;
    for (long seed = 0; seed < 50; seed++) {
      for (float value : masked(new Masking(0, 0, 0, 0, 0, 0, 0.3, 0), seed)) {
        squares += (value - 1) * (value - 1);
      }
    }
    assertEquals(0.3, Math.sqrt(squares / (50.0 * ROWS * COLUMNS)), 0.01);
  }

  @Test
  void bandGain_movesWholeBands_andNoOtherRows() {
    double farthest = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] values = masked(Masking.NONE.withBandGain(6, 0.5), seed);
      for (int i = 0; i < values.length; i++) {
        assertEquals(values[i - i % COLUMNS], values[i]);
        assertTrue(i < 6 * COLUMNS || values[i] == 1);
        farthest = Math.max(farthest, Math.abs(values[i] - 1));
      }
    }
    assertEquals(0.5, farthest, 0.01);
  }

  @Test
  void bandGain_isLinearBetweenThreeToSevenBands() {
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    for (long seed = 0; seed < 200; seed++) {
      float[] gains = new float[100];
      Masking.NONE.withBandGain(100, 1).apply(gains, 0, 100, 1, new SplittableRandom(seed));
      int bends = 0;
      for (int b = 1; b < 99; b++) {
        bends += Math.abs(gains[b - 1] - 2 * gains[b] + gains[b + 1]) > 1e-4 ? 1 : 0;
      }
      fewest = Math.min(fewest, bends);
      most = Math.max(most, bends);
    }
    assertTrue(fewest >= 1 && fewest <= 2, "at one band or about it: " + fewest);
    assertTrue(most >= 8 && most <= 10, "at five bands or about them: " + most);
  }

  @Test
  void bandGain_ofNarrowTensors_isFinite() {
    for (long seed = 0; seed < 200; seed++) {
      float[] one = new float[1];
      Masking.NONE.withBandGain(64, 1).apply(one, 0, 1, 1, new SplittableRandom(seed));
      assertTrue(Math.abs(one[0]) > 0 && Math.abs(one[0]) <= 1, () -> "got " + one[0]);
    }
  }

  @Test
  void bandGain_ofFrames_takesTheBandsAlone() {
    Masking frames = NetworkOptions.standard(NetworkType.CNN_VOICE).masking();
    assertEquals(LogMelSpec.LEVELLED.bands(), frames.bands());
    assertTrue(frames.bandGain() > 0);
  }

  @Test
  void none_changesNothing() {
    float[] ones = new float[ROWS * COLUMNS];
    Arrays.fill(ones, 1);
    assertArrayEquals(ones, masked(Masking.NONE, 1));
    assertEquals(1, Masking.NONE.share(new SplittableRandom(1)));
  }

  /** The larger share of a beta(a, a) pair: for a = 1, uniform between a half and one. */
  @Test
  void mixupShare_isThatOfTheBetaDistribution() {
    SplittableRandom random = new SplittableRandom(3);
    double sum = 0;
    double spread = 0;
    for (int i = 0; i < 20_000; i++) {
      double share = new Masking(0, 0, 0, 0, 0, 0, 0, 1).share(random);
      assertTrue(share >= 0.5 && share <= 1);
      sum += share;
      spread += (share - 0.75) * (share - 0.75);
    }
    assertEquals(0.75, sum / 20_000, 0.005);
    assertEquals(1.0 / 48, spread / 20_000, 0.001);
    double narrow = 0;
    for (int i = 0; i < 20_000; i++) {
      narrow += new Masking(0, 0, 0, 0, 0, 0, 0, 0.2).share(random);
    }
    assertTrue(narrow / 20_000 > 0.85, "a small parameter leaves most clips nearly unmixed");
  }

  @Test
  void impossibleValues_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Masking(-1, 0, 0, 0, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Masking(0, 1.1, 0, 0, 0, 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Masking(0, 0, 0, 0, 0, 0, Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> Masking.NONE.withBandGain(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> Masking.NONE.withBandGain(1, 0.1));
    assertThrows(IllegalArgumentException.class, () -> Masking.NONE.withBandGain(64, Double.NaN));
  }
}
