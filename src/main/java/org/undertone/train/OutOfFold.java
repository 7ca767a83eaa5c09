package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.undertone.corpus.Example;
import org.undertone.corpus.Fold;
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

  /**
   * Of models of a recipe, each fitted to the examples of a lesson but for those of one fold.
   *
   * @param steps how many steps one such fit takes; all of them together take as many for the
   *     listener
   */
  static OutOfFold byFolds(
      Recipe recipe, Lesson lesson, List<Fold> folds, int steps, FitListener listener)
      throws IOException, InterruptedException {
    List<OutOfFold> parts = new ArrayList<>();
    for (Fold fold : folds) {
      FitListener own = listener.from(parts.size() * steps / folds.size(), folds.size());
      Lesson others = lesson.of(fold.training(lesson.training()));
      parts.add(of(recipe.learn(others, own).classifier(), fold.test(lesson.training())));
    }
    return all(parts);
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
