package org.undertone.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.undertone.corpus.Example;
import org.undertone.learn.network.Sample;

/**
 * What models of whole-clip features learn from: every clip, followed by its copies.
 *
 * @param values a row of features each
 * @param labels the index of each row's label
 * @param weights what each row counts beside its label's, see {@link Balance}; a copy as much as
 *     its clip
 */
record TrainingRows(List<float[]> values, List<Integer> labels, List<Double> weights) {

  static final TrainingRows NONE = new TrainingRows(List.of(), List.of(), List.of());

  TrainingRows {
    values = List.copyOf(values);
    labels = List.copyOf(labels);
    weights = List.copyOf(weights);
  }

  static TrainingRows of(Lesson lesson) {
    return of(lesson, 0, Integer.MAX_VALUE, (example, values) -> values);
  }

  /** Every clip as it is. */
  static TrainingRows withoutCopies(Lesson lesson) {
    return of(lesson, 0, 1, (example, values) -> values);
  }

  /**
   * The copies alone, in another way than as they are.
   *
   * @param way gives the values to learn from for an example and those of its copy
   */
  static TrainingRows copies(Lesson lesson, BiFunction<Example, float[], float[]> way) {
    return of(lesson, 1, Integer.MAX_VALUE, way);
  }

  private static TrainingRows of(
      Lesson lesson, int from, int to, BiFunction<Example, float[], float[]> way) {
    List<float[]> values = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    List<Sample> samples = lesson.samples(lesson.training());
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      for (int v = from; v < Math.min(to, sample.variantCount()); v++) {
        values.add(way.apply(lesson.training().get(i), sample.variant(v)));
        labels.add(sample.label());
        weights.add(sample.weight());
      }
    }
    return new TrainingRows(values, labels, weights);
  }

  /**
   * The training clips of a lesson in other ways than as they are.
   *
   * @param ways each a row for every clip, such as {@link Voices#adapted}
   */
  static TrainingRows adapted(Lesson lesson, List<List<float[]>> ways) {
    List<Integer> labels = Arrays.stream(lesson.truths(lesson.training())).boxed().toList();
    List<Double> weights = Arrays.stream(lesson.weights(lesson.training())).boxed().toList();
    TrainingRows adapted = NONE;
    for (List<float[]> rows : ways) {
      adapted = adapted.and(new TrainingRows(rows, labels, weights));
    }
    return adapted;
  }

  /** These and others. */
  TrainingRows and(TrainingRows more) {
    return new TrainingRows(
        joined(values, more.values), joined(labels, more.labels), joined(weights, more.weights));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** The weights times such that every label counts alike where all rows of it count 1. */
  double[] balancedWeights(int labelCount) {
    int[] counts = new int[labelCount];
    labels.forEach(label -> counts[label]++);
    double[] balanced = weightArray();
    for (int i = 0; i < balanced.length; i++) {
      balanced[i] *= labels.size() / (double) (labelCount * counts[labels.get(i)]);
    }
    return balanced;
  }

  float[][] valueArray() {
    return values.toArray(float[][]::new);
  }

  int[] labelArray() {
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  double[] weightArray() {
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
