package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final int BANDS = 8;
  private static final int CROP = 32;

  @BeforeAll
  static void pyTorch() throws Exception {
    PyTorch.require();
  }

  private static NetworkOptions options(Masking masking, double smoothing) {
    return new NetworkOptions(
        1, 8, 0.1, NetworkOptions.Schedule.COSINE, 1, 1, 0, 0, 0, smoothing, CROP, masking, 1);
  }

  /** A clip in which every value says where it is: its band in the thousands, then its frame. */
  private static Sample clip(int frames, int label) {
    float[] values = new float[BANDS * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1000 * (i / frames) + i % frames;
    }
    return new Sample(List.of(values), List.of(List.of(BANDS, frames)), label);
  }

  private static float[] input(Batch batch) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      return batch.input(manager).toFloatArray();
    }
  }

  private static float[] input(Masking masking, long seed, Sample... samples) {
    return input(
        Batch.training(
            List.of(samples),
            NetworkType.CNN_MEL,
            options(masking, 0),
            new double[] {1, 1},
            new SplittableRandom(seed)));
  }

  @Test
  void longClip_isCutToAStretchOfIt() {
    for (long seed = 0; seed < 20; seed++) {
      float[] values = input(Masking.NONE, seed, clip(50, 0), clip(200, 1));
      assertEquals(2 * BANDS * CROP, values.length);
      float from = values[0];
      assertTrue(from >= 0 && from <= 50 - CROP);
      for (int i = 0; i < BANDS * CROP; i++) {
        assertEquals(from + 1000 * (i / CROP) + i % CROP, values[i], 1e-3);
      }
    }
  }

  /** Half of the time a clip is moved, by one of the ways in which a known voice moves it. */
  @Test
  void clipOfAKnownVoice_isMovedHalfOfTheTime() {
    float[] up = new float[BANDS];
    float[] down = new float[BANDS];
    Arrays.fill(up, 1);
    Arrays.fill(down, -1);
    down[1] = -2;
    Sample silence =
        new Sample(List.of(new float[BANDS * CROP]), List.of(List.of(BANDS, CROP)), 0)
            .withShifts(List.of(up, down))
            .withWeight(1);
    int[] seen = new int[3];
    for (long seed = 0; seed < 400; seed++) {
      float[] values = input(Masking.NONE, seed, silence);
      float shift = values[0];
      seen[shift == 0 ? 0 : shift > 0 ? 1 : 2]++;
      assertEquals(shift < 0 ? 2 * shift : shift, values[CROP]);
    }
    assertEquals(200, seen[0], 40);
    assertEquals(100, seen[1], 40);
    assertEquals(100, seen[2], 40);
  }

  @Test
  void shortClip_isRepeatedFromItsStart() {
    float[] values = input(Masking.NONE, 3, clip(10, 0));
    for (int c = 1; c < CROP; c++) {
      double step = values[c] - values[c - 1];
      // From frame to frame, and in the seam between the last and the first a linear way back.
      assertTrue(Math.abs(step - 1) < 1e-3 || step < 1, "step " + step);
    }
    for (int c = 10; c < CROP; c++) {
      assertEquals(values[c - 10], values[c], 1e-3);
    }
  }

  @Test
  void timeWarp_changesTheTempoWithinItsBounds() {
    double slowest = 1;
    double fastest = 1;
    for (long seed = 0; seed < 60; seed++) {
      float[] values = input(new Masking(0, 0, 0, 0, 0, 0.2, 0, 0), seed, clip(100, 0));
      double tempo = (values[CROP - 1] - values[0]) / (CROP - 1);
      slowest = Math.min(slowest, tempo);
      fastest = Math.max(fastest, tempo);
    }
    assertTrue(slowest > 0.799 && slowest < 0.85, "slowest " + slowest);
    assertTrue(fastest < 1.201 && fastest > 1.15, "fastest " + fastest);
  }

  @Test
  void bandWarp_movesBandsWithinItsBounds() {
    double lowest = 7;
    for (long seed = 0; seed < 60; seed++) {
      float[] values = input(new Masking(0, 0, 0, 0, 0.2, 0, 0, 0), seed, clip(100, 0));
      double last = (values[(BANDS - 1) * CROP] - values[0]) / 1000;
      double second = (values[CROP] - values[0]) / 1000;
      assertTrue(second > 0.79 && second < 1.21, "band 1 became " + second);
      assertTrue(last <= 7.001, "there is no band beyond the last");
      lowest = Math.min(lowest, last);
    }
    assertTrue(lowest > 5.59 && lowest < 5.9, "band 7 became " + lowest);
  }

  @Test
  void heavierClip_countsMoreInTheLoss() {
    Sample light = new Sample(List.of(new float[BANDS * CROP]), List.of(List.of(BANDS, CROP)), 0);
    Batch batch =
        Batch.training(
            List.of(light, light.withWeight(3)),
            NetworkType.CNN_MEL,
            options(Masking.NONE, 0),
            new double[] {2, 1},
            new SplittableRandom(8));
    assertEquals(8, batch.weight(), 1e-6);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      float[] wrongAboutTheSecond = {20, 0, 0, 20};
      float loss = batch.loss(manager.create(wrongAboutTheSecond, new Shape(2, 2))).getFloat();
      assertEquals(20 * 3 / 4.0, loss, 1e-3);
    }
  }

  @Test
  void mixup_blendsClipsAndTargetsAlike() {
    float[] zeros = new float[BANDS * CROP];
    float[] ones = new float[BANDS * CROP];
    Arrays.fill(ones, 1);
    List<Sample> pair =
        List.of(
            new Sample(List.of(zeros), List.of(List.of(BANDS, CROP)), 0),
            new Sample(List.of(ones), List.of(List.of(BANDS, CROP)), 1));
    Batch batch =
        Batch.training(
            pair,
            NetworkType.CNN_MEL,
            options(new Masking(0, 0, 0, 0, 0, 0, 0, 1), 0),
            new double[] {1, 1},
            new SplittableRandom(8));
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      float[] values = batch.input(manager).toFloatArray();
      float[] logits = {0, 0, 0, 0};
      assertEquals(
          Math.log(2), batch.loss(manager.create(logits, new Shape(2, 2))).getFloat(), 1e-6);
      for (int clip = 0; clip < 2; clip++) {
        float share = values[clip * BANDS * CROP];
        // A network sure of label 1 for this clip alone pays for the share of label 0.
        float[] sure = new float[4];
        sure[2 * clip + 1] = 10;
        float expected = (float) ((10 * (1 - share) + Math.log1p(Math.exp(-10)) + Math.log(2)) / 2);
        assertEquals(expected, batch.loss(manager.create(sure, new Shape(2, 2))).getFloat(), 1e-4);
      }
    }
    assertEquals(2, batch.weight(), 1e-6);
  }

  @Test
  void smoothingAndClassWeights_shapeTheLoss() {
    Sample sample = new Sample(List.of(new float[BANDS * CROP]), List.of(List.of(BANDS, CROP)), 0);
    Batch batch =
        Batch.training(
            List.of(sample),
            NetworkType.CNN_MEL,
            options(Masking.NONE, 0.2),
            new double[] {3, 1},
            new SplittableRandom(1));
    assertEquals(0.9 * 3 + 0.1, batch.weight(), 1e-6);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      float[] logits = {2, 0};
      double p = 1 / (1 + Math.exp(-2));
      double expected = -(2.7 * Math.log(p) + 0.1 * Math.log(1 - p)) / 2.8;
      assertEquals(expected, batch.loss(manager.create(logits, new Shape(1, 2))).getFloat(), 1e-5);
    }
  }

  @Test
  void fixedShapes_passAsTheyAre() {
    float[] values = {1, 2, 3, 4, 5, 6, 7, 8};
    Batch batch =
        Batch.training(
            List.of(new Sample(List.of(values), List.of(List.of(2, 2, 2)), 0)),
            NetworkType.CNN_2D,
            options(Masking.NONE, 0),
            new double[] {1, 1},
            new SplittableRandom(1));
    assertArrayEquals(values, input(batch));
  }
}
