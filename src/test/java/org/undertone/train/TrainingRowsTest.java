package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

class TrainingRowsTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  private static Example example(int number, Label label, float value) {
    return TestExamples.of(
        number,
        label,
        Optional.of("mine:" + number),
        new FeatureTensor("none", List.of(1), new float[] {value}));
  }

  @Test
  void everyClip_isFollowedByItsCopies_andOthersAreNotLearnedFrom() {
    List<Example> clips =
        List.of(example(0, Label.SAD, 1), example(1, Label.ANGRY, 2), example(2, Label.ANGRY, 3));
    List<Example> copies = List.of(example(2, Label.ANGRY, 30), example(0, Label.SAD, 10));
    Lesson lesson =
        new Lesson(
            LABELS,
            List.of(clips.get(2), clips.get(1)),
            new Material(LABELS, clips, copies),
            Path.of("no checkpoint"));
    TrainingRows rows = TrainingRows.of(lesson);
    assertArrayEquals(new float[][] {{3}, {30}, {2}}, rows.valueArray());
    assertArrayEquals(new int[] {0, 0, 0}, rows.labelArray());
    assertArrayEquals(new double[] {1, 1, 1}, rows.weightArray());
    assertEquals(3, rows.values().size());
  }
}
