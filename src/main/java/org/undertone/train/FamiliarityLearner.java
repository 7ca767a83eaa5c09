package org.undertone.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.undertone.corpus.Example;
import org.undertone.corpus.Fold;
import org.undertone.corpus.Utterance;
import org.undertone.evaluate.Quantiles;
import org.undertone.features.Classic190;
import org.undertone.features.Levelled;
import org.undertone.learn.Familiarity;
import org.undertone.learn.FamiliarityFitter;
import org.undertone.model.FamiliaritySettings;

/**
 * Training examples become the familiarity gate of a model on the features of forests.
 *
 * <p>Its threshold is set on answers that were given to speakers unheard, by distances to the clips
 * of the others.
 */
final class FamiliarityLearner {

  /** The share of the answers to unheard training speakers that the gate withholds. */
  private static final double WITHHELD = 0.05;

  private static final Set<String> SETS = Set.of(Classic190.NAME, Levelled.NAME);

  private FamiliarityLearner() {}

  /**
   * Fits opinion and threshold.
   *
   * @param folds of the training examples, by speaker
   * @param said by the models whose answers are to be guarded, of training examples unheard
   * @return empty for other features, and where too little was said to learn from
   */
  static Optional<FamiliaritySettings> learn(Lesson lesson, List<Fold> folds, OutOfFold said) {
    List<Example> training = lesson.training();
    if (said.examples().size() < ModelFitter.FEWEST_CLIPS
        || !SETS.contains(training.get(0).features().set())) {
      return Optional.empty();
    }
    Map<Utterance, double[]> answers = new HashMap<>();
    for (int i = 0; i < said.examples().size(); i++) {
      answers.put(said.examples().get(i).utterance(), said.probabilities().get(i));
    }
    List<Double> likelihoods = new ArrayList<>();
    for (Fold fold : folds) {
      List<Example> unheard =
          fold.test(training).stream().filter(e -> answers.containsKey(e.utterance())).toList();
      if (!unheard.isEmpty()) {
        Familiarity opinion = opinion(lesson, fold.training(training));
        for (Example example : unheard) {
          int first = first(answers.get(example.utterance()));
          likelihoods.add(opinion.likelihoods(example.features().values())[first]);
        }
      }
    }
    if (likelihoods.size() < ModelFitter.FEWEST_CLIPS) {
      return Optional.empty();
    }
    double[] all = likelihoods.stream().mapToDouble(Double::doubleValue).toArray();
    return Optional.of(
        new FamiliaritySettings(opinion(lesson, training), Quantiles.of(all, WITHHELD)));
  }

  private static Familiarity opinion(Lesson lesson, List<Example> examples) {
    return FamiliarityFitter.fit(
        examples.stream().map(e -> e.features().values()).toArray(float[][]::new),
        lesson.truths(examples),
        lesson.classes().count());
  }

  private static int first(double[] probabilities) {
    int first = 0;
    for (int k = 1; k < probabilities.length; k++) {
      first = probabilities[k] > probabilities[first] ? k : first;
    }
    return first;
  }
}
