package org.undertone.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.network.Sample;

/**
 * What is learned from: for each utterance its tensor and those of its altered copies, held once
 * for all folds, whole or in parts for several classifiers. Built by one thread; then safe to read
 * by many.
 */
final class Material {

  private final List<Map<Utterance, Tensors>> parts;
  private final int chosen;
  private final Optional<List<Integer>> copies;

  /**
   * Whole.
   *
   * @param copies altered examples, any number of each utterance of {@code examples}
   */
  Material(List<Example> examples, List<Example> copies) {
    this(examples, copies, List.of(UnaryOperator.identity()));
  }

  /**
   * In parts.
   *
   * @param parts what each classifier looks at of an example's features; at least one
   */
  Material(List<Example> examples, List<Example> copies, List<UnaryOperator<FeatureTensor>> parts) {
    this(parts.stream().map(part -> tensors(examples, copies, part)).toList(), 0, Optional.empty());
  }

  private Material(
      List<Map<Utterance, Tensors>> parts, int chosen, Optional<List<Integer>> copies) {
    this.parts = parts;
    this.chosen = chosen;
    this.copies = copies;
  }

  private static Map<Utterance, Tensors> tensors(
      List<Example> examples, List<Example> copies, UnaryOperator<FeatureTensor> part) {
    Map<Utterance, List<FeatureTensor>> variants = new HashMap<>();
    for (List<Example> some : List.of(examples, copies)) {
      for (Example example : some) {
        variants
            .computeIfAbsent(example.utterance(), utterance -> new ArrayList<>())
            .add(part.apply(example.features()));
      }
    }
    Map<Utterance, Tensors> tensors = new HashMap<>();
    variants.forEach((utterance, some) -> tensors.put(utterance, Tensors.of(some)));
    return tensors;
  }

  /** A clip, then its copies. */
  private record Tensors(List<float[]> values, List<List<Integer>> shapes) {

    static Tensors of(List<FeatureTensor> variants) {
      return new Tensors(
          variants.stream().map(FeatureTensor::values).toList(),
          variants.stream().map(FeatureTensor::shape).toList());
    }

    /** The same with some of the copies alone, by their places among them; where it has any. */
    Tensors withOnly(List<Integer> copies) {
      if (values.size() == 1) {
        return this;
      }
      List<float[]> some = new ArrayList<>(List.of(values.get(0)));
      List<List<Integer>> someShapes = new ArrayList<>(List.of(shapes.get(0)));
      for (int place : copies) {
        some.add(values.get(place + 1));
        someShapes.add(shapes.get(place + 1));
      }
      return new Tensors(some, someShapes);
    }
  }

  /** All that is learned from or tested in some fold. */
  Set<Utterance> utterances() {
    return parts.get(chosen).keySet();
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
  List<Sample> of(List<Example> examples, Classes classes) {
    double[] weights = Balance.weights(examples, classes);
    List<Sample> weighted = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      Utterance utterance = examples.get(i).utterance();
      Tensors all = parts.get(chosen).get(utterance);
      Tensors heeded = copies.map(all::withOnly).orElse(all);
      weighted.add(
          new Sample(heeded.values(), heeded.shapes(), classes.of(utterance))
              .withWeight(weights[i]));
    }
    return weighted;
  }
}
