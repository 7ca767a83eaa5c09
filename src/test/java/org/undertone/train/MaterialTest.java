package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

class MaterialTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  private static Example example(int number, float... values) {
    return TestExamples.of(number, Label.SAD, Optional.of("mine:" + number), tensor(values));
  }

  private static FeatureTensor tensor(float... values) {
    return new FeatureTensor("none", List.of(values.length), values);
  }

  @Test
  void part_heedsItsOwnCopies_inItsOwnOrder_andClipsWithoutAnyStay() {
    List<Example> clips = List.of(example(0, 1, 2), example(1, 3, 4));
    List<Example> copies = List.of(example(0, 10, 20), example(0, 11, 21), example(0, 12, 22));
    List<UnaryOperator<FeatureTensor>> parts =
        List.of(row -> tensor(row.values()[0]), row -> tensor(row.values()[1]));
    Material second = new Material(LABELS, clips, copies, parts).part(1, List.of(2, 0));
    List<List<float[]>> variants = second.of(clips).stream().map(s -> s.variants()).toList();
    assertArrayEquals(new float[][] {{2}, {22}, {20}}, variants.get(0).toArray(float[][]::new));
    assertArrayEquals(new float[][] {{4}}, variants.get(1).toArray(float[][]::new));
    assertEquals(1, second.of(clips).get(0).label());
  }
}
