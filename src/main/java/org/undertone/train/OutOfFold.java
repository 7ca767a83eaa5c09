package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.undertone.corpus.Example;
import org.undertone.corpus.Fold;
import org.undertone.corpus.Protocol;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Classifier;
import org.undertone.learn.SpeakerPopulation;

/**
 * What classifiers said of examples that they did not learn from, before any calibration.
 *
 * @param probabilities of each label, for each example
 * @param adapted the same with a baseline of the speaker's voice, of all their examples; the very
 *     same where none can be used
 */
record OutOfFold(List<Example> examples, List<double[]> probabilities, List<double[]> adapted) {

  /** Nothing was said. */
  static final OutOfFold NONE = new OutOfFold(List.of(), List.of(), List.of());

  OutOfFold {
    examples = List.copyOf(examples);
    probabilities = List.copyOf(probabilities);
    adapted = List.copyOf(adapted);
  }

  /**
   * Asks.
   *
   * @param voices how the speakers differ whom the classifier learned from, where it can be told
   */
  static OutOfFold of(
      Classifier classifier, Optional<SpeakerPopulation> voices, List<Example> unheard) {
    List<double[]> said = new ArrayList<>();
    if (voices.isEmpty()) {
      for (Example example : unheard) {
        FeatureTensor own = example.features();
        said.add(classifier.probabilities(own.values(), own.shape()));
      }
      return new OutOfFold(unheard, said, said);
    }
    List<float[]> adapted = Voices.adaptedByAll(voices.get(), unheard);
    List<double[]> saidOfKnown = new ArrayList<>();
    for (int i = 0; i < unheard.size(); i++) {
      FeatureTensor own = unheard.get(i).features();
      List<double[]> both = classifier.ofBoth(adapted.get(i), own.values(), own.shape());
      said.add(both.get(0));
      saidOfKnown.add(both.get(1));
    }
    return new OutOfFold(unheard, said, saidOfKnown);
  }

  /**
   * Of models of a recipe, each fitted to the examples of a lesson but for the speakers of one
   * fold.
   *
   * @param seed parts the speakers
   */
  static OutOfFold byFolds(Recipe recipe, Lesson lesson, long seed, FitListener listener)
      throws IOException, InterruptedException {
    List<Fold> folds = Protocol.SPEAKERS.plan(lesson.training(), seed).folds();
    List<OutOfFold> parts = new ArrayList<>();
    for (Fold fold : folds) {
      FitListener own =
          listener.from(parts.size() * recipe.outOfFoldSteps() / folds.size(), folds.size());
      Lesson others = lesson.of(fold.training(lesson.training()));
      parts.add(
          of(
              recipe.learn(others, own).classifier(),
              Voices.population(others.training(), recipe.features()),
              fold.test(lesson.training())));
    }
    return all(parts);
  }

  static OutOfFold all(List<OutOfFold> parts) {
    return new OutOfFold(
        flat(parts, OutOfFold::examples),
        flat(parts, OutOfFold::probabilities),
        flat(parts, OutOfFold::adapted));
  }

  private static <T> List<T> flat(List<OutOfFold> parts, Function<OutOfFold, List<T>> side) {
    return parts.stream().map(side).flatMap(List::stream).toList();
  }
}
