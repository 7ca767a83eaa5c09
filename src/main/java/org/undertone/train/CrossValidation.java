package org.undertone.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undertone.corpus.Degradation;
import org.undertone.corpus.Example;
import org.undertone.corpus.Fold;
import org.undertone.corpus.Utterance;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;

/**
 * Tests the recipe of a model on speakers that it did not hear: fold by fold everything is fitted
 * on the others alone, and what is asked is what is served, the recognizer with its gates.
 */
record CrossValidation(ModelFitter fitter, List<Fold> folds, TrainProgress progress) {

  /** The labels whose soft and distant speech must not be taken for anger or fear. */
  static final List<Label> CALMER = List.of(Label.NEUTRAL, Label.CALM, Label.SAD);

  /** A voice from across the room, over the noise of a quiet microphone. */
  static final Degradation ATTENUATION = new Degradation(20, -65, 1);

  /**
   * Runs all folds.
   *
   * @param attenuated copies of those {@code examples} whose label is one of {@link #CALMER}
   */
  List<FoldResult> run(List<Example> examples, List<Example> attenuated)
      throws InterruptedException {
    int trees = fitter.forest().trees();
    progress.begin(TrainProgress.Stage.FOLDS, folds.size() * trees);
    Map<Utterance, Example> copies = new HashMap<>();
    attenuated.forEach(copy -> copies.put(copy.utterance(), copy));
    List<FoldResult> results = new ArrayList<>();
    for (Fold fold : folds) {
      int before = results.size() * trees;
      List<Example> test = fold.test(examples);
      List<Example> testCopies =
          test.stream()
              .map(Example::utterance)
              .filter(copies::containsKey)
              .map(copies::get)
              .toList();
      ModelBundle bundle =
          fitter.fit(
              "fold-" + fold.name(), fold.training(examples), done -> progress.done(before + done));
      results.add(new FoldResult(fold, Tested.of(bundle, test), Tested.of(bundle, testCopies)));
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted between folds");
      }
    }
    return results;
  }
}
