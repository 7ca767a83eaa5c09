package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.undertone.corpus.Degradation;
import org.undertone.corpus.Example;
import org.undertone.corpus.Fold;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.SideBySide;
import org.undertone.corpus.Utterance;
import org.undertone.model.GateSettings;

/**
 * Tests the recipe of a model on clips that it did not hear: fold by fold everything is learned
 * from the others alone, and what is asked is what is served, the recognizer with its gates. Folds
 * may run side by side; what comes of them does not depend on it.
 *
 * <p>Calibrators and thresholds of a bundle are fitted to what was said of all speakers, each by a
 * model that had not heard them. Hence, where the folds test everybody so, those of each fold are
 * fitted to what the models of the other folds said of theirs (cross-fitting): never of whom the
 * fold tests, though those models may have heard them. Elsewhere each fold parts its own training
 * clips once more.
 *
 * @param threads how many folds may run at once, if the recipe allows
 */
record CrossValidation(ModelFitter fitter, FoldPlan plan, int threads, TrainProgress progress) {

  /** A voice from across the room, over the noise of a quiet microphone. */
  static final Degradation ATTENUATION = new Degradation(20, -65, 1);

  /**
   * The model of a fold and whom it is asked about.
   *
   * @param raw what its classifier says of them before any calibration
   */
  record Asked(Fold fold, List<Example> test, ModelFitter.Fitted fitted, OutOfFold raw) {}

  /** What is asked of the model of a fold. */
  interface Test<T> {
    T of(Asked asked) throws IOException, InterruptedException;
  }

  /**
   * What came of the lesson of a fold.
   *
   * @param own what was said of its own training examples unheard, where that was asked
   */
  private record TaughtFold(
      Fold fold,
      ModelFitter.Taught model,
      List<Example> test,
      OutOfFold raw,
      Optional<OutOfFold> own) {}

  /**
   * Runs all folds.
   *
   * @param attenuated copies of those {@code examples} whose label is one of {@link
   *     GateSettings#CALMER}
   * @throws IOException as {@link Recipe#learn}
   */
  List<FoldResult> run(List<Example> examples, List<Example> attenuated)
      throws IOException, InterruptedException {
    Map<Utterance, Example> copies = new HashMap<>();
    attenuated.forEach(copy -> copies.put(copy.utterance(), copy));
    return run(examples, asked -> result(asked, copies));
  }

  /**
   * Runs all folds and asks each of their models the same.
   *
   * @throws IOException as {@link Recipe#learn}
   */
  <T> List<T> run(List<Example> examples, Test<T> test) throws IOException, InterruptedException {
    List<TaughtFold> taught = learn(examples);
    progress.begin(TrainProgress.Stage.TEST, taught.size());
    List<Callable<T>> jobs = new ArrayList<>();
    for (TaughtFold fold : taught) {
      OutOfFold said = fold.own().orElseGet(() -> others(taught, fold));
      jobs.add(
          () ->
              test.of(
                  new Asked(fold.fold(), fold.test(), fitter.fit(fold.model(), said), fold.raw())));
    }
    return sideBySide(jobs, progress::done);
  }

  /** Whether what is fitted beside the classifier of a fold comes from the models of the others. */
  static boolean crossFits(FoldPlan plan, List<Example> examples) {
    return plan.folds().size() > 1 && plan.testsEverybodyUnheard(examples);
  }

  private List<TaughtFold> learn(List<Example> examples) throws IOException, InterruptedException {
    Recipe recipe = fitter.recipe();
    boolean crossFits = crossFits(plan, examples);
    progress.begin(
        TrainProgress.Stage.FOLDS,
        plan.folds().size() * (recipe.steps() + (crossFits ? 0 : recipe.outOfFoldSteps())));
    FoldSteps counter = new FoldSteps(progress);
    List<Callable<TaughtFold>> jobs = new ArrayList<>();
    for (Fold fold : plan.folds()) {
      FitListener listener = counter.listener("fold " + fold.name());
      jobs.add(
          () -> {
            List<Example> training = fold.training(examples);
            List<Example> tested = fold.test(examples);
            ModelFitter.Taught model = fitter.learn("fold-" + fold.name(), training, listener);
            return new TaughtFold(
                fold,
                model,
                tested,
                OutOfFold.of(
                    model.learned().classifier(),
                    Voices.population(training, recipe.features()),
                    tested),
                crossFits ? Optional.empty() : Optional.of(fitter.outOfFold(model, listener)));
          });
    }
    return sideBySide(jobs, done -> {});
  }

  private <T> List<T> sideBySide(List<Callable<T>> jobs, IntConsumer done)
      throws IOException, InterruptedException {
    return SideBySide.run(jobs, fitter.recipe().fitsAtOnce(threads), done);
  }

  private static OutOfFold others(List<TaughtFold> folds, TaughtFold fold) {
    return OutOfFold.all(
        folds.stream().filter(f -> !f.fold().equals(fold.fold())).map(TaughtFold::raw).toList());
  }

  private static FoldResult result(Asked asked, Map<Utterance, Example> copies) {
    ModelFitter.Fitted fitted = asked.fitted();
    List<Example> testCopies =
        asked.test().stream()
            .map(Example::utterance)
            .filter(copies::containsKey)
            .map(copies::get)
            .toList();
    return new FoldResult(
        asked.fold(),
        Tested.of(fitted.bundle(), asked.test()),
        asked.raw(),
        Tested.of(fitted.bundle(), testCopies),
        fitted.course());
  }
}
