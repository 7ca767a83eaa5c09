package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoveltyTest {

  private static final int FEATURES = 40;
  private static final int CLIPS = 300;

  /** Of both the mean and the deviation are of no consequence. */
  private static final StandardScaler SCALER = new StandardScaler(filled(5), filled(2));

  private static double[] filled(double value) {
    double[] values = new double[FEATURES];
    Arrays.fill(values, value);
    return values;
  }

  /** A row whose standardised features are these. */
  private static float[] row(double[] standardised) {
    float[] row = new float[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      row[j] = (float) (5 + 2 * standardised[j]);
    }
    return row;
  }

  private static List<double[]> clips() {
    Random random = new Random(3);
    List<double[]> clips = new ArrayList<>();
    for (int i = 0; i < CLIPS; i++) {
      clips.add(random.doubles(FEATURES, -1, 1).toArray());
    }
    return clips;
  }

  /** Every second feature up, the others down. */
  private static double[] moved(double[] clip, double by) {
    double[] moved = clip.clone();
    for (int j = 0; j < FEATURES; j++) {
      moved[j] += j % 2 == 0 ? by : -by;
    }
    return moved;
  }

  private static double[] raised(double[] clip, double by) {
    return Arrays.stream(clip).map(x -> x + by).toArray();
  }

  private static Novelty ofCopiesMoved() {
    Random random = new Random(4);
    return Novelty.fit(
        SCALER,
        clips().stream().map(NoveltyTest::row).toList(),
        clips().stream().map(clip -> row(moved(clip, random.nextGaussian()))).toList());
  }

  @Test
  void whatCopiesChange_isNotNew_butWhatTheyDoNot() {
    Novelty novelty = ofCopiesMoved();
    double[] clip = clips().get(7);
    double own = novelty.of(row(clip));
    assertEquals(own, novelty.of(row(moved(clip, 1.5))), 0.03);
    assertTrue(novelty.of(row(raised(clip, 1.5))) > 2 * own);
    Novelty ofClipsAlone =
        Novelty.fit(SCALER, clips().stream().map(NoveltyTest::row).toList(), List.of());
    assertTrue(ofClipsAlone.of(row(moved(clip, 1.5))) > 2 * own);
  }

  @Test
  void clipsLearnedFrom_areOneInTheRootMeanSquare() {
    Novelty novelty = ofCopiesMoved();
    double squares = clips().stream().mapToDouble(clip -> Math.pow(novelty.of(row(clip)), 2)).sum();
    assertEquals(1, squares / CLIPS, 1e-6);
  }

  @Test
  void directions_areOfLengthOne_atRightAngles_aFewOfTheFeatures_theSameAtEveryRun() {
    float[][] directions = ofCopiesMoved().directions();
    assertEquals(FEATURES / 8, directions.length);
    for (int a = 0; a < directions.length; a++) {
      for (int b = 0; b <= a; b++) {
        double product = 0;
        for (int j = 0; j < FEATURES; j++) {
          product += directions[a][j] * directions[b][j];
        }
        assertEquals(a == b ? 1 : 0, product, 1e-5);
      }
    }
    assertEquals(1 / Math.sqrt(FEATURES), Math.abs(directions[0][0]), 0.02);
    assertArrayEquals(directions, ofCopiesMoved().directions());
  }

  @Test
  void knownNumbers_giveThePlainFormula() {
    float[] along = new float[FEATURES];
    along[0] = 0.6f;
    along[1] = 0.8f;
    Novelty novelty = new Novelty(SCALER, new float[][] {along}, 0.5f);
    double[] clip = new double[FEATURES];
    clip[0] = 1;
    clip[2] = 2;
    clip[3] = 99;
    double left = (1 + 4 + 9 - 0.6 * 0.6) / FEATURES;
    assertEquals(Math.sqrt(left) / 0.5, novelty.of(row(clip)), 1e-6);
    assertEquals(0.1, novelty.of(row(new double[FEATURES])), "nothing real is so near");
    assertEquals(3, novelty.of(row(filled(9))));
  }

  @Test
  void clipsThatAreAllTheirMean_areJudgedByTheDistance() {
    float[] mean = row(new double[FEATURES]);
    Novelty novelty = Novelty.fit(SCALER, List.of(mean, mean), List.of(mean));
    assertArrayEquals(new float[FEATURES / 8][FEATURES], novelty.directions());
    assertEquals(1, novelty.typical());
    assertEquals(2, novelty.of(row(filled(2))), 1e-6);
    List<float[]> alike = Collections.nCopies(CLIPS, mean);
    assertArrayEquals(
        new float[FEATURES / 8][FEATURES], Novelty.fit(SCALER, alike, alike).directions());
  }

  @Test
  void fewClips_haveFewDirections_amongAsManyRows() {
    List<float[]> few = clips().subList(0, 17).stream().map(NoveltyTest::row).toList();
    float[][] directions = Novelty.fit(SCALER, few, few).directions();
    assertEquals(FEATURES / 8, directions.length);
    for (int d = 0; d < directions.length; d++) {
      double square = 0;
      for (float x : directions[d]) {
        square += x * x;
      }
      assertEquals(d < 2 ? 1 : 0, square, 1e-5);
    }
  }

  @Test
  void plainDistance_goesToOneAndAHalf() {
    Novelty distance = Novelty.distance(SCALER);
    assertEquals(1.25, distance.of(row(filled(-1.25))), 1e-6);
    assertEquals(1.5, distance.of(row(filled(2))));
    double[] one = new double[FEATURES];
    one[4] = 50;
    assertEquals(6 / Math.sqrt(FEATURES), distance.of(row(one)), 1e-6, "six deviations at most");
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -1, Float.NaN, Float.POSITIVE_INFINITY})
  void typicalThatCannotBe_isRefused(float typical) {
    assertMessage(
        "typical must be finite and above 0, got " + typical,
        () -> new Novelty(SCALER, new float[0][], typical));
  }

  @Test
  void directionsThatCannotBe_areRefused() {
    assertMessage(
        "directions must be at most 16, got 17",
        () -> new Novelty(SCALER, new float[17][FEATURES], 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Novelty(SCALER, new float[1][FEATURES - 1], 1));
    float[] broken = new float[FEATURES];
    broken[3] = Float.NaN;
    assertThrows(
        IllegalArgumentException.class, () -> new Novelty(SCALER, new float[][] {broken}, 1));
  }

  private static void assertMessage(String expected, Executable call) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
