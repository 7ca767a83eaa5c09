package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.model.Label;

class TrainingRowsTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  @Test
  void everyClip_isFollowedByItsCopies_andOthersAreNotLearnedFrom() {
    List<Example> clips =
        List.of(
            TestExamples.of(0, Label.SAD, 1),
            TestExamples.of(1, Label.ANGRY, 2),
            TestExamples.of(2, Label.ANGRY, 3));
    List<Example> copies =
        List.of(TestExamples.of(2, Label.ANGRY, 30), TestExamples.of(0, Label.SAD, 10));
    Lesson lesson =
        new Lesson(
            LABELS,
            List.of(clips.get(2), clips.get(1)),
            new Material(clips, copies),
            Path.of("no checkpoint"));
    TrainingRows rows = TrainingRows.of(lesson);
    assertArrayEquals(new float[][] {{3}, {30}, {2}}, rows.valueArray());
    assertArrayEquals(new int[] {0, 0, 0}, rows.labelArray());
    assertArrayEquals(new double[] {1, 1, 1}, rows.weightArray());
    assertEquals(3, rows.values().size());
  }
}
