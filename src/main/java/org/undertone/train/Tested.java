package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.undertone.corpus.Example;
import org.undertone.evaluate.Answer;
import org.undertone.evaluate.Stated;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Recognizer;

/**
 * What a model said of examples, with its energy gate and without, in the same order.
 *
 * @param gated what is served
 * @param ungated what would be served if the energy gate never fired
 * @param unguarded what would be served if the familiarity gate never fired
 * @param stated the probabilities that are served, of the clips in which speech was heard
 * @param uncalibrated the same if there were no calibrator
 */
record Tested(
    List<Answer> gated,
    List<Answer> ungated,
    List<Answer> unguarded,
    List<Stated> stated,
    List<Stated> uncalibrated) {

  Tested {
    gated = List.copyOf(gated);
    ungated = List.copyOf(ungated);
    unguarded = List.copyOf(unguarded);
    stated = List.copyOf(stated);
    uncalibrated = List.copyOf(uncalibrated);
  }

  static Tested of(ModelBundle bundle, List<Example> examples) {
    return new Tested(
        asked(bundle, examples, Answer::of),
        asked(ModelFitter.withoutEnergyGate(bundle), examples, Answer::of),
        asked(bundle.withFamiliarity(Optional.empty()), examples, Answer::of),
        stated(bundle, examples),
        stated(bundle.withCalibrator(Optional.empty()), examples));
  }

  static Tested all(List<Tested> parts) {
    return new Tested(
        all(parts, Tested::gated),
        all(parts, Tested::ungated),
        all(parts, Tested::unguarded),
        all(parts, Tested::stated),
        all(parts, Tested::uncalibrated));
  }

  private static <T> List<T> all(List<Tested> parts, Function<Tested, List<T>> side) {
    return parts.stream().map(side).flatMap(List::stream).toList();
  }

  private static List<Stated> stated(ModelBundle bundle, List<Example> examples) {
    return asked(bundle, examples, Stated::of).stream().flatMap(Optional::stream).toList();
  }

  private static <T> List<T> asked(
      ModelBundle bundle, List<Example> examples, BiFunction<Label, Decision, T> beside) {
    Recognizer recognizer = new Recognizer(bundle);
    List<T> answers = new ArrayList<>();
    for (Example example : examples) {
      Decision decision = recognizer.decide(example.features(), example.speech());
      answers.add(beside.apply(example.utterance().label(), decision));
    }
    return answers;
  }
}
