package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import org.undertone.corpus.Example;
import org.undertone.learn.Classifier;

/**
 * What classifiers said of examples that they did not learn from, before any calibration.
 *
 * @param probabilities of each label, for each example
 */
record OutOfFold(List<Example> examples, List<double[]> probabilities) {

  /** Nothing was said. */
  static final OutOfFold NONE = new OutOfFold(List.of(), List.of());

  OutOfFold {
    examples = List.copyOf(examples);
    probabilities = List.copyOf(probabilities);
  }

  static OutOfFold of(Classifier classifier, List<Example> unheard) {
    return new OutOfFold(
        unheard,
        unheard.stream()
            .map(e -> classifier.probabilities(e.features().values(), e.features().shape()))
            .toList());
  }

  static OutOfFold all(List<OutOfFold> parts) {
    List<Example> examples = new ArrayList<>();
    List<double[]> probabilities = new ArrayList<>();
    for (OutOfFold part : parts) {
      examples.addAll(part.examples);
      probabilities.addAll(part.probabilities);
    }
    return new OutOfFold(examples, probabilities);
  }
}
