package org.undertone.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.network.Sample;
import org.undertone.model.Label;

/**
 * What is learned from: for each utterance its tensor and those of its altered copies, held once
 * for all folds. Built by one thread; then safe to read by many.
 */
final class Material {

  private final Map<Utterance, Sample> samples = new HashMap<>();

  /**
   * @param copies altered examples, any number of each utterance of {@code examples}
   */
  Material(List<Label> labels, List<Example> examples, List<Example> copies) {
    Map<Utterance, List<FeatureTensor>> tensors = new HashMap<>();
    for (List<Example> part : List.of(examples, copies)) {
      for (Example example : part) {
        tensors
            .computeIfAbsent(example.utterance(), utterance -> new ArrayList<>())
            .add(example.features());
      }
    }
    tensors.forEach(
        (utterance, variants) ->
            samples.put(
                utterance,
                new Sample(
                    variants.stream().map(FeatureTensor::values).toList(),
                    variants.stream().map(FeatureTensor::shape).toList(),
                    labels.indexOf(utterance.label()))));
  }

  /** The samples of examples, in their order, weighted among each other by {@link Balance}. */
  List<Sample> of(List<Example> examples) {
    double[] weights = Balance.weights(examples);
    List<Sample> weighted = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      weighted.add(samples.get(examples.get(i).utterance()).withWeight(weights[i]));
    }
    return weighted;
  }
}
