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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformalSetsTest {

  private static final double NINETY = 0.9;

  /** Clips of some speakers, each heard better or worse than others by a classifier. */
  private static final class Clips {
    final List<double[]> probabilities = new ArrayList<>();
    final List<Integer> truths = new ArrayList<>();
    final List<String> speakers = new ArrayList<>();

    /** A further speaker with one to forty clips. */
    Clips speaker(Random random) {
      String name = "speaker " + speakers.size();
      double plainness = Math.exp(0.5 * random.nextGaussian());
      for (int clips = 1 + random.nextInt(40); clips > 0; clips--) {
        int truth = random.nextInt(7);
        double[] powers = new double[7];
        for (int k = 0; k < 7; k++) {
          powers[k] = Math.exp((k == truth ? 2 * plainness : 0) + random.nextGaussian());
        }
        double sum = Arrays.stream(powers).sum();
        add(Arrays.stream(powers).map(power -> power / sum).toArray(), truth, name);
      }
      return this;
    }

    void add(double[] of, int truth, String speaker) {
      probabilities.add(of);
      truths.add(truth);
      speakers.add(speaker);
    }

    ConformalSets fit(double probability) {
      return ConformalSetsFitter.fit(
          probabilities.toArray(double[][]::new),
          truths.stream().mapToInt(Integer::intValue).toArray(),
          speakers,
          probability);
    }

    double coverage(ConformalSets sets) {
      int covered = 0;
      for (int i = 0; i < truths.size(); i++) {
        int truth = truths.get(i);
        covered +=
            Arrays.stream(sets.labels(probabilities.get(i))).anyMatch(k -> k == truth) ? 1 : 0;
      }
      return covered / (double) truths.size();
    }
  }

  /** Of two labels, the truth being the first. */
  private static void add(Clips clips, String speaker, double... truthProbabilities) {
    for (double p : truthProbabilities) {
      clips.add(new double[] {p, 1 - p}, 0, speaker);
    }
  }

  @ParameterizedTest
  @CsvSource({"16", "40"})
  void furtherSpeakers_areCoveredAsPromised_andNotMuchMore(int speakers) {
    Random random = new Random(speakers);
    double covered = 0;
    int rounds = 800;
    for (int round = 0; round < rounds; round++) {
      Clips heard = new Clips();
      for (int s = 0; s < speakers; s++) {
        heard.speaker(random);
      }
      covered += new Clips().speaker(random).coverage(heard.fit(NINETY)) / rounds;
    }
    assertTrue(covered >= NINETY, covered + " is covered");
    assertTrue(covered < NINETY + 1.0 / (speakers + 1) + 0.01, covered + " is too much");
  }

  @ParameterizedTest
  @CsvSource({"0.125, 0.9", "0.126, 0.6", "0.375, 0.6", "0.5, 0.4", "0.625, 0.4", "0.75, 0.2"})
  void threshold_isTheWeightedQuantileByHand(double probability, double least) {
    Clips clips = new Clips();
    add(clips, "two clips, an eighth each", 0.9, 0.2);
    add(clips, "one clip, a quarter", 0.6);
    add(clips, "another quarter, and one to come", 0.4);
    assertEquals(new ConformalSets(probability, least), clips.fit(probability));
  }

  @Test
  void speakers_countAlike_howeverManyClipsTheyHave() {
    Clips few = new Clips();
    Clips many = new Clips();
    for (int s = 0; s < 20; s++) {
      add(few, "speaker " + s, 0.3 + s / 100.0);
      for (int i = 0; i < (s < 3 ? 50 : 1); i++) {
        add(many, "speaker " + s, 0.3 + s / 100.0);
      }
    }
    assertEquals(few.fit(NINETY), many.fit(NINETY));
    assertEquals(0.31, few.fit(NINETY).leastProbability(), "the 19th of 20: 19 / 21 ≥ 0.9");
  }

  @Test
  void fewerThanNineSpeakers_giveEveryLabel() {
    Clips clips = new Clips();
    for (int s = 0; s < 8; s++) {
      add(clips, "speaker " + s, 0.9, 0.8, 0.7);
    }
    assertEquals(new ConformalSets(NINETY, 0), clips.fit(NINETY));
    assertArrayEquals(new int[] {1, 0, 2}, clips.fit(NINETY).labels(new double[] {0, 1, 0}));
    add(clips, "the ninth", 0.6);
    assertEquals(new ConformalSets(NINETY, 0.6), clips.fit(NINETY));
  }

  @Test
  void set_holdsTheMostProbableFirst_andIsNeverEmpty() {
    ConformalSets sets = new ConformalSets(NINETY, 0.2);
    assertArrayEquals(new int[] {2, 3, 0}, sets.labels(new double[] {0.2, 0.1, 0.45, 0.25}));
    assertArrayEquals(new int[] {1}, sets.labels(new double[] {0.15, 0.7, 0.15}));
    assertArrayEquals(
        new int[] {4}, sets.labels(new double[] {0.17, 0.16, 0.16, 0.16, 0.18, 0.17}));
  }

  @Test
  void nonsense_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ConformalSets(1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ConformalSets(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ConformalSets(NINETY, 1.5));
    assertThrows(IllegalArgumentException.class, () -> new ConformalSets(NINETY, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Clips().fit(NINETY));
    double[][] one = {{0.5, 0.5}};
    assertEquals(
        "every clip needs a speaker, got 1 clips and 2 speakers",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConformalSetsFitter.fit(one, new int[1], List.of("a", "b"), NINETY))
            .getMessage());
  }
}
