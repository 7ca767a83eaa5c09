package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.testing.SyntheticSpeech;

class JointSetTest {

  private static final FeatureSet VECTOR = FeatureSets.named("means-180");
  private static final FeatureSet FRAMES = FeatureSets.named("log-mel-64");

  private static final FeatureSet SECOND = FeatureSets.named("functionals-660");

  private final JointSet joint = new JointSet(VECTOR, SECOND, FRAMES);

  @Test
  void partsOfARow_areWhatTheSetsGiveByThemselves() {
    for (double seconds : new double[] {0.5, 1.3}) {
      Clip clip = SyntheticSpeech.DEFAULT.withSeconds(seconds).clip();
      FeatureTensor row = joint.extract(clip);
      FeatureTensor frames = FRAMES.extract(clip);
      assertEquals(List.of(840 + frames.values().length), row.shape());
      assertSame(VECTOR.extract(clip), joint.vector(0, row));
      assertSame(SECOND.extract(clip), joint.vector(1, row));
      assertSame(frames, joint.frames(row));
    }
  }

  /** Of more than ten seconds the frames are of a part, the vectors of all. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1.3, 9.9, 12})
  void partsThatHearTheSameVoice_areWhatTheSetsGiveByThemselves(double seconds) {
    Clip clip = SyntheticSpeech.DEFAULT.withSeconds(seconds).clip();
    String name = "expressive-2070+denoised-2070+levelled-voice-88";
    JointSet voice = (JointSet) FeatureSets.named(name);
    FeatureTensor row = voice.extract(clip);
    assertSame(FeatureSets.named("expressive-2070").extract(clip), voice.vector(0, row));
    assertSame(FeatureSets.named("denoised-2070").extract(clip), voice.vector(1, row));
    assertSame(FeatureSets.named("levelled-voice-88").extract(clip), voice.frames(row));
  }

  /** Frames are taken every 16 ms, statistics every 10 ms; of the bands there are none. */
  @Test
  void rowMeans_areThoseOfTheCourses() {
    JointSet voice =
        (JointSet) FeatureSets.named("expressive-2070+denoised-2070+levelled-voice-88");
    List<Integer> places = voice.rowMeans();
    assertEquals(88, places.size());
    assertEquals(Collections.nCopies(64, -1), places.subList(0, 64));
    assertEquals(-1, places.get(87));
    FeatureTensor row = voice.extract(SyntheticSpeech.DEFAULT.withSeconds(3).clip());
    float[] frames = voice.frames(row).values();
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
    assertEquals(List.of(), joint.rowMeans());
  }

  @Test
  void name_isOfAllSets_andTheVoiceIsTheVectors() {
    assertEquals("means-180+functionals-660+log-mel-64", joint.name());
    assertEquals(joint.name(), joint.extract(SyntheticSpeech.DEFAULT.clip()).set());
    assertEquals(840, joint.voiceValues());
    assertEquals(List.of(), joint.valueNames());
  }

  @Test
  void setsOfOtherShapes_areRefused() {
    assertRefused(FRAMES, VECTOR, FRAMES);
    assertRefused(VECTOR, FRAMES, FRAMES);
    assertRefused(VECTOR, SECOND, VECTOR);
  }

  private static void assertRefused(FeatureSet first, FeatureSet second, FeatureSet frames) {
    assertEquals(
        "two vectors and then frames are needed, got "
            + String.join("+", first.name(), second.name(), frames.name()),
        assertThrows(IllegalArgumentException.class, () -> new JointSet(first, second, frames))
            .getMessage());
  }

  private static void assertSame(FeatureTensor expected, FeatureTensor found) {
    assertEquals(expected.set(), found.set());
    assertEquals(expected.shape(), found.shape());
    assertArrayEquals(expected.values(), found.values());
  }
}
