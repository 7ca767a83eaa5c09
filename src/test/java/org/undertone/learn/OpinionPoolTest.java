package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpinionPoolTest {

  private static double[] distribution(Random random, int labels) {
    double[] shares = random.doubles(labels, 1e-4, 1).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  @Test
  void pool_isTheWeightedGeometricMean() {
    Random random = new Random(7);
    for (int turn = 0; turn < 50; turn++) {
      double[] weights = distribution(random, 3);
      double doubt = random.nextDouble(0.5, 2);
      double[][] said = {distribution(random, 6), distribution(random, 6), distribution(random, 6)};
      double[] slow = new double[6];
      for (int k = 0; k < 6; k++) {
        slow[k] = 1;
        for (int i = 0; i < 3; i++) {
          slow[k] *= Math.pow(said[i][k], weights[i] / doubt);
        }
      }
      double sum = Arrays.stream(slow).sum();
      double[] pooled = OpinionPool.of(weights).pool(doubt, said);
      for (int k = 0; k < 6; k++) {
        assertEquals(slow[k] / sum, pooled[k], 1e-12);
      }
      assertArrayEquals(said[0], OpinionPool.of(1, 0, 0).pool(1, said), 1e-12);
      assertArrayEquals(said[2], OpinionPool.of(0, 0, 1).pool(1, said), 1e-12);
    }
  }

  @Test
  void whatOneHoldsImpossible_isVeryUnlikely_evenIfBothDo() {
    OpinionPool pool = OpinionPool.of(1.0 / 3, 2.0 / 3);
    double[] pooled = pool.pool(1, new double[] {1, 0, 0}, new double[] {0, 1, 0});
    assertEquals(1, Arrays.stream(pooled).sum(), 1e-12);
    assertEquals(1e-4, pooled[0] / pooled[1], 1e-12);
    assertTrue(pooled[2] > 0 && pooled[2] < 1e-7, Arrays.toString(pooled));
    assertArrayEquals(new double[] {0.5, 0.5}, pool.pool(1, new double[2], new double[2]), 1e-12);
  }

  @Test
  void weightsThatAreNoShares_andOpinionsOfAnotherNumber_areRefused() {
    for (double[] wrong :
        new double[][] {{}, {0.5, 0.6}, {1.5, -0.5}, {Double.NaN, 1}, {0.3, 0.3, 0.3}}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> OpinionPool.of(wrong)).getMessage();
      assertTrue(message.startsWith("weights must be at least 0 and add up to 1, got "), message);
    }
    OpinionPool pool = OpinionPool.of(0.5, 0.5);
    assertEquals(List.of(0.5, 0.5), pool.weights());
    assertEquals(
        "needed are 2 opinions, got 1",
        assertThrows(IllegalArgumentException.class, () -> pool.pool(1, new double[] {1, 0}))
            .getMessage());
  }
}
