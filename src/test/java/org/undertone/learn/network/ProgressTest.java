package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.undertone.learn.network.NetworkOptions.Schedule;

class ProgressTest {

  private static NetworkOptions options(Schedule schedule, int patience) {
    return new NetworkOptions(20, 8, 0.1, schedule, 2, patience, 0, 0, 0, 0, 1, Masking.NONE, 1);
  }

  private static void add(Progress progress, double... losses) {
    for (double loss : losses) {
      int number = progress.epochs().size() + 1;
      progress.add(
          new Epoch(number, 1, loss, 0.5, progress.rate()), () -> new byte[] {(byte) number});
    }
  }

  @Test
  void best_isTheEpochOfLeastLoss() {
    Progress progress = new Progress(options(Schedule.PLATEAU, 5));
    add(progress, 2, 1.5, 1.6, 1.4, 1.7);
    assertEquals(4, progress.bestEpoch());
    assertArrayEquals(new byte[] {4}, progress.bestParameters());
    assertFalse(progress.ended());
  }

  @Test
  void best_whereNothingJudges_isTheLastEpoch_whoseParametersTheNetworkItselfHas() {
    Progress progress = new Progress(options(Schedule.COSINE, 5));
    add(progress, Double.NaN, Double.NaN);
    assertEquals(2, progress.bestEpoch());
    assertEquals(0, progress.bestParameters().length);
  }

  @Test
  void patience_runOut_endsTraining() {
    Progress progress = new Progress(options(Schedule.PLATEAU, 3));
    add(progress, 2, 1, 1, 1);
    assertFalse(progress.ended());
    add(progress, 1);
    assertTrue(progress.ended());
  }

  @Test
  void cosine_isGoneToItsEnd_andHasNoPatienceToTellOf() {
    NetworkOptions cosine = options(Schedule.COSINE, 3);
    Progress progress = new Progress(cosine);
    add(progress, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
    assertFalse(progress.ended());
    add(progress, 2);
    assertTrue(progress.ended());
    assertFalse(cosine.described().containsKey("patienceEpochs"), cosine.described().toString());
    assertEquals("3", options(Schedule.PLATEAU, 3).described().get("patienceEpochs"));
  }

  @Test
  void plateau_halvesTheRate() {
    Progress progress = new Progress(options(Schedule.PLATEAU, 9));
    add(progress, 2, 1, 1.1);
    assertEquals(0.1, progress.rate());
    add(progress, 1.2);
    assertEquals(0.05, progress.rate());
    add(progress, 0.9, 1, 1);
    assertEquals(0.025, progress.rate());
  }

  @Test
  void cosine_risesThenFallsToNone() {
    Progress progress = new Progress(options(Schedule.COSINE, 20));
    assertTrue(progress.rate(0) < 0.01);
    assertEquals(0.1, progress.rate(2), 1e-9);
    assertEquals(0.05, progress.rate(11), 1e-9);
    assertEquals(0, progress.rate(20), 1e-9);
    assertEquals(0, progress.rate(21), 1e-9);
  }
}
