package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
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

  TrainingRows {
    values = List.copyOf(values);
    labels = List.copyOf(labels);
    weights = List.copyOf(weights);
  }

  static TrainingRows of(Lesson lesson) {
    List<float[]> values = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (Sample sample : lesson.material().of(lesson.training())) {
      for (float[] row : sample.variants()) {
        values.add(row);
        labels.add(sample.label());
        weights.add(sample.weight());
      }
    }
    return new TrainingRows(values, labels, weights);
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
