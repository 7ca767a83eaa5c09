package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpeakerStatisticsTest {

  private static List<float[]> rows(Random random, int count, double about) {
    return Stream.generate(
            () -> new float[] {(float) (about + random.nextGaussian()), random.nextFloat() * 100})
        .limit(count)
        .toList();
  }

  @Test
  void clipsAndOthers_areAsIfAllHadBeenMeasuredAtOnce() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      List<float[]> first = rows(random, 1 + random.nextInt(30), 0);
      List<float[]> others = rows(random, 1 + random.nextInt(30), 50);
      SpeakerStatistics together = SpeakerStatistics.of(first).with(SpeakerStatistics.of(others));
      SpeakerStatistics atOnce =
          SpeakerStatistics.of(Stream.concat(first.stream(), others.stream()).toList());
      assertEquals(first.size() + others.size(), together.clips());
      assertArrayEquals(atOnce.mean(), together.mean(), 1e-9);
      assertArrayEquals(atOnce.variance(), together.variance(), 1e-8);
    }
  }

  @Test
  void oneClipAfterTheOther_isAsIfAllHadBeenMeasuredAtOnce() {
    List<float[]> clips = rows(new Random(12), 300, -7);
    SpeakerStatistics grown = SpeakerStatistics.of(clips.subList(0, 1));
    for (float[] clip : clips.subList(1, clips.size())) {
      grown = grown.with(SpeakerStatistics.of(List.of(clip)));
    }
    SpeakerStatistics atOnce = SpeakerStatistics.of(clips);
    assertEquals(300, grown.clips());
    assertArrayEquals(atOnce.mean(), grown.mean(), 1e-9);
    assertArrayEquals(atOnce.variance(), grown.variance(), 1e-8);
  }

  @Test
  void whatNeverVaries_hasNoVariance() {
    SpeakerStatistics same = SpeakerStatistics.of(List.of(new float[] {0.1f}));
    SpeakerStatistics grown = same;
    for (int i = 0; i < 9; i++) {
      grown = grown.with(same);
    }
    assertArrayEquals(new double[] {0.1f}, grown.mean());
    assertArrayEquals(new double[] {0}, grown.variance());
  }

  @Test
  void others_ofOtherFeatures_areRefused() {
    SpeakerStatistics one = new SpeakerStatistics(1, new double[1], new double[1]);
    SpeakerStatistics two = new SpeakerStatistics(1, new double[2], new double[2]);
    assertEquals(
        "others must have 1 features, got 2",
        assertThrows(IllegalArgumentException.class, () -> one.with(two)).getMessage());
  }
}
