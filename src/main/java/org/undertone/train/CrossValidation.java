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
 * @param threads how many jobs may run at once, if the recipe allows: a fold is one, and one more
 *     where its own training clips are parted
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
   * A model to be learned.
   *
   * @param id of its bundle
   * @param name what a person calls it
   * @param test what it is asked of; perhaps nothing
   */
  private record Fit(String id, String name, List<Example> training, List<Example> test) {}

  /**
   * One of the jobs that run side by side.
   *
   * @param model empty where other models learned, of whom nothing is kept but what they said
   * @param said of what the model was asked of, or by the others of its training examples
   */
  private record Piece(Optional<ModelFitter.Taught> model, OutOfFold said) {}

  /**
   * What came of it.
   *
   * @param raw what was said of what it was asked of
   * @param own what was said of its own training examples unheard, where that was asked
   */
  private record Fitting(
      Fit fit, ModelFitter.Taught model, OutOfFold raw, Optional<OutOfFold> own) {}

  /**
   * What the models of the folds did, and the model of all examples.
   *
   * @param folds in their order
   * @param whole without scores
   */
  record Results(List<FoldResult> folds, ModelFitter.Fitted whole) {}

  /**
   * Runs all folds, if there are any, and fits a model of all examples beside them. That one begins
   * first, since it takes longest.
   *
   * @param id of that model
   * @param attenuated copies of those {@code examples} whose label is one of {@link
   *     GateSettings#CALMER}
   * @throws IOException as {@link Recipe#learn}
   */
  Results run(String id, List<Example> examples, List<Example> attenuated)
      throws IOException, InterruptedException {
    List<Fit> fits = new ArrayList<>(List.of(new Fit(id, "final fit", examples, List.of())));
    fits.addAll(folds(examples));
    List<Fitting> learned = learn(examples, fits);
    Fitting whole = learned.get(0);
    List<Fitting> folds = learned.subList(1, learned.size());
    Map<Utterance, Example> copies = new HashMap<>();
    attenuated.forEach(copy -> copies.put(copy.utterance(), copy));
    return new Results(
        ask(folds, asked -> result(asked, copies)),
        fitter.fit(whole.model(), whole.own().orElseGet(() -> said(folds))));
  }

  /**
   * Runs all folds and asks each of their models the same.
   *
   * @throws IOException as {@link Recipe#learn}
   */
  <T> List<T> run(List<Example> examples, Test<T> test) throws IOException, InterruptedException {
    return ask(learn(examples, folds(examples)), test);
  }

  private List<Fit> folds(List<Example> examples) {
    return plan.folds().stream()
        .map(
            fold ->
                new Fit(
                    "fold-" + fold.name(),
                    "fold " + fold.name(),
                    fold.training(examples),
                    fold.test(examples)))
        .toList();
  }

  private <T> List<T> ask(List<Fitting> folds, Test<T> test)
      throws IOException, InterruptedException {
    if (folds.isEmpty()) {
      return List.of();
    }
    progress.begin(TrainProgress.Stage.TEST, folds.size());
    List<Callable<T>> jobs = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      Fold fold = plan.folds().get(i);
      Fitting own = folds.get(i);
      List<Fitting> others = new ArrayList<>(folds);
      others.remove(i);
      OutOfFold said = own.own().orElseGet(() -> said(others));
      jobs.add(
          () ->
              test.of(new Asked(fold, own.fit().test(), fitter.fit(own.model(), said), own.raw())));
    }
    return sideBySide(jobs, progress::done);
  }

  /** Whether what is fitted beside the classifier of a fold comes from the models of the others. */
  static boolean crossFits(FoldPlan plan, List<Example> examples) {
    return plan.folds().size() > 1 && plan.testsEverybodyUnheard(examples);
  }

  private List<Fitting> learn(List<Example> examples, List<Fit> fits)
      throws IOException, InterruptedException {
    Recipe recipe = fitter.recipe();
    boolean crossFits = crossFits(plan, examples);
    progress.begin(
        TrainProgress.Stage.LEARN,
        fits.size() * (recipe.steps() + (crossFits ? 0 : recipe.outOfFoldSteps())));
    FoldSteps counter = new FoldSteps(progress);
    List<Callable<Piece>> jobs = new ArrayList<>();
    List<Callable<Piece>> others = new ArrayList<>();
    for (Fit fit : fits) {
      Lesson lesson = fitter.lesson(fit.name(), fit.training());
      FitListener listener = counter.listener(fit.name());
      jobs.add(
          () -> {
            ModelFitter.Taught model = fitter.learn(fit.id(), lesson, listener);
            OutOfFold raw =
                OutOfFold.of(
                    model.learned().classifier(),
                    Voices.population(fit.training(), recipe.features()),
                    fit.test());
            return new Piece(Optional.of(model), raw);
          });
      if (!crossFits) {
        FitListener again = counter.listener("calibration of " + fit.name());
        others.add(() -> new Piece(Optional.empty(), fitter.outOfFold(lesson, again)));
      }
    }
    jobs.addAll(others);
    List<Piece> pieces = sideBySide(jobs, done -> {});
    List<Fitting> fittings = new ArrayList<>();
    for (int i = 0; i < fits.size(); i++) {
      ModelFitter.Taught model = pieces.get(i).model().orElseThrow();
      Optional<OutOfFold> own = Optional.empty();
      if (!crossFits) {
        OutOfFold said = pieces.get(fits.size() + i).said();
        own = Optional.of(OutOfFold.all(List.of(model.learned().heldOut(), said)));
      }
      fittings.add(new Fitting(fits.get(i), model, pieces.get(i).said(), own));
    }
    return fittings;
  }

  private <T> List<T> sideBySide(List<Callable<T>> jobs, IntConsumer done)
      throws IOException, InterruptedException {
    return SideBySide.run(jobs, fitter.recipe().fitsAtOnce(threads), done);
  }

  private static OutOfFold said(List<Fitting> folds) {
    return OutOfFold.all(folds.stream().map(Fitting::raw).toList());
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
