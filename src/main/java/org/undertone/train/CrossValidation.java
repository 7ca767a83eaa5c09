package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undertone.corpus.Degradation;
import org.undertone.corpus.Example;
import org.undertone.corpus.Fold;
import org.undertone.corpus.SideBySide;
import org.undertone.corpus.Utterance;
import org.undertone.model.Label;

/**
 * Tests the recipe of a model on clips that it did not hear: fold by fold everything is fitted on
 * the others alone, and what is asked is what is served, the recognizer with its gates. Folds may
 * run side by side; what comes of them does not depend on it.
 *
 * @param threads how many folds may run at once, if the recipe allows
 */
record CrossValidation(ModelFitter fitter, List<Fold> folds, int threads, TrainProgress progress) {

  /** The labels whose soft and distant speech must not be taken for anger or fear. */
  static final List<Label> CALMER = List.of(Label.NEUTRAL, Label.CALM, Label.SAD);

  /** A voice from across the room, over the noise of a quiet microphone. */
  static final Degradation ATTENUATION = new Degradation(20, -65, 1);

  /**
   * Runs all folds.
   *
   * @param attenuated copies of those {@code examples} whose label is one of {@link #CALMER}
   * @throws IOException as {@link Recipe#learn}
   */
  List<FoldResult> run(List<Example> examples, List<Example> attenuated)
      throws IOException, InterruptedException {
    Map<Utterance, Example> copies = new HashMap<>();
    attenuated.forEach(copy -> copies.put(copy.utterance(), copy));
    return run(examples, (fold, test, fitted) -> result(fold, test, fitted, copies));
  }

  /** What is asked of the model of a fold. */
  interface Test<T> {
    T of(Fold fold, List<Example> test, ModelFitter.Fitted fitted)
        throws IOException, InterruptedException;
  }

  /**
   * Runs all folds and asks each of their models the same.
   *
   * @throws IOException as {@link Recipe#learn}
   */
  <T> List<T> run(List<Example> examples, Test<T> test) throws IOException, InterruptedException {
    progress.begin(TrainProgress.Stage.FOLDS, folds.size() * fitter.recipe().steps());
    FoldSteps counter = new FoldSteps(progress);
    List<Callable<T>> jobs = new ArrayList<>();
    for (Fold fold : folds) {
      FitListener listener = counter.listener("fold " + fold.name());
      jobs.add(
          () ->
              test.of(
                  fold,
                  fold.test(examples),
                  fitter.fit(
                      "fold-" + fold.name(), fold.training(examples), Optional.empty(), listener)));
    }
    return SideBySide.run(jobs, fitter.recipe().fitsAtOnce(threads), done -> {});
  }

  private static FoldResult result(
      Fold fold, List<Example> test, ModelFitter.Fitted fitted, Map<Utterance, Example> copies) {
    List<Example> testCopies =
        test.stream().map(Example::utterance).filter(copies::containsKey).map(copies::get).toList();
    return new FoldResult(
        fold,
        Tested.of(fitted.bundle(), test),
        OutOfFold.of(fitted.bundle().classifier(), fitted.bundle().fittings().speakers(), test),
        Tested.of(fitted.bundle(), testCopies),
        fitted.course());
  }
}
