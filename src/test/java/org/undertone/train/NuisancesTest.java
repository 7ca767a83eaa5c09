package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Nuisance;
import org.undertone.model.Label;

class NuisancesTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  /** One copy of another kind, two voices, one recording. */
  private static Lesson lesson() {
    List<Example> clips =
        List.of(TestExamples.of(0, Label.SAD, 1), TestExamples.of(1, Label.ANGRY, 2));
    List<Example> copies =
        List.of(
            TestExamples.of(0, Label.SAD, 10),
            TestExamples.of(1, Label.ANGRY, 20),
            TestExamples.of(0, Label.SAD, 11),
            TestExamples.of(1, Label.ANGRY, 21),
            TestExamples.of(0, Label.SAD, 12),
            TestExamples.of(1, Label.ANGRY, 22),
            TestExamples.of(0, Label.SAD, 13),
            TestExamples.of(1, Label.ANGRY, 23));
    return new Lesson(LABELS, clips, new Material(clips, copies), Path.of("no checkpoint"));
  }

  @Test
  void voicesAndRecordings_areTheLastCopies_eachKindByItself() {
    List<Nuisance> copies = Nuisances.copies(lesson(), List.of(2, 1));
    assertEquals(2, copies.size());
    assertRows(copies.get(0).changed(), 11, 12, 21, 22);
    assertRows(copies.get(0).original(), 1, 1, 2, 2);
    assertRows(copies.get(1).changed(), 13, 23);
    assertRows(copies.get(1).original(), 1, 2);
    assertEquals(1, copies.get(0).weight());
    assertEquals(1, copies.get(1).weight());
    List<Nuisance> three = Nuisances.copies(lesson(), List.of(1, 1, 1));
    assertRows(three.get(0).changed(), 11, 21);
    assertRows(three.get(1).changed(), 12, 22);
    assertRows(three.get(2).changed(), 13, 23);
  }

  @Test
  void kindsWithoutCopies_tellNothing() {
    assertEquals(List.of(), Nuisances.copies(lesson(), List.of(0, 0)));
    assertEquals(1, Nuisances.copies(lesson(), List.of(0, 2)).size());
    assertEquals(1, Nuisances.copies(lesson(), List.of(1, 0)).size());
    assertRows(Nuisances.copies(lesson(), List.of(1, 0)).get(0).changed(), 13, 23);
  }

  @Test
  void speakers_areOneMore() {
    List<Nuisance> copies = Nuisances.copies(lesson(), List.of(2, 1));
    assertEquals(copies, Nuisances.withSpeakers(lesson(), copies).subList(0, 2));
    assertEquals(3, Nuisances.withSpeakers(lesson(), copies).size());
  }

  /** Sad clips are 2 on average and angry ones 7, whoever speaks. */
  @Test
  void speakers_differFromWhatTheLabelsOfTheirClipsLetExpect() {
    List<Example> clips =
        List.of(
            spoken(0, Label.SAD, "a", 1),
            spoken(1, Label.ANGRY, "a", 5),
            spoken(2, Label.SAD, "b", 3),
            spoken(3, Label.ANGRY, "b", 6),
            spoken(4, Label.ANGRY, "b", 10));
    Lesson lesson =
        new Lesson(LABELS, clips, new Material(clips, List.of()), Path.of("no checkpoint"));
    Nuisance speakers = Nuisances.withSpeakers(lesson, List.of()).get(0);
    assertRows(speakers.changed(), 3, 19 / 3f);
    assertRows(speakers.original(), 4.5f, 16 / 3f);
    assertEquals(10, speakers.weight());
    Lesson oneVoice =
        new Lesson(
            LABELS,
            clips.subList(0, 2),
            new Material(clips.subList(0, 2), List.of()),
            Path.of("no checkpoint"));
    assertEquals(List.of(), Nuisances.withSpeakers(oneVoice, List.of()));
  }

  private static Example spoken(int number, Label label, String speaker, float value) {
    FeatureTensor features = new FeatureTensor("none", List.of(1), new float[] {value});
    return TestExamples.of(number, label, Optional.of("mine:" + speaker), features);
  }

  private static void assertRows(List<float[]> rows, float... values) {
    assertEquals(values.length, rows.size());
    for (int i = 0; i < values.length; i++) {
      assertArrayEquals(new float[] {values[i]}, rows.get(i));
    }
  }
}
