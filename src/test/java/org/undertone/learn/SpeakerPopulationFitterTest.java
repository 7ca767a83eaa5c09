package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpeakerPopulationFitterTest {

  /** Clips of speakers whose means, and whose clips about them, are normal. */
  private static final class Clips {
    final List<float[]> rows = new ArrayList<>();
    final List<String> speakers = new ArrayList<>();
    final List<Boolean> ordinary = new ArrayList<>();

    Clips(int speakerCount, int most, double between, double within, long seed) {
      Random random = new Random(seed);
      for (int s = 0; s < speakerCount; s++) {
        double own = 5 + random.nextGaussian() * Math.sqrt(between);
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
          boolean plain = i % 3 == 0;
          double value = own + random.nextGaussian() * Math.sqrt(within) - (plain ? 2 : 0);
          rows.add(new float[] {(float) value, 1});
          speakers.add("speaker " + s);
          ordinary.add(plain);
        }
      }
    }

    SpeakerPopulation fit() {
      boolean[] flags = new boolean[ordinary.size()];
      for (int i = 0; i < flags.length; i++) {
        flags[i] = ordinary.get(i);
      }
      return SpeakerPopulationFitter.fit(rows.toArray(float[][]::new), speakers, flags);
    }

    /** The values of the first feature of one speaker's clips. */
    double[] of(String speaker, boolean ordinaryAlone) {
      double[] all = new double[rows.size()];
      int count = 0;
      for (int i = 0; i < rows.size(); i++) {
        if (speakers.get(i).equals(speaker) && (!ordinaryAlone || ordinary.get(i))) {
          all[count++] = rows.get(i)[0];
        }
      }
      return Arrays.copyOf(all, count);
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Test
  void numbers_areTheEstimatesOfTheRandomEffectsModel() {
    Clips clips = new Clips(9, 12, 4, 2, 3);
    List<String> names = clips.speakers.stream().distinct().toList();
    double[] means = names.stream().mapToDouble(s -> mean(clips.of(s, false))).toArray();
    double grand = mean(means);
    double within = 0;
    double between = 0;
    double inverse = 0;
    double ordinary = 0;
    long telling = names.stream().filter(s -> clips.of(s, false).length > 1).count();
    for (int s = 0; s < means.length; s++) {
      double[] own = clips.of(names.get(s), false);
      double squares = 0;
      for (double value : own) {
        squares += (value - means[s]) * (value - means[s]);
      }
      within += own.length > 1 ? squares / (own.length - 1) / telling : 0;
      between += (means[s] - grand) * (means[s] - grand) / (means.length - 1);
      inverse += 1.0 / own.length / means.length;
      ordinary += mean(clips.of(names.get(s), true)) / means.length;
    }
    SpeakerPopulation fitted = clips.fit();
    assertEquals(grand, fitted.mean()[0], 1e-5);
    assertEquals(ordinary, fitted.ordinaryMean()[0], 1e-5);
    assertEquals(within, fitted.within()[0], 1e-5);
    assertEquals(between - within * inverse, fitted.between()[0], 1e-5);
    assertArrayEquals(
        new double[] {1, 0, 0},
        new double[] {fitted.mean()[1], fitted.within()[1], fitted.between()[1]});
  }

  @Test
  void manySpeakers_giveBackTheVariancesThatTheyWereDrawnWith() {
    SpeakerPopulation fitted = new Clips(4000, 60, 9, 4, 1).fit();
    assertEquals(9, fitted.between()[0], 0.6);
    assertEquals(4, fitted.within()[0], 1); // the ordinary clips lie 2 lower, and that counts too
    assertEquals(2.0 * 2 / 3, fitted.mean()[0] - fitted.ordinaryMean()[0], 0.1);
  }

  @Test
  void speakersThatDoNotDiffer_haveNoVarianceBetweenThem() {
    float[][] rows = {{1}, {3}, {1}, {3}, {1}, {3}};
    SpeakerPopulation fitted =
        SpeakerPopulationFitter.fit(rows, List.of("a", "a", "b", "b", "c", "c"), new boolean[6]);
    assertArrayEquals(new double[] {0}, fitted.between());
    assertArrayEquals(new double[] {2}, fitted.within());
    assertArrayEquals(fitted.mean(), fitted.ordinaryMean()); // no voice is known to be ordinary
  }

  /** A speaker of one clip tells nothing of how a voice varies, however many there are. */
  @Test
  void speakersOfOneClip_doNotNarrowTheVoice() {
    Random random = new Random(8);
    List<float[]> rows = new ArrayList<>();
    List<String> speakers = new ArrayList<>();
    for (int s = 0; s < 1000; s++) {
      double mean = 2 * random.nextGaussian();
      int count = s % 2 == 0 ? 1 : 2;
      for (int i = 0; i < count; i++) {
        rows.add(new float[] {(float) (mean + 3 * random.nextGaussian())});
        speakers.add("speaker " + s);
      }
    }
    SpeakerPopulation fitted =
        SpeakerPopulationFitter.fit(
            rows.toArray(float[][]::new), speakers, new boolean[rows.size()]);
    assertEquals(9, fitted.within()[0], 1);
    assertEquals(4, fitted.between()[0], 1.5);
  }

  @Test
  void adaptedByAllTheirClips_speakersLieTogether() {
    Clips clips = new Clips(8, 400, 25, 1, 11);
    SpeakerPopulation fitted = clips.fit();
    for (String speaker : clips.speakers.stream().distinct().toList()) {
      List<float[]> own = new ArrayList<>();
      for (int i = 0; i < clips.rows.size(); i++) {
        if (clips.speakers.get(i).equals(speaker)) {
          own.add(clips.rows.get(i));
        }
      }
      SpeakerStatistics known = SpeakerStatistics.of(own);
      double mean =
          own.stream()
              .mapToDouble(row -> fitted.adapt(row, known, false)[0])
              .average()
              .orElseThrow();
      assertEquals(fitted.mean()[0], mean, 0.5, speaker);
    }
  }

  @Test
  void tooFewSpeakersAndUnequalCounts_areRefused() {
    float[][] rows = {{1}, {2}, {3}};
    assertEquals(
        "speakers must be at least 3, got 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> SpeakerPopulationFitter.fit(rows, List.of("a", "b", "a"), new boolean[3]))
            .getMessage());
    assertEquals(
        "rows, speakers and ordinary must be equally many, got 3, 3 and 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> SpeakerPopulationFitter.fit(rows, List.of("a", "b", "c"), new boolean[2]))
            .getMessage());
  }
}
