package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.testing.SyntheticSpeech;

class JointSetTest {

  private final JointSet joint = new JointSet();

  /** Of more than ten seconds the frames are of a part, the vectors of all. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1.3, 9.9, 12})
  void partsThatHearTheSameVoice_areWhatTheSetsGiveByThemselves(double seconds) {
    Clip clip = SyntheticSpeech.DEFAULT.withSeconds(seconds).clip();
    FeatureTensor row = joint.extract(clip);
    FeatureTensor frames = FeatureSets.named("levelled-voice-88").extract(clip);
    assertEquals(List.of(4140 + frames.values().length), row.shape());
    assertSame(frames, joint.frames(row));
    FeatureTensor vectors = joint.vectors(row);
    assertEquals("expressive-2070+denoised-2070", vectors.set());
    assertEquals(List.of(4140), vectors.shape());
    assertArrayEquals(
        FeatureSets.named("expressive-2070").extract(clip).values(),
        Arrays.copyOf(vectors.values(), 2070));
    assertArrayEquals(
        FeatureSets.named("denoised-2070").extract(clip).values(),
        Arrays.copyOfRange(vectors.values(), 2070, 4140));
  }

  /** Frames are taken every 16 ms, statistics every 10 ms; of the bands there are none. */
  @Test
  void rowMeans_areThoseOfTheCourses() {
    List<Integer> places = joint.rowMeans();
    assertEquals(88, places.size());
    assertEquals(Collections.nCopies(64, -1), places.subList(0, 64));
    assertEquals(-1, places.get(87));
    FeatureTensor row = joint.extract(SyntheticSpeech.DEFAULT.withSeconds(3).clip());
    float[] frames = joint.frames(row).values();
    int columns = frames.length / 88;
    int voiced = 87 * columns;
    for (int r = 78; r < 83; r++) {
      double sum = 0;
      int count = 0;
      for (int t = 0; t < columns; t++) {
        if (frames[voiced + t] == 1) {
          sum += frames[r * columns + t];
          count++;
        }
      }
      float mean = row.values()[places.get(r)];
      assertEquals(mean, sum / count, 0.03 * Math.abs(mean) + 0.3, "row " + r);
    }
  }

  @Test
  void name_isOfAllSets_andTheVoiceIsTheVectors() {
    assertEquals("expressive-2070+denoised-2070+levelled-voice-88", joint.name());
    assertEquals(joint.name(), joint.extract(SyntheticSpeech.DEFAULT.clip()).set());
    assertEquals(4140, joint.voiceValues());
    assertEquals(List.of(), joint.valueNames());
  }

  private static void assertSame(FeatureTensor expected, FeatureTensor found) {
    assertEquals(expected.set(), found.set());
    assertEquals(expected.shape(), found.shape());
    assertArrayEquals(expected.values(), found.values());
  }
}
