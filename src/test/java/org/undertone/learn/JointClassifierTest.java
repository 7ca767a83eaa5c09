package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JointClassifierTest {

  private static final int FEATURES = 6;
  private static final OpinionPool STRANGERS = OpinionPool.of(0.5, 0.25, 0.25);
  private static final OpinionPool KNOWN = OpinionPool.of(0.1, 0.7, 0.2);

  /** One label a row: the higher the mean of a row, the likelier. */
  private record LoudestRow(int labelCount) implements Classifier {

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
    return linear(labels, labels);
  }

  private static LinearClassifier linear(int labels, long seed) {
    Random random = new Random(seed);
    float[][] weights = new float[labels][FEATURES];
    for (float[] row : weights) {
      for (int j = 0; j < FEATURES; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return new LinearClassifier(
        new StandardScaler(new double[FEATURES], new double[] {1, 2, 3, 2, 1, 2}),
        weights,
        new float[labels]);
  }

  private static JointClassifier joint(LinearClassifier first, Classifier second) {
    return joint(first, second, Optional.empty());
  }

  private static JointClassifier joint(
      LinearClassifier first, Classifier second, Optional<RowMeans> means) {
    return new JointClassifier(
        DomainExpertsTest.ofAll(first), second, new LoudestRow(4), 4, means, STRANGERS, KNOWN);
  }

  /** The discriminant and the layers look at the vector. */
  @Test
  void row_isCutWhereTheVectorEnds() {
    LinearClassifier layers = linear(4, 9);
    float[] row = {0.5f, -2, 4, 3, 2, 1, 1, 2, 3, 0, 0, 0, -1, -2, -3, 3, 3, 0};
    float[] vector = {0.5f, -2, 4, 3, 2, 1};
    double[] first = linear(4).probabilities(vector, List.of(6));
    double[] second = layers.probabilities(new float[] {0.5f, -2, 4, 3, 2, 1}, List.of(6));
    double[] third = new LoudestRow(4).probabilities(Arrays.copyOfRange(row, 6, 18), List.of(4, 3));
    JointClassifier joint = joint(linear(4), layers);
    assertArrayEquals(
        STRANGERS.pool(1, first, second, third), joint.probabilities(row, List.of(18)));
    assertArrayEquals(
        KNOWN.pool(1, first, second, third), joint.ofKnownVoice(row, row, List.of(18)));
    LinearClassifier cautious = linear(4).withCaution(1);
    double doubt = cautious.doubt(vector);
    assertTrue(doubt != 1, () -> doubt + "");
    assertArrayEquals(
        STRANGERS.pool(doubt, first, second, third),
        joint(cautious, layers).probabilities(row, List.of(18)),
        1e-12);
    float[] adapted = row.clone();
    adapted[1] = 0;
    adapted[3] = -1;
    assertArrayEquals(
        KNOWN.pool(
            doubt,
            linear(4).probabilities(new float[] {0.5f, 0, 4, -1, 2, 1}, List.of(6)),
            layers.probabilities(new float[] {0.5f, 0, 4, -1, 2, 1}, List.of(6)),
            third),
        joint(cautious, layers).ofKnownVoice(adapted, row, List.of(18)),
        1e-12,
        "as far away as it was before it was adapted");
    assertEquals(4, joint.labelCount());
  }

  @Test
  void bothOpinions_areThoseOfEachByItself() {
    JointClassifier joint = joint(linear(4), linear(4, 9));
    float[] own = {0.5f, -2, 4, 3, 2, 1, 1, 2, 0, 5};
    float[] adapted = {0, -1, 4, 2, 2, 1, 1, 2, 0, 5};
    List<double[]> both = joint.ofBoth(adapted, own, List.of(10));
    assertEquals(2, both.size());
    assertArrayEquals(joint.probabilities(own, List.of(10)), both.get(0));
    assertArrayEquals(joint.ofKnownVoice(adapted, own, List.of(10)), both.get(1));
  }

  @Test
  void supposed_isAskedAsSureAsTheClipLetsItBe_withoutItsFramesAndWith() {
    LinearClassifier layers = linear(4, 9);
    LinearClassifier cautious = linear(4).withCaution(1);
    float[] row = {0.5f, -2, 4, 3, 2, 1, 1, 2, 3, 0, 0, 0, -1, -2, -3, 3, 3, 0};
    double doubt = cautious.doubt(Arrays.copyOf(row, FEATURES));
    float[] frames = Arrays.copyOfRange(row, FEATURES, 18);
    double[] third = new LoudestRow(4).probabilities(frames, List.of(4, 3));
    double[] nothing = {0.25, 0.25, 0.25, 0.25};
    JointClassifier joint = joint(cautious, layers);
    float[] supposed = row.clone();
    supposed[1] = 0;
    supposed[3] = -1;
    float[] vector = Arrays.copyOf(supposed, FEATURES);
    for (boolean known : new boolean[] {false, true}) {
      OpinionPool pool = known ? KNOWN : STRANGERS;
      double[] first = linear(4).probabilities(vector, List.of(6));
      double[] second = layers.probabilities(new float[] {0.5f, 0, 4, -1, 2, 1}, List.of(6));
      List<double[]> answers = joint.supposing(row, row, known, List.of(18)).answers(supposed);
      assertEquals(2, answers.size());
      assertArrayEquals(pool.pool(doubt, first, second, nothing), answers.get(0), 1e-12);
      assertArrayEquals(pool.pool(doubt, first, second, third), answers.get(1), 1e-12);
    }
    List<double[]> own = joint.supposing(row, row, false, List.of(18)).answers(row);
    assertArrayEquals(joint.probabilities(row, List.of(18)), own.get(1));
    float[] ownVector = Arrays.copyOf(row, FEATURES);
    assertArrayEquals(
        cautious.probabilities(vector, doubt),
        cautious.supposing(ownVector, ownVector, false, List.of(6)).answers(vector).get(0));
  }

  /** The third row moves by what the voice moves the second value, the others stay. */
  @Test
  void framesThatFollowTheVoice_moveAsTheirMeans() {
    float[] own = {0.5f, -2, 4, 3, 2, 1, 1, 2, 3, 0, 0, 0, -1, -2, -3, 3, 3, 0};
    float[] adapted = own.clone();
    adapted[1] = 1;
    adapted[3] = -1;
    float[] frames = Arrays.copyOfRange(own, 6, 18);
    double[] third = new LoudestRow(4).probabilities(frames, List.of(4, 3));
    float[] moved = {1, 2, 3, 0, 0, 0, 2, 1, 0, 3, 3, 0};
    double[] thirdMoved = new LoudestRow(4).probabilities(moved, List.of(4, 3));
    LinearClassifier layers = linear(4, 9);
    RowMeans means = new RowMeans(List.of(RowMeans.NONE, RowMeans.NONE, 1, RowMeans.NONE));
    JointClassifier joint = joint(linear(4), layers, Optional.of(means));
    double[] first = linear(4).probabilities(new float[] {0.5f, 1, 4, -1, 2, 1}, List.of(6));
    double[] second = layers.probabilities(new float[] {0.5f, 1, 4, -1, 2, 1}, List.of(6));
    double[] expected = KNOWN.pool(1, first, second, thirdMoved);
    assertArrayEquals(expected, joint.ofKnownVoice(adapted, own, List.of(18)), 1e-12);
    List<double[]> both = joint.ofBoth(adapted, own, List.of(18));
    double[] stranger = joint(linear(4), layers).probabilities(own, List.of(18));
    assertArrayEquals(stranger, both.get(0));
    assertArrayEquals(expected, both.get(1), 1e-12);
    Supposing supposing = joint.supposing(adapted, own, true, List.of(18));
    assertArrayEquals(expected, supposing.answers(adapted).get(1), 1e-12);
    assertArrayEquals(
        KNOWN.pool(
            1,
            linear(4).probabilities(new float[] {0.5f, -2, 4, 3, 2, 1}, List.of(6)),
            layers.probabilities(new float[] {0.5f, -2, 4, 3, 2, 1}, List.of(6)),
            thirdMoved),
        supposing.answers(own).get(1),
        1e-12,
        "what is supposed of the vectors leaves the frames as they are");
    assertArrayEquals(
        STRANGERS.pool(
            1,
            linear(4).probabilities(new float[] {0.5f, -2, 4, 3, 2, 1}, List.of(6)),
            layers.probabilities(new float[] {0.5f, -2, 4, 3, 2, 1}, List.of(6)),
            third),
        joint.supposing(own, own, false, List.of(18)).answers(own).get(1),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 9, 11, 17})
  void rowsOfAnotherLength_areRefused(int length) {
    JointClassifier joint = joint(linear(4), linear(4, 9));
    joint.checkShape(List.of(10));
    joint.checkShape(List.of(14));
    String expected = "needed are 6 features and frames of 4 rows, got the shape [" + length + "]";
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class,
                () -> joint.probabilities(new float[length], List.of(length)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> joint.checkShape(List.of(10, 1)));
    assertThrows(IllegalArgumentException.class, () -> joint.checkShape(List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 | 4 | 4 | 0 | 3 | all must tell as many labels apart, got 3, 4 and 4
          4 | 5 | 4 | 0 | 3 | all must tell as many labels apart, got 4, 5 and 4
          4 | 4 | 0 | 0 | 3 | rows must be at least 1, got 0
          4 | 4 | 5 | 0 | 3 | frames of 4 rows are needed
          4 | 4 | 4 | 3 | 3 | means must be of 4 rows, got 3
          4 | 4 | 4 | 0 | 2 | weights must be three, got [0.5, 0.25, 0.25] and [0.5, 0.5]
          """)
  void partsThatDoNotFit_areRefused(
      int labels, int layerLabels, int rows, int meansOf, int knownWeights, String expected) {
    Optional<RowMeans> means =
        meansOf == 0
            ? Optional.empty()
            : Optional.of(new RowMeans(Collections.nCopies(meansOf, RowMeans.NONE)));
    OpinionPool known = knownWeights == 3 ? KNOWN : OpinionPool.of(0.5, 0.5);
    assertEquals(
        expected,
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new JointClassifier(
                        DomainExpertsTest.ofAll(linear(labels)),
                        linear(layerLabels, 9),
                        new LoudestRow(4),
                        rows,
                        means,
                        STRANGERS,
                        known))
            .getMessage());
  }
}
