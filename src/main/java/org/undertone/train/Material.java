package org.undertone.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.network.Sample;
import org.undertone.model.Label;

/**
 * What is learned from: for each utterance its tensor and those of its altered copies, held once
 * for all folds, whole or in parts for several classifiers. Built by one thread; then safe to read
 * by many.
 */
final class Material {

  private final List<Map<Utterance, Sample>> parts;
  private final int chosen;
  private final Optional<List<Integer>> copies;

  /**
   * Whole.
   *
   * @param copies altered examples, any number of each utterance of {@code examples}
   */
  Material(List<Label> labels, List<Example> examples, List<Example> copies) {
    this(labels, examples, copies, List.of(UnaryOperator.identity()));
  }

  /**
   * In parts.
   *
   * @param parts what each classifier looks at of an example's features; at least one
   */
  Material(
      List<Label> labels,
      List<Example> examples,
      List<Example> copies,
      List<UnaryOperator<FeatureTensor>> parts) {
    this(
        parts.stream().map(part -> samples(labels, examples, copies, part)).toList(),
        0,
        Optional.empty());
  }

  private Material(List<Map<Utterance, Sample>> parts, int chosen, Optional<List<Integer>> copies) {
    this.parts = parts;
    this.chosen = chosen;
    this.copies = copies;
  }

  private static Map<Utterance, Sample> samples(
      List<Label> labels,
      List<Example> examples,
      List<Example> copies,
      UnaryOperator<FeatureTensor> part) {
    Map<Utterance, List<FeatureTensor>> tensors = new HashMap<>();
    for (List<Example> some : List.of(examples, copies)) {
      for (Example example : some) {
        tensors
            .computeIfAbsent(example.utterance(), utterance -> new ArrayList<>())
            .add(part.apply(example.features()));
      }
    }
    Map<Utterance, Sample> samples = new HashMap<>();
    tensors.forEach(
        (utterance, variants) ->
            samples.put(
                utterance,
                new Sample(
                    variants.stream().map(FeatureTensor::values).toList(),
                    variants.stream().map(FeatureTensor::shape).toList(),
                    labels.indexOf(utterance.label()))));
    return samples;
  }

  /**
   * The same of another part, by its place from 0.
   *
   * @param heeded which of the copies belong to it, by their places from 0, in its own order
   */
  Material part(int place, List<Integer> heeded) {
    return new Material(parts, place, Optional.of(heeded));
  }

  /**
   * The samples of examples, in their order, weighted among each other by {@link Balance}: each
   * clip as it is, then its copies.
   */
  List<Sample> of(List<Example> examples) {
    double[] weights = Balance.weights(examples);
    List<Sample> weighted = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Sample sample = parts.get(chosen).get(examples.get(i).utterance());
      weighted.add(copies.map(sample::withOnly).orElse(sample).withWeight(weights[i]));
    }
    return weighted;
  }
}
