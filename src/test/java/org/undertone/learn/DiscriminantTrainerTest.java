package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscriminantTrainerTest {

  private static final int FEATURES = 6;

  private static float[][] rows(int[] truths, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[truths.length][FEATURES];
    for (int i = 0; i < rows.length; i++) {
      double common = random.nextGaussian();
      for (int j = 0; j < FEATURES; j++) {
        rows[i][j] = (float) (common + random.nextGaussian() + (j == truths[i] ? 2 : 0));
      }
    }
    return rows;
  }

  private static int[] truths(int count) {
    int[] truths = new int[count];
    Arrays.setAll(truths, i -> i % 3);
    return truths;
  }

  private static double[] once(int count) {
    double[] once = new double[count];
    Arrays.fill(once, 1);
    return once;
  }

  /** The Gaussian densities themselves, by the inverse of the covariance. */
  private static double[] slowly(LinearClassifier fitted, float[][] rows, int[] truths, float[] x) {
    double[][] z = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      float[] row = LinearClassifier.standardised(fitted.scaler(), rows[i]);
      z[i] = new double[FEATURES];
      for (int j = 0; j < FEATURES; j++) {
        z[i][j] = row[j];
      }
    }
    double[][] means = new double[3][FEATURES];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < FEATURES; j++) {
        means[truths[i]][j] += z[i][j] / (z.length / 3.0);
      }
    }
    double[][] augmented = new double[FEATURES][2 * FEATURES];
    for (int a = 0; a < FEATURES; a++) {
      augmented[a][a] = 1;
      augmented[a][FEATURES + a] = 1;
      for (int b = 0; b < FEATURES; b++) {
        for (int i = 0; i < z.length; i++) {
          augmented[a][b] +=
              (z[i][a] - means[truths[i]][a]) * (z[i][b] - means[truths[i]][b]) / z.length;
        }
      }
    }
    for (int a = 0; a < FEATURES; a++) {
      double pivot = augmented[a][a];
      for (int b = 0; b < 2 * FEATURES; b++) {
        augmented[a][b] /= pivot;
      }
      for (int other = 0; other < FEATURES; other++) {
        double factor = augmented[other][a];
        for (int b = 0; other != a && b < 2 * FEATURES; b++) {
          augmented[other][b] -= factor * augmented[a][b];
        }
      }
    }
    float[] at = LinearClassifier.standardised(fitted.scaler(), x);
    double[] likelihoods = new double[3];
    for (int k = 0; k < 3; k++) {
      double distance = 0;
      for (int a = 0; a < FEATURES; a++) {
        for (int b = 0; b < FEATURES; b++) {
          distance += (at[a] - means[k][a]) * augmented[a][FEATURES + b] * (at[b] - means[k][b]);
        }
      }
      likelihoods[k] = Math.exp(-distance / 2);
    }
    double sum = Arrays.stream(likelihoods).sum();
    return Arrays.stream(likelihoods).map(l -> l / sum).toArray();
  }

  @Test
  void probabilities_areThoseOfGaussiansWithOneCovariance() {
    int[] truths = truths(90);
    float[][] rows = rows(truths, 1);
    LinearClassifier fitted = fit(rows, truths, once(90), 3, 1, List.of());
    for (float[] row : rows(truths(30), 2)) {
      assertArrayEquals(
          slowly(fitted, rows, truths, row), fitted.probabilities(row, List.of(FEATURES)), 1e-4);
    }
  }

  @Test
  void labelWithoutRows_isNeverGiven() {
    int[] truths = truths(90);
    float[][] rows = rows(truths, 1);
    LinearClassifier fitted = fit(rows, truths, once(90), 4, 1, List.of());
    for (float[] row : List.of(new float[FEATURES], rows(truths(3), 2)[0], rows[0])) {
      double[] probabilities = fitted.probabilities(row, List.of(FEATURES));
      assertEquals(0, probabilities[3]);
      assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12);
    }
  }

  @Test
  void strangers_areToldApart() {
    int[] truths = truths(300);
    LinearClassifier fitted = fit(rows(truths, 3), truths, once(300), 3, 1, List.of());
    float[][] strangers = rows(truths, 4);
    int right = 0;
    for (int i = 0; i < strangers.length; i++) {
      double[] p = fitted.probabilities(strangers[i], List.of(FEATURES));
      assertEquals(1, Arrays.stream(p).sum(), 1e-12);
      right += Arrays.stream(p).max().orElseThrow() == p[truths[i]] ? 1 : 0;
    }
    assertTrue(right > 240, right + " of 300");
  }

  @Test
  void weights_countARowAsOftenAsTheySay() {
    int[] truths = truths(60);
    float[][] rows = rows(truths, 5);
    double[] weights = once(60);
    Arrays.fill(weights, 0, 30, 2);
    float[][] twice = Arrays.copyOf(rows, 90);
    int[] twiceTruths = Arrays.copyOf(truths, 90);
    System.arraycopy(rows, 0, twice, 60, 30);
    System.arraycopy(truths, 0, twiceTruths, 60, 30);
    // The scaler is of rows, however they are weighted: rows that are standardised already.
    StandardScaler scaler = StandardScaler.fit(twice);
    LinearDiscriminant weighted =
        LinearDiscriminant.fit(doubles(scaler, rows), truths, weights, 3, 1, List.of());
    LinearDiscriminant repeated =
        LinearDiscriminant.fit(doubles(scaler, twice), twiceTruths, once(90), 3, 1, List.of());
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(repeated.weights()[k], weighted.weights()[k], 1e-9);
    }
    assertArrayEquals(repeated.biases(), weighted.biases(), 1e-9);
  }

  private static double[][] doubles(StandardScaler scaler, float[][] rows) {
    double[][] values = new double[rows.length][FEATURES];
    for (int i = 0; i < rows.length; i++) {
      float[] scaled = scaler.transform(rows[i]);
      for (int j = 0; j < FEATURES; j++) {
        values[i][j] = scaled[j];
      }
    }
    return values;
  }

  @Test
  void whatAChangeMoves_isOverlooked() {
    int[] truths = truths(300);
    float[][] rows = rows(truths, 8);
    for (float[] row : rows) {
      row[3] = row[0];
    }
    List<float[]> louder = new ArrayList<>();
    for (float[] row : rows) {
      float[] copy = row.clone();
      copy[0] += 4;
      louder.add(copy);
    }
    Nuisance change = new Nuisance(louder, List.of(rows), 1);
    LinearClassifier fitted = fit(rows, truths, once(300), 3, 1, List.of(change));
    float[] weights = fitted.weights()[0];
    assertTrue(
        Math.abs(weights[0]) < 0.2 * Math.abs(weights[3]),
        "two features say the same, one of them changes: " + Arrays.toString(weights));
    LinearClassifier plain = fit(rows, truths, once(300), 3, 1, List.of());
    assertEquals(plain.weights()[0][0], plain.weights()[0][3], 1e-4);
  }

  @Test
  void changesOfEachFeature_actAsShrinkageDoes() {
    int[] truths = truths(90);
    float[][] rows = rows(truths, 9);
    StandardScaler scaler = StandardScaler.fit(rows);
    List<float[]> changed = new ArrayList<>();
    List<float[]> original = new ArrayList<>();
    for (int j = 0; j < FEATURES; j++) {
      float[] mean = new float[FEATURES];
      for (int k = 0; k < FEATURES; k++) {
        mean[k] = (float) scaler.mean()[k];
      }
      float[] moved = mean.clone();
      moved[j] += (float) scaler.scale()[j];
      changed.add(moved);
      original.add(mean);
    }
    LinearClassifier fitted =
        fit(rows, truths, once(90), 3, 1, List.of(new Nuisance(changed, original, 3 * FEATURES)));
    LinearClassifier shrunk = fit(rows, truths, once(90), 3, 4, List.of());
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(shrunk.weights()[k], fitted.weights()[k], 1e-4f);
    }
  }

  @Test
  void badNuisances_areNamed() {
    int[] truths = truths(9);
    float[][] rows = rows(truths, 7);
    List<float[]> some = List.of(rows[0]);
    List<float[]> short5 = List.of(new float[5]);
    assertMessage("equally many, at least one", () -> new Nuisance(some, List.of(), 1));
    assertMessage("equally many, at least one", () -> new Nuisance(List.of(), List.of(), 1));
    assertMessage("weight must be finite and above 0", () -> new Nuisance(some, some, 0));
    Nuisance other = new Nuisance(short5, short5, 1);
    assertMessage(
        "nuisances must be of 6 features, got 5",
        () -> fit(rows, truths, once(9), 3, 1, List.of(other)));
  }

  @Test
  void caution_isLessSureOfFarClips_ofTheSameLabel() {
    int[] truths = truths(90);
    LinearClassifier bold = fit(rows(truths, 6), truths, once(90), 3, 1, List.of());
    LinearClassifier cautious = bold.withCaution(0.5);
    float[] row = new float[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      double away = j == 1 ? 2 : j % 2 == 0 ? 1 : -1;
      row[j] = (float) (bold.scaler().mean()[j] + away * bold.scaler().scale()[j]);
    }
    double meanSquare = (2 * 2 + 5 * 1.0) / FEATURES;
    assertEquals(Math.pow(meanSquare, 0.25), cautious.doubt(row), 1e-6);
    assertEquals(1, bold.doubt(row));
    float[] far = new float[FEATURES];
    Arrays.fill(far, 1e6f);
    assertEquals(Math.sqrt(1.5), cautious.doubt(far), 1e-6);
    double[] sure = bold.probabilities(row, List.of(FEATURES));
    double[] less = cautious.probabilities(row, List.of(FEATURES));
    double ratio = Math.log(less[1] / less[0]) / Math.log(sure[1] / sure[0]);
    assertEquals(1 / cautious.doubt(row), ratio, 1e-6);
    assertMessage("caution must lie in [0, 2]", () -> bold.withCaution(-0.1));
    assertMessage("caution must lie in [0, 2]", () -> bold.withCaution(Double.NaN));
  }

  @Test
  void farValues_countAsIfTheyWereSixDeviationsOff() {
    int[] truths = truths(90);
    LinearClassifier fitted = fit(rows(truths, 6), truths, once(90), 3, 1, List.of());
    float[] far = new float[FEATURES];
    far[0] = 1000;
    float[] farther = far.clone();
    farther[0] = 1e6f;
    assertArrayEquals(
        fitted.probabilities(far, List.of(FEATURES)),
        fitted.probabilities(farther, List.of(FEATURES)));
  }

  @Test
  void badInput_isNamed() {
    int[] truths = truths(9);
    float[][] rows = rows(truths, 7);
    assertMessage("truth 0 must lie", () -> fit(rows, new int[] {3, 1, 2, 0, 1, 2, 0, 1, 2}, 1));
    assertMessage("equally many", () -> fit(rows, truths(8), 1));
    assertMessage("shrinkage finite and above 0", () -> fit(rows, truths, 0));
    double[] none = new double[9];
    assertMessage("above 0", () -> fit(rows, truths, none, 3, 1, List.of()));
    none[4] = Double.NaN;
    assertMessage("weight 4", () -> fit(rows, truths, none, 3, 1, List.of()));
  }

  private static LinearClassifier fit(
      float[][] rows,
      int[] truths,
      double[] weights,
      int labelCount,
      double shrinkage,
      List<Nuisance> nuisances) {
    return DiscriminantTrainer.fit(
        StandardScaler.fit(rows), rows, truths, weights, labelCount, shrinkage, nuisances);
  }

  private static LinearClassifier fit(float[][] rows, int[] truths, double shrinkage) {
    return fit(rows, truths, once(9), 3, shrinkage, List.of());
  }

  private static void assertMessage(String part, Runnable run) {
    String message = assertThrows(IllegalArgumentException.class, run::run).getMessage();
    assertTrue(message.contains(part), message);
  }
}
