package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

class MaterialTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  private static FeatureTensor tensor(float... values) {
    return new FeatureTensor("none", List.of(values.length), values);
  }

  @Test
  void part_heedsItsOwnCopies_inItsOwnOrder_andClipsWithoutAnyStay() {
    List<Example> clips =
        List.of(TestExamples.of(0, Label.SAD, 1, 2), TestExamples.of(1, Label.SAD, 3, 4));
    List<Example> copies =
        List.of(
            TestExamples.of(0, Label.SAD, 10, 20),
            TestExamples.of(0, Label.SAD, 11, 21),
            TestExamples.of(0, Label.SAD, 12, 22));
    List<UnaryOperator<FeatureTensor>> parts =
        List.of(row -> tensor(row.values()[0]), row -> tensor(row.values()[1]));
    Material second = new Material(clips, copies, parts).part(1, List.of(2, 0));
    List<List<float[]>> variants =
        second.of(clips, Classes.of(LABELS)).stream()
            .map(s -> IntStream.range(0, s.variantCount()).mapToObj(s::variant).toList())
            .toList();
    assertArrayEquals(new float[][] {{2}, {22}, {20}}, variants.get(0).toArray(float[][]::new));
    assertArrayEquals(new float[][] {{4}}, variants.get(1).toArray(float[][]::new));
    assertEquals(1, second.of(clips, Classes.of(LABELS)).get(0).label());
  }
}
