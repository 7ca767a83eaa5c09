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

  private static final FeatureSet SECOND = FeatureSets.named("functionals-660");

  private final JointSet joint = new JointSet(List.of(VECTOR), FRAMES);

  @Test
  void partsOfARow_areWhatTheTwoSetsGiveByThemselves() {
    for (double seconds : new double[] {0.5, 1.3}) {
      Clip clip = SyntheticSpeech.DEFAULT.withSeconds(seconds).clip();
      FeatureTensor row = joint.extract(clip);
      FeatureTensor vector = VECTOR.extract(clip);
      FeatureTensor frames = FRAMES.extract(clip);
      assertEquals(List.of(180 + frames.values().length), row.shape());
      assertSame(vector, joint.vector(0, row));
      assertSame(frames, joint.frames(row));
    }
  }

  @Test
  void secondVector_standsBetweenTheFirstAndTheFrames() {
    JointSet three = new JointSet(List.of(VECTOR, SECOND), FRAMES);
    assertEquals(2, three.vectors());
    assertEquals("means-180+functionals-660+log-mel-64", three.name());
    assertEquals(840, three.voiceValues());
    Clip clip = SyntheticSpeech.DEFAULT.withSeconds(0.7).clip();
    FeatureTensor row = three.extract(clip);
    assertSame(VECTOR.extract(clip), three.vector(0, row));
    assertSame(SECOND.extract(clip), three.vector(1, row));
    assertSame(FRAMES.extract(clip), three.frames(row));
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
          "vectors and then frames are needed, got "
              + pair.get(0).name()
              + "+"
              + pair.get(1).name(),
          refusal(List.of(pair.get(0)), pair.get(1)));
    }
    assertEquals("vectors and then frames are needed, got log-mel-64", refusal(List.of(), FRAMES));
  }

  private static String refusal(List<FeatureSet> vectors, FeatureSet frames) {
    return assertThrows(IllegalArgumentException.class, () -> new JointSet(vectors, frames))
        .getMessage();
  }

  private static void assertSame(FeatureTensor expected, FeatureTensor found) {
    assertEquals(expected.set(), found.set());
    assertEquals(expected.shape(), found.shape());
    assertArrayEquals(expected.values(), found.values());
  }
}
