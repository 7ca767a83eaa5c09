package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.undertone.learn.ScaledForest.Discriminant;
import org.undertone.testing.EvenForests;

class ScaledForestTest {

  private static final int FEATURES = 6;
  private static final int LABELS = 3;
  private static final List<Integer> SHAPE = List.of(FEATURES);

  private static ScaledForest trees;
  private static LinearClassifier linear;

  private static float[] row(Random random) {
    float[] row = new float[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      row[j] = (float) (3 + 2 * random.nextGaussian());
    }
    return row;
  }

  private static LinearClassifier linear(StandardScaler scaler, long seed) {
    Random random = new Random(seed);
    float[][] weights = new float[LABELS][FEATURES];
    float[] bias = new float[LABELS];
    for (int k = 0; k < LABELS; k++) {
      bias[k] = (float) random.nextGaussian();
      for (int j = 0; j < FEATURES; j++) {
        weights[k][j] = (float) random.nextGaussian();
      }
    }
    return new LinearClassifier(scaler, weights, bias);
  }

  @BeforeAll
  static void grow() throws InterruptedException {
    Random random = new Random(2);
    float[][] rows = new float[90][];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(random);
      labels[i] = i % LABELS;
      rows[i][labels[i]] += 2;
    }
    StandardScaler scaler = StandardScaler.fit(rows);
    float[][] scaled = scaler.transformAll(rows);
    ForestOptions few = ForestOptions.DEFAULT.withTrees(20);
    trees =
        new ScaledForest(
            scaler,
            EvenForests.fit(scaled, labels, LABELS, few, 1, done -> {}),
            Optional.of(EvenForests.fit(scaled, labels, LABELS, few.withSeed(9), 1, done -> {})));
    StandardScaler near = scaler.within(1.5f);
    linear = linear(near, 5).withKnown(linear(near, 6));
  }

  @Test
  void discriminant_isAveragedWithTheTrees_ofStrangersAndKnownVoices() {
    ScaledForest both = trees.with(new Discriminant(linear, 0.25));
    Random random = new Random(8);
    for (int i = 0; i < 20; i++) {
      float[] adapted = row(random);
      float[] own = row(random);
      double[] strangers = both.probabilities(own, SHAPE);
      double[] known = both.ofKnownVoice(adapted, own, SHAPE);
      for (int k = 0; k < LABELS; k++) {
        assertEquals(
            0.75 * trees.probabilities(own, SHAPE)[k] + 0.25 * linear.probabilities(own, SHAPE)[k],
            strangers[k],
            1e-12);
        assertEquals(
            0.75 * trees.ofKnownVoice(adapted, own, SHAPE)[k]
                + 0.25 * linear.ofKnownVoice(adapted, own, SHAPE)[k],
            known[k],
            1e-12);
      }
    }
  }

  @Test
  void contributions_withTheBase_addUpToTheAverage() {
    ScaledForest both = trees.with(new Discriminant(linear, 0.4));
    Random random = new Random(9);
    for (int i = 0; i < 20; i++) {
      float[] row = row(random);
      for (boolean known : new boolean[] {false, true}) {
        Contributions found = both.contributions(row, known, SHAPE);
        double[] said = known ? both.ofKnownVoice(row, row, SHAPE) : both.probabilities(row, SHAPE);
        for (int k = 0; k < LABELS; k++) {
          double sum = found.base(k);
          for (int j = 0; j < FEATURES; j++) {
            sum += found.of(j, k);
          }
          assertEquals(said[k], sum, 1e-9);
        }
      }
    }
  }

  @Test
  void discriminant_thatDoesNotFit_isRefused() {
    StandardScaler scaler = trees.scaler();
    assertThrows(IllegalArgumentException.class, () -> new Discriminant(linear, 0));
    assertThrows(IllegalArgumentException.class, () -> new Discriminant(linear, 0.91));
    assertThrows(IllegalArgumentException.class, () -> new Discriminant(linear, Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new Discriminant(linear.withCaution(1), 0.3));
    Discriminant ofStrangersAlone = new Discriminant(linear(scaler, 5), 0.3);
    assertThrows(IllegalArgumentException.class, () -> trees.with(ofStrangersAlone));
    StandardScaler one = new StandardScaler(new double[1], new double[] {1});
    Discriminant ofOneFeature =
        new Discriminant(new LinearClassifier(one, new float[3][1], new float[3]), 0.3);
    ScaledForest strangers = new ScaledForest(scaler, trees.forest());
    assertThrows(IllegalArgumentException.class, () -> strangers.with(ofOneFeature));
  }
}
