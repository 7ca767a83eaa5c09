package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {

  private static final double FLOOR = 0.01;

  @Test
  void calibrate_agreesWithASlowRestatement() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double temperature = 0.2 + 3 * random.nextDouble();
      double[] p = distribution(random, 7, 2);
      double[] q = new Calibrator(temperature, 0.01).calibrate(p);
      double sum = Arrays.stream(p).map(x -> Math.pow(x + 0.01, 1 / temperature)).sum();
      for (int k = 0; k < q.length; k++) {
        assertEquals(Math.pow(p[k] + 0.01, 1 / temperature) / sum, q[k], 1e-12);
      }
    }
  }

  @Test
  void calibrate_atTemperatureOneWithoutFloor_changesNothing() {
    double[] p = {0.5, 0, 0.3, 0.2};
    assertArrayEquals(p, new Calibrator(1, 0).calibrate(p), 1e-15);
  }

  @Test
  void calibrate_keepsTheOrder_andSumsToOne_atEveryTemperature() {
    double[] p = {0, 1e-300, 0.2, 0.3, 0.5};
    for (double temperature : new double[] {0.05, 0.4, 1, 20}) {
      double[] q = new Calibrator(temperature, 1e-4).calibrate(p);
      assertEquals(1, Arrays.stream(q).sum(), 1e-12);
      for (int k = 1; k < q.length; k++) {
        assertTrue(q[k] >= q[k - 1], Arrays.toString(q));
      }
    }
  }

  @Test
  void parameters_outOfRange_areNamed() {
    assertEquals(
        "temperature must lie in [0.05, 20.0], got 0.049",
        assertThrows(IllegalArgumentException.class, () -> new Calibrator(0.049, 0)).getMessage());
    assertEquals(
        "floor must lie in [0.0, 0.1], got NaN",
        assertThrows(IllegalArgumentException.class, () -> new Calibrator(1, Double.NaN))
            .getMessage());
    assertEquals(0.1, new Calibrator(20, 0.1).floor());
  }

  @Test
  void fit_undoesAKnownDistortion() {
    Random random = new Random(11);
    Calibrator truth = new Calibrator(0.4, FLOOR);
    double[][] said = new double[8000][];
    int[] truths = new int[said.length];
    for (int i = 0; i < said.length; i++) {
      said[i] = distribution(random, 5, 0.5);
      truths[i] = draw(random, truth.calibrate(said[i]));
    }
    Calibrator fitted = CalibratorFitter.fit(said, truths, FLOOR);
    assertEquals(0.4, fitted.temperature(), 0.02);
    assertEquals(fitted, CalibratorFitter.fit(said, truths, FLOOR));
  }

  @Test
  void fit_findsTheLeastLoss() {
    Random random = new Random(12);
    double[][] said = new double[300][];
    int[] truths = new int[said.length];
    for (int i = 0; i < said.length; i++) {
      said[i] = distribution(random, 4, 1);
      truths[i] = draw(random, said[i]);
    }
    double best = CalibratorFitter.fit(said, truths, FLOOR).temperature();
    for (double other : new double[] {best * 0.97, best * 1.03}) {
      assertTrue(loss(best, said, truths) < loss(other, said, truths), best + " and " + other);
    }
  }

  @Test
  void fit_ofFewOrImpossibleClips_staysModest() {
    Calibrator one = CalibratorFitter.fit(new double[][] {{1, 0}}, new int[] {0}, FLOOR);
    assertEquals(1, one.temperature(), 0.05);
    Calibrator wrong = CalibratorFitter.fit(new double[][] {{1, 0}}, new int[] {1}, FLOOR);
    assertTrue(wrong.temperature() > 1 && wrong.temperature() < 20, wrong.toString());
  }

  @Test
  void fit_ofWhatCannotBe_isRefused() {
    assertRefused("probabilities and truths must be equally many and at least one, got 0 and 0");
    assertRefused("row 0 must be 2 probabilities in [0, 1]", 1, Double.NaN);
    assertEquals(
        "truth 0 must lie in [0, 1], got 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> CalibratorFitter.fit(new double[][] {{0.5, 0.5}}, new int[] {2}, FLOOR))
            .getMessage());
  }

  private static void assertRefused(String message, double... row) {
    double[][] rows = row.length == 0 ? new double[0][] : new double[][] {row};
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> CalibratorFitter.fit(rows, new int[rows.length], FLOOR))
            .getMessage());
  }

  /** What {@link CalibratorFitter} makes least. */
  private static double loss(double temperature, double[][] said, int[] truths) {
    Calibrator calibrator = new Calibrator(temperature, FLOOR);
    double loss = CalibratorFitter.PRIOR_CLIPS / 2 * Math.pow(1 / temperature - 1, 2);
    for (int i = 0; i < truths.length; i++) {
      loss -= Math.log(calibrator.calibrate(said[i])[truths[i]]);
    }
    return loss;
  }

  private static double[] distribution(Random random, int labels, double spread) {
    double[] p = new double[labels];
    double sum = 0;
    for (int k = 0; k < labels; k++) {
      p[k] = Math.exp(spread * random.nextGaussian());
      sum += p[k];
    }
    for (int k = 0; k < labels; k++) {
      p[k] /= sum;
    }
    return p;
  }

  private static int draw(Random random, double[] probabilities) {
    double at = random.nextDouble();
    int k = 0;
    while (k < probabilities.length - 1 && at >= probabilities[k]) {
      at -= probabilities[k];
      k++;
    }
    return k;
  }
}
