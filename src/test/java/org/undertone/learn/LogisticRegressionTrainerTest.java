package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class LogisticRegressionTrainerTest {

  private static final double PENALTY = 0.05;

  private final Examples examples = new Examples(240, 6, 3, 5);
  private final double[] weights = new Random(9).doubles(240, 0.2, 3).toArray();

  /** The slopes of the penalised loss, one row a label, the bias last, written out in doubles. */
  private double[][] slopes(double[][] parameters, StandardScaler scaler) {
    int features = examples.rows[0].length;
    double total = Arrays.stream(weights).sum();
    double[][] slopes = new double[parameters.length][features + 1];
    for (int k = 0; k < parameters.length; k++) {
      for (int j = 0; j < features; j++) {
        slopes[k][j] = PENALTY * parameters[k][j];
      }
    }
    for (int i = 0; i < examples.rows.length; i++) {
      float[] row = scaler.transform(examples.rows[i]);
      double[] likelihood = new double[parameters.length];
      double sum = 0;
      for (int k = 0; k < parameters.length; k++) {
        double score = parameters[k][features];
        for (int j = 0; j < features; j++) {
          score += parameters[k][j] * row[j];
        }
        likelihood[k] = Math.exp(score);
        sum += likelihood[k];
      }
      for (int k = 0; k < parameters.length; k++) {
        double error = likelihood[k] / sum - (examples.labels[i] == k ? 1 : 0);
        for (int j = 0; j < features; j++) {
          slopes[k][j] += weights[i] / total * error * row[j];
        }
        slopes[k][features] += weights[i] / total * error;
      }
    }
    return slopes;
  }

  private LinearClassifier fit() {
    return LogisticRegressionTrainer.fit(examples.rows, examples.labels, weights, 3, PENALTY);
  }

  private static double[][] parameters(LinearClassifier fitted) {
    double[][] parameters = new double[fitted.labelCount()][fitted.featureCount() + 1];
    for (int k = 0; k < parameters.length; k++) {
      for (int j = 0; j < fitted.featureCount(); j++) {
        parameters[k][j] = fitted.weights()[k][j];
      }
      parameters[k][fitted.featureCount()] = fitted.bias()[k];
    }
    return parameters;
  }

  @Test
  void fit_liesWhereTheLossHasNoSlope() {
    LinearClassifier fitted = fit();
    for (double[] perLabel : slopes(parameters(fitted), fitted.scaler())) {
      for (double slope : perLabel) {
        assertEquals(0, slope, 1e-3);
      }
    }
    double untrained =
        Arrays.stream(slopes(new double[3][7], fitted.scaler()))
            .flatMapToDouble(Arrays::stream)
            .map(Math::abs)
            .max()
            .orElseThrow();
    assertTrue(untrained > 0.05, "the loss is flat everywhere: " + untrained);
  }

  @Test
  void fit_agreesWithPatientGradientDescent() {
    LinearClassifier fitted = fit();
    double[][] slow = new double[3][7];
    for (int step = 0; step < 5000; step++) {
      double[][] slopes = slopes(slow, fitted.scaler());
      for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 7; j++) {
          slow[k][j] -= 0.5 * slopes[k][j];
        }
      }
    }
    double[][] fast = parameters(fitted);
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(slow[k], fast[k], 0.02, "label " + k);
    }
  }

  @Test
  void weights_countInProportionOnly() {
    double[] thrice = Arrays.stream(weights).map(w -> 3 * w).toArray();
    LinearClassifier same =
        LogisticRegressionTrainer.fit(examples.rows, examples.labels, thrice, 3, PENALTY);
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(fit().weights()[k], same.weights()[k], 1e-3f);
    }
    double[] onlyFirst = new double[240];
    for (int i = 0; i < 240; i++) {
      onlyFirst[i] = examples.labels[i] == 0 ? 20 : 1;
    }
    LinearClassifier leaning =
        LogisticRegressionTrainer.fit(examples.rows, examples.labels, onlyFirst, 3, PENALTY);
    assertTrue(answers(leaning, 0) > 2 * answers(fit(), 0), "twentyfold weight changed little");
  }

  private long answers(LinearClassifier classifier, int label) {
    return Arrays.stream(examples.rows)
        .map(row -> classifier.probabilities(row, List.of(6)))
        .filter(p -> p[label] == Arrays.stream(p).max().orElseThrow())
        .count();
  }

  @Test
  void fitAgain_isTheSameToTheLastBit() {
    LinearClassifier once = fit();
    LinearClassifier again = fit();
    assertArrayEquals(once.bias(), again.bias());
    for (int k = 0; k < 3; k++) {
      assertArrayEquals(once.weights()[k], again.weights()[k]);
    }
  }

  @Test
  void manyFeatures_areSummedWhole() {
    Random random = new Random(2);
    float[][] rows = new float[60][19]; // two whole blocks of eight, and a rest that tells all
    int[] labels = new int[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i % 2;
      for (int j = 0; j < 19; j++) {
        rows[i][j] = (float) random.nextGaussian() * 0.1f + (j == 18 ? labels[i] * 5 : 0);
      }
    }
    double[] equal = new double[60];
    Arrays.fill(equal, 1);
    LinearClassifier fitted = LogisticRegressionTrainer.fit(rows, labels, equal, 2, 0.01);
    for (int i = 0; i < 60; i++) {
      assertTrue(fitted.probabilities(rows[i], List.of(19))[labels[i]] > 0.9);
    }
  }

  @Test
  void interruption_endsIt() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, this::fit);
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void badInput_isNamed() {
    float[][] rows = {{1}, {2}};
    double[] two = {1, 1};
    assertRefused("equally many, got 2, 1 and 2", rows, new int[1], two, 2, 0);
    assertRefused("labelCount must be at least 2", rows, new int[2], two, 1, 0);
    assertRefused("penalty finite and at least 0", rows, new int[2], two, 2, Double.NaN);
    assertRefused("truth 1 must lie in [0, 1], got 2", rows, new int[] {0, 2}, two, 2, 0);
    assertRefused("weight 0 must be finite", rows, new int[2], new double[] {-1, 1}, 2, 0);
    assertRefused("some weight must be above 0", rows, new int[2], new double[2], 2, 0);
    assertRefused("must be finite", new float[][] {{1}, {Float.NaN}}, new int[2], two, 2, 0);
  }

  private static void assertRefused(
      String expected, float[][] rows, int[] truths, double[] weights, int labels, double penalty) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> LogisticRegressionTrainer.fit(rows, truths, weights, labels, penalty))
            .getMessage();
    assertTrue(message.contains(expected), message);
  }

  @Test
  void classifier_isTheSoftmaxOfWeightedSumsOfBoundedDeviations() {
    StandardScaler scaler = new StandardScaler(new double[] {1, 0}, new double[] {2, 1});
    LinearClassifier linear =
        new LinearClassifier(
            scaler, new float[][] {{1, 0}, {0, 0.5f}, {0, 0}}, new float[] {0, 0, 1});
    double[] p = linear.probabilities(new float[] {5, -2}, List.of(2));
    double sum = Math.exp(2) + Math.exp(-1) + Math.exp(1);
    assertArrayEquals(
        new double[] {Math.exp(2) / sum, Math.exp(-1) / sum, Math.exp(1) / sum}, p, 1e-12);
    assertArrayEquals(
        linear.probabilities(new float[] {1 + 6 * 2, 0}, List.of(2)),
        linear.probabilities(new float[] {Float.MAX_VALUE, 0}, List.of(2)));
    assertEquals(
        "the regression needs 2 features, got the shape [3]",
        assertThrows(
                IllegalArgumentException.class,
                () -> linear.probabilities(new float[3], List.of(3)))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new LinearClassifier(scaler, new float[2][2], new float[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LinearClassifier(scaler, new float[2][3], new float[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LinearClassifier(scaler, new float[2][2], new float[] {0, Float.NaN}));
  }
}
