package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JointClassifierTest {

  private static final int FEATURES = 3;

  /** One label a row: the higher the mean of a row, the likelier. */
  private record RowMeans(int labelCount) implements Classifier {

    @Override
    public void checkShape(List<Integer> shape) {
      if (shape.size() != 2 || shape.get(0) != labelCount) {
        throw new IllegalArgumentException("frames of " + labelCount + " rows are needed");
      }
    }

    @Override
    public double[] probabilities(float[] values, List<Integer> shape) {
      checkShape(shape);
      double[] means = new double[labelCount];
      for (int i = 0; i < values.length; i++) {
        means[i / shape.get(1)] += values[i] / shape.get(1);
      }
      LinearClassifier.softmax(means);
      return means;
    }
  }

  private static LinearClassifier linear(int labels) {
    Random random = new Random(labels);
    float[][] weights = new float[labels][FEATURES];
    for (float[] row : weights) {
      for (int j = 0; j < FEATURES; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return new LinearClassifier(
        new StandardScaler(new double[FEATURES], new double[] {1, 2, 3}),
        weights,
        new float[labels]);
  }

  private static double[] distribution(Random random, int labels) {
    double[] shares = random.doubles(labels, 1e-4, 1).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  @Test
  void pool_isTheWeightedGeometricMean() {
    Random random = new Random(7);
    for (int turn = 0; turn < 50; turn++) {
      double weight = random.nextDouble();
      double[] first = distribution(random, 6);
      double[] second = distribution(random, 6);
      double[] slow = new double[6];
      for (int k = 0; k < 6; k++) {
        slow[k] = Math.pow(first[k], weight) * Math.pow(second[k], 1 - weight);
      }
      double sum = Arrays.stream(slow).sum();
      double[] pooled = JointClassifier.pool(first, second, weight, 1);
      for (int k = 0; k < 6; k++) {
        assertEquals(slow[k] / sum, pooled[k], 1e-12);
      }
      assertArrayEquals(first, JointClassifier.pool(first, second, 1, 1), 1e-12);
      assertArrayEquals(second, JointClassifier.pool(first, second, 0, 1), 1e-12);
    }
  }

  @Test
  void whatOneHoldsImpossible_isVeryUnlikely_evenIfBothDo() {
    double[] pooled =
        JointClassifier.pool(new double[] {1, 0, 0}, new double[] {0, 1, 0}, 1.0 / 3, 1);
    assertEquals(1, Arrays.stream(pooled).sum(), 1e-12);
    assertEquals(1e-4, pooled[0] / pooled[1], 1e-12);
    assertTrue(pooled[2] > 0 && pooled[2] < 1e-7, Arrays.toString(pooled));
    assertArrayEquals(
        new double[] {0.5, 0.5},
        JointClassifier.pool(new double[2], new double[2], 0.25, 1),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1})
  void row_isCutWhereTheVectorEnds(double weight) {
    JointClassifier joint = new JointClassifier(linear(4), new RowMeans(4), 4, weight);
    float[] vector = {0.5f, -2, 4};
    float[] frames = {1, 2, 3, 0, 0, 0, -1, -2, -3, 3, 3, 0};
    float[] row = Arrays.copyOf(vector, 15);
    System.arraycopy(frames, 0, row, FEATURES, 12);
    double[] first = linear(4).probabilities(vector, List.of(3));
    double[] second = new RowMeans(4).probabilities(frames, List.of(4, 3));
    assertArrayEquals(
        JointClassifier.pool(first, second, weight, 1), joint.probabilities(row, List.of(15)));
    LinearClassifier cautious = linear(4).withCaution(1);
    double doubt = cautious.doubt(vector);
    assertTrue(doubt != 1, () -> doubt + "");
    assertArrayEquals(
        JointClassifier.pool(first, second, weight, doubt),
        new JointClassifier(cautious, new RowMeans(4), 4, weight).probabilities(row, List.of(15)),
        1e-12);
    assertEquals(4, joint.labelCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 6, 8, 14})
  void rowsOfAnotherLength_areRefused(int length) {
    JointClassifier joint = new JointClassifier(linear(4), new RowMeans(4), 4, 0.5);
    joint.checkShape(List.of(7));
    joint.checkShape(List.of(11));
    String expected = "needed are 3 features and frames of 4 rows, got the shape [" + length + "]";
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class,
                () -> joint.probabilities(new float[length], List.of(length)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> joint.checkShape(List.of(7, 1)));
    assertThrows(IllegalArgumentException.class, () -> joint.checkShape(List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 | 4 | 0.5  | both must tell as many labels apart, got 3 and 4
          4 | 4 | 1.01 | rows must be at least 1 and weight in [0, 1], got 4 and 1.01
          4 | 4 | -0.1 | rows must be at least 1 and weight in [0, 1], got 4 and -0.1
          4 | 4 | NaN  | rows must be at least 1 and weight in [0, 1], got 4 and NaN
          4 | 0 | 0.5  | rows must be at least 1 and weight in [0, 1], got 0 and 0.5
          4 | 5 | 0.5  | frames of 4 rows are needed
          """)
  void partsThatDoNotFit_areRefused(int labels, int rows, double weight, String expected) {
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class,
                () -> new JointClassifier(linear(labels), new RowMeans(4), rows, weight))
            .getMessage());
  }
}
