package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undertone.audio.Clip;
import org.undertone.testing.SyntheticSpeech;

class JointSetTest {

  private static final FeatureSet VECTOR = FeatureSets.named("means-180");
  private static final FeatureSet FRAMES = FeatureSets.named("log-mel-64");

  private final JointSet joint = new JointSet(VECTOR, FRAMES);

  @Test
  void partsOfARow_areWhatTheTwoSetsGiveByThemselves() {
    for (double seconds : new double[] {0.5, 1.3}) {
      Clip clip = SyntheticSpeech.DEFAULT.withSeconds(seconds).clip();
      FeatureTensor row = joint.extract(clip);
      FeatureTensor vector = VECTOR.extract(clip);
      FeatureTensor frames = FRAMES.extract(clip);
      assertEquals(List.of(180 + frames.values().length), row.shape());
      assertSame(vector, joint.vector(row));
      assertSame(frames, joint.frames(row));
    }
  }

  @Test
  void name_isOfBothSets_andTheVoiceIsTheVectors() {
    assertEquals("means-180+log-mel-64", joint.name());
    assertEquals(joint.name(), joint.extract(SyntheticSpeech.DEFAULT.clip()).set());
    assertEquals(180, joint.voiceValues());
    assertEquals(List.of(), joint.valueNames());
    JointSet studio = (JointSet) FeatureSets.named("expressive-2070+levelled-mel-64");
    assertEquals(2070, studio.voiceValues());
  }

  @Test
  void setsOfOtherShapes_areRefused() {
    for (List<FeatureSet> pair : List.of(List.of(FRAMES, VECTOR), List.of(VECTOR, VECTOR))) {
      assertEquals(
          "a vector and frames are needed, got "
              + pair.get(0).name()
              + " and "
              + pair.get(1).name(),
          assertThrows(IllegalArgumentException.class, () -> new JointSet(pair.get(0), pair.get(1)))
              .getMessage());
    }
  }

  private static void assertSame(FeatureTensor expected, FeatureTensor found) {
    assertEquals(expected.set(), found.set());
    assertEquals(expected.shape(), found.shape());
    assertArrayEquals(expected.values(), found.values());
  }
}
