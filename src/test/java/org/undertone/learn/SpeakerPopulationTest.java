package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerPopulationTest {

  /** Mean 10, ordinary voices at 12, variance 4 about a speaker's mean and 9 between speakers. */
  private static final SpeakerPopulation ONE =
      new SpeakerPopulation(
          new double[] {10}, new double[] {12}, new double[] {4}, new double[] {9});

  private static SpeakerStatistics speaker(int clips, double mean, double variance) {
    return new SpeakerStatistics(clips, new double[] {mean}, new double[] {variance});
  }

  private static double adapted(double value, SpeakerStatistics speaker, boolean ordinary) {
    return ONE.adapt(new float[] {(float) value}, speaker, ordinary)[0];
  }

  @Test
  void manyClips_standardiseByTheSpeakersOwnMeanAndVariance() {
    SpeakerStatistics known = speaker(1_000_000, 30, 16);
    assertEquals(10, adapted(30, known, false), 1e-3);
    assertEquals(10 + 2 * 1.5, adapted(30 + 4 * 1.5, known, false), 1e-3);
    assertEquals(10 - 2, adapted(30 - 4, known, false), 1e-3);
  }

  @Test
  void fewClips_moveLittleAndEachMoreMoves() {
    double before = Double.POSITIVE_INFINITY;
    for (int clips : new int[] {1, 2, 5, 20, 100}) {
      double now = adapted(12, speaker(clips, 14, 4), true);
      assertEquals(12 - 2 * clips * 9.0 / (clips * 9 + 4), now, 1e-5);
      assertTrue(now < before, clips + " clips gave " + now + " after " + before);
      before = now;
    }
    double oneClip = adapted(14, speaker(1, 14, 0), false);
    assertTrue(oneClip > 10 && oneClip < 14, "one clip, seen beside itself, gave " + oneClip);
  }

  @Test
  void ordinaryVoice_isComparedWithOrdinaryVoicesAndSaysNothingOfTheVariance() {
    assertEquals(17, adapted(17, speaker(50, 12, 100), true), 1e-6);
    double higher = adapted(17, speaker(1_000_000, 15, 100), true);
    assertEquals(14, higher, 1e-3);
  }

  @Test
  void featureThatTellsNoSpeakersApart_isNotShifted() {
    SpeakerPopulation none =
        new SpeakerPopulation(
            new double[] {10}, new double[] {10}, new double[] {4}, new double[] {0});
    SpeakerStatistics far = speaker(20, 16, 4);
    assertEquals(13, none.adapt(new float[] {13}, far, true)[0], 1e-6);
    assertEquals(10, none.adapt(new float[] {10}, far, false)[0], 1e-6);
  }

  @Test
  void featureThatNeverVaries_isLeftAsItIs() {
    SpeakerPopulation fixed =
        new SpeakerPopulation(
            new double[] {10}, new double[] {10}, new double[] {0}, new double[] {9});
    assertEquals(13, fixed.adapt(new float[] {13}, speaker(20, 16, 4), false)[0]);
    assertEquals(13, fixed.adapt(new float[] {13}, speaker(20, 16, 4), true)[0]);
  }

  @Test
  void values_beyondThoseOfTheVoice_areLeftAsTheyAre() {
    float[] row = {14, 5, -7};
    float[] adapted = ONE.adapt(row, speaker(20, 14, 4), false);
    assertArrayEquals(new float[] {5, -7}, new float[] {adapted[1], adapted[2]});
    assertTrue(adapted[0] < 14);
    assertArrayEquals(new float[] {14, 5, -7}, row);
  }

  @Test
  void adapting_agreesWithTheFormulasAsTheyAreWritten() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      double mean = random.nextGaussian() * 5;
      double ordinaryMean = mean + random.nextGaussian();
      double within = 0.1 + random.nextDouble() * 9;
      double between = random.nextDouble() * 9;
      int n = 1 + random.nextInt(60);
      double own = random.nextGaussian() * 6;
      double variance = random.nextDouble() * 12;
      double x = random.nextGaussian() * 8;
      SpeakerPopulation population =
          new SpeakerPopulation(
              new double[] {mean},
              new double[] {ordinaryMean},
              new double[] {within},
              new double[] {between});
      SpeakerStatistics speaker = speaker(n, own, variance);

      double believed = mean + n / (n + within / between) * (own - mean);
      double aboutIt = 0;
      for (int clip = 0; clip < n; clip++) { // n clips of that mean and variance
        aboutIt += variance + (own - believed) * (own - believed);
      }
      double shrunk = (aboutIt + 10 * within) / (n + 10);
      double standardised = mean + Math.sqrt(within) * (x - believed) / Math.sqrt(shrunk);
      assertEquals(
          standardised, population.adapt(new float[] {(float) x}, speaker, false)[0], 1e-4);

      double shifted = x - n / (n + within / between) * (own - ordinaryMean);
      assertEquals(shifted, population.adapt(new float[] {(float) x}, speaker, true)[0], 1e-4);
    }
  }

  @Test
  void otherFeatures_areRefused() {
    SpeakerStatistics two = new SpeakerStatistics(1, new double[2], new double[2]);
    assertEquals(
        "row and speaker must have 1 features, got 1 and 2",
        assertThrows(IllegalArgumentException.class, () -> ONE.adapt(new float[] {1}, two, false))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> ONE.adapt(new float[0], speaker(1, 1, 1), false));
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 1, 1, 1, mean 0 must be finite",
    "1, Infinity, 1, 1, ordinaryMean 0 must be finite",
    "1, 1, -0.5, 1, within 0 must be finite and at least 0",
    "1, 1, NaN, 1, within 0 must be finite and at least 0",
    "1, 1, 1, -1, between 0 must be finite and at least 0"
  })
  void numberThatCannotBe_isNamed(
      double mean, double ordinaryMean, double within, double between, String expected) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new SpeakerPopulation(
                        new double[] {mean},
                        new double[] {ordinaryMean},
                        new double[] {within},
                        new double[] {between}))
            .getMessage();
    assertTrue(message.startsWith(expected), message);
  }

  @Test
  void numbersThatAreNotEquallyMany_areRefused() {
    assertEquals(
        "mean, ordinaryMean, within and between must be equally many and at least one, got"
            + " 2, 2, 2 and 1",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new SpeakerPopulation(
                        new double[2], new double[2], new double[2], new double[1]))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new SpeakerPopulation(new double[0], new double[0], new double[0], new double[0]));
  }

  @Test
  void statistics_areThoseOfTheClips() {
    Random random = new Random(5);
    List<float[]> rows =
        random
            .ints(30)
            .mapToObj(i -> new float[] {(float) random.nextGaussian(), random.nextFloat() * 100})
            .toList();
    SpeakerStatistics measured = SpeakerStatistics.of(rows);
    assertEquals(30, measured.clips());
    for (int j = 0; j < 2; j++) {
      int column = j;
      double mean = rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
      double squares = rows.stream().mapToDouble(r -> r[column] * (double) r[column]).sum() / 30;
      assertEquals(mean, measured.mean()[j], 1e-9);
      assertEquals(squares - mean * mean, measured.variance()[j], 1e-6);
    }
    assertArrayEquals(new double[] {0}, SpeakerStatistics.of(List.of(new float[] {3})).variance());
    assertThrows(IllegalArgumentException.class, () -> SpeakerStatistics.of(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> SpeakerStatistics.of(List.of(new float[] {1}, new float[] {1, 2})));
  }
}
