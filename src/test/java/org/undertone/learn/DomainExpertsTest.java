package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DomainExpertsTest {

  private static final StandardScaler SCALER =
      new StandardScaler(new double[] {1, -1}, new double[] {2, 0.5});
  private static final OpinionPool POOL = OpinionPool.of(0.5, 0.3, 0.2);
  private static final Domain HALL = new Domain("hall", List.of(0, 2));
  private static final Domain STUDIO = new Domain("studio", List.of(0, 1, 2));

  private static final LinearClassifier OF_HALL = linear(1, 2, -1, 0.5f);
  private static final LinearClassifier OF_STUDIO =
      linear(-1, 0.5f, 0.25f, 1, 2, -1).withKnown(linear(3, 0, -2, 1, 0.5f, 0));
  private static final LinearClassifier JUDGE = linear(2, 0, -2, 0);

  private static final double[] SECOND = {0.1, 0.2, 0.3, 0.35, 0.05};
  private static final double[] THIRD = {0.02, 0.08, 0.6, 0.2, 0.1};

  /** Two weights a label. */
  private static LinearClassifier linear(float... weights) {
    float[][] rows = new float[weights.length / 2][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Arrays.copyOfRange(weights, 2 * k, 2 * k + 2);
    }
    return new LinearClassifier(SCALER, rows, new float[rows.length]);
  }

  private static DomainExperts two() {
    return new DomainExperts(
        3, List.of(HALL, STUDIO), List.of(OF_HALL, OF_STUDIO), Optional.of(JUDGE));
  }

  /** One discriminant of all labels, for recordings of any kind. */
  static DomainExperts ofAll(LinearClassifier discriminant) {
    int labels = discriminant.labelCount();
    return new DomainExperts(
        labels, List.of(Domain.of(labels)), List.of(discriminant), Optional.empty());
  }

  private static double[] share(double... some) {
    double sum = Arrays.stream(some).sum();
    return Arrays.stream(some).map(p -> p / sum).toArray();
  }

  @Test
  void opinionsOfEachDomain_arePooled_thenMixedAsTheJudgeHolds() {
    float[] clip = {1.5f, -0.8f};
    double[] likely = JUDGE.probabilities(clip, 1);
    assertTrue(likely[0] > 0.6 && likely[1] > 0.1, () -> Arrays.toString(likely));
    double[] hall =
        POOL.pool(1, OF_HALL.probabilities(clip, 1), share(0.1, 0.2), share(0.02, 0.08));
    double[] studio =
        POOL.pool(
            1, OF_STUDIO.probabilities(clip, 1), share(0.3, 0.35, 0.05), share(0.6, 0.2, 0.1));
    double[] expected = {
      likely[0] * hall[0] + likely[1] * studio[0],
      likely[1] * studio[1],
      likely[0] * hall[1] + likely[1] * studio[2]
    };
    double[] found = two().hear(clip).pool(POOL, clip, false, SECOND, THIRD);
    assertArrayEquals(expected, found, 1e-9);
    assertEquals(1, Arrays.stream(found).sum(), 1e-12);
    assertEquals(5, two().classCount());
    assertEquals(2, two().featureCount());
  }

  @Test
  void knownVoice_isAdapted_butJudgedAsItWas() {
    float[] clip = {6, 0};
    float[] adapted = {1, -1.5f};
    double[] studio =
        POOL.pool(
            1,
            OF_STUDIO.known().orElseThrow().probabilities(adapted, 1),
            share(0.3, 0.35, 0.05),
            share(0.6, 0.2, 0.1));
    double[] hall =
        POOL.pool(1, OF_HALL.probabilities(adapted, 1), share(0.1, 0.2), share(0.02, 0.08));
    double[] likely = JUDGE.probabilities(clip, 1);
    double[] found = two().hear(clip).pool(POOL, adapted, true, SECOND, THIRD);
    assertEquals(likely[1] * studio[1], found[1], 1e-9);
    assertEquals(likely[0] * hall[0] + likely[1] * studio[0], found[0], 1e-9);
  }

  @Test
  void clipFarFromHome_isToldWithTheDoubtOfTheExperts() {
    float[] clip = {4, 0};
    LinearClassifier cautious = OF_HALL.withCaution(1);
    double[] opinion = {0.9, 0.1};
    double doubt = cautious.doubt(clip);
    assertTrue(doubt > 1, () -> doubt + "");
    assertArrayEquals(
        POOL.pool(doubt, cautious.probabilities(clip, 1), opinion, opinion),
        ofAll(cautious).hear(clip).pool(POOL, clip, false, opinion, opinion),
        1e-12);
  }

  @Test
  void domainHeldImpossible_tellsNothingOfItsLabels() {
    double[] found =
        two()
            .hear(new float[] {9, 0})
            .pool(
                OpinionPool.of(0, 0.5, 0.5),
                new float[] {9, 0},
                false,
                new double[] {0, 0, 0.2, 0.7, 0.1},
                new double[] {0, 0, 0.2, 0.7, 0.1});
    assertEquals(0.5, found[0], 1e-4, "the judge is sure of the hall, of which nothing is said");
    assertEquals(0.5, found[2], 1e-4);
  }

  @Test
  void partsThatDoNotFit_areRefused() {
    refused(
        "there must be an expert for each of at least one domain, got 1 for 2",
        () -> new DomainExperts(3, List.of(HALL, STUDIO), List.of(OF_HALL), Optional.of(JUDGE)));
    refused(
        "there must be an expert for each of at least one domain, got 0 for 0",
        () -> new DomainExperts(3, List.of(), List.of(), Optional.empty()));
    refused(
        "the expert for studio must tell its labels apart, of 3, got 2 for [0, 1, 2]",
        () ->
            new DomainExperts(
                3, List.of(HALL, STUDIO), List.of(OF_HALL, OF_HALL), Optional.of(JUDGE)));
    refused(
        "the expert for hall must tell its labels apart, of 2, got 2 for [0, 2]",
        () -> new DomainExperts(2, List.of(HALL), List.of(OF_HALL), Optional.empty()));
    refused(
        "the judge must tell 2 domains apart, got 1",
        () ->
            new DomainExperts(
                3, List.of(HALL, STUDIO), List.of(OF_HALL, OF_STUDIO), Optional.empty()));
    refused(
        "the judge must tell 1 domains apart, got 2",
        () -> new DomainExperts(3, List.of(HALL), List.of(OF_HALL), Optional.of(JUDGE)));
    LinearClassifier stranger =
        new LinearClassifier(
            new StandardScaler(new double[2], new double[] {1, 1}),
            new float[][] {{1, 2}, {3, 4}},
            new float[2]);
    refused(
        "experts and judge must have one scaler",
        () ->
            new DomainExperts(
                3, List.of(HALL, STUDIO), List.of(stranger, OF_STUDIO), Optional.of(JUDGE)));
    refused(
        "experts and judge must have one scaler",
        () ->
            new DomainExperts(
                3, List.of(HALL, STUDIO), List.of(OF_HALL, OF_STUDIO), Optional.of(stranger)));
    refused(
        "labels of a domain must be at least two that ascend, got [1, 1]",
        () -> new Domain("hall", List.of(1, 1)));
    refused(
        "labels of a domain must be at least two that ascend, got [-1, 1]",
        () -> new Domain("hall", List.of(-1, 1)));
    refused(
        "labels of a domain must be at least two that ascend, got [3]",
        () -> new Domain("hall", List.of(3)));
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
