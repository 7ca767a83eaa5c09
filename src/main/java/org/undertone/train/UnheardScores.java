package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.undertone.corpus.FoldPlan;
import org.undertone.evaluate.Answer;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.Calibration;
import org.undertone.evaluate.Certainty;
import org.undertone.evaluate.Confusion;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluator;
import org.undertone.evaluate.Judged;
import org.undertone.evaluate.Spreads;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.model.Reliability;
import org.undertone.model.Scores;
import org.undertone.model.Scores.GateEffect;
import org.undertone.model.Scores.Spread;

/**
 * How well the recipe does on clips that its models did not hear.
 *
 * @param plan by what the clips were parted
 * @param folds at least one
 */
record UnheardScores(FoldPlan plan, List<Label> labels, List<FoldResult> folds) {

  /**
   * All figures over the folds, those of {@code evaluate} for the same recipe and seed where every
   * label is in some fold.
   */
  Evaluation evaluation(Bootstrap bootstrap) {
    List<Evaluator.Part> parts =
        folds.stream()
            .map(result -> new Evaluator.Part(result.fold().name(), result.clips().clips()))
            .toList();
    return Evaluator.of(labels, parts, bootstrap);
  }

  /** The clips of all folds together. */
  Tested clips() {
    return Tested.all(folds.stream().map(FoldResult::clips).toList());
  }

  /** How true the probabilities are that are served, and how true they would be uncalibrated. */
  Optional<Scores.Confidence> confidence() {
    return reliability(Judged::asUncalibrated)
        .flatMap(
            raw ->
                reliability(UnaryOperator.identity())
                    .map(served -> new Scores.Confidence(raw, served)));
  }

  private Optional<Reliability> reliability(UnaryOperator<Judged> side) {
    return Calibration.of(
        labels,
        folds.stream().map(fold -> fold.clips().clips().stream().map(side).toList()).toList());
  }

  /** The attenuated calmer clips of all folds together. */
  Tested attenuated() {
    return Tested.all(folds.stream().map(FoldResult::attenuated).toList());
  }

  Confusion confusion(List<Answer> answers) {
    return Confusion.of(labels, answers);
  }

  /** A figure over the folds, of what is served. */
  Spread gated(ToDoubleFunction<Confusion> figure) {
    return spread(Tested::gated, figure);
  }

  /** A figure over the folds, if the energy gate never fired. */
  Spread ungated(ToDoubleFunction<Confusion> figure) {
    return spread(Tested::ungated, figure);
  }

  private Spread spread(Function<Tested, List<Answer>> side, ToDoubleFunction<Confusion> figure) {
    return Spreads.over(
        folds.stream().map(fold -> confusion(side.apply(fold.clips()))).toList(), figure);
  }

  Certainty certainty() {
    return Certainty.of(clips().gated());
  }

  /** The same if the familiarity gate never fired. */
  Certainty unguardedCertainty() {
    return Certainty.of(clips().unguarded());
  }

  /** The share of answers whose first candidate is angry or fearful; empty without answers. */
  static Optional<Double> falseAlarms(List<Answer> answers) {
    long alarms =
        answers.stream()
            .filter(a -> a.first().filter(GateLearner.GUARDED::contains).isPresent())
            .count();
    return answers.isEmpty() ? Optional.empty() : Optional.of(alarms / (double) answers.size());
  }

  /**
   * As the manifest of a bundle keeps them.
   *
   * @param bundle the one that all folds together led to; only of its gates anything is told
   */
  Scores toScores(ModelBundle bundle) {
    Confusion pooled = confusion(clips().gated());
    List<GateEffect> effects = new ArrayList<>();
    String alarms = "angry or fearful on attenuated calmer clips";
    Optional<Double> heard = falseAlarms(attenuated().gated());
    if (hasEnergyGate(bundle)) {
      effects.add(
          new GateEffect(
              "UAR without the energy gate", ungated(Confusion::unweightedAverageRecall).mean()));
      effects.add(
          new GateEffect(
              "UAR with the energy gate", gated(Confusion::unweightedAverageRecall).mean()));
      falseAlarms(attenuated().ungated())
          .ifPresent(
              rate -> effects.add(new GateEffect(alarms + ", without the energy gate", rate)));
      heard.ifPresent(rate -> effects.add(new GateEffect(alarms + ", with the energy gate", rate)));
    } else {
      heard.ifPresent(rate -> effects.add(new GateEffect(alarms, rate)));
    }
    if (bundle.fittings().familiarity().isPresent()) {
      effects.addAll(effects(unguardedCertainty(), " without the familiarity gate"));
    }
    effects.addAll(effects(certainty(), ""));
    effects.add(new GateEffect("clips without speech", pooled.withoutSpeech()));
    return new Scores(
        plan.protocol(),
        folds.size(),
        gated(Confusion::unweightedAverageRecall),
        gated(Confusion::accuracy),
        gated(Confusion::macroF1),
        pooled.labelScores(),
        effects,
        confidence());
  }

  /** Whether the probability of any label moves in soft speech. */
  static boolean hasEnergyGate(ModelBundle bundle) {
    return !bundle.manifest().gates().quietestDbfs().isEmpty();
  }

  /** Where nothing is answered, there is no accuracy among answers. */
  private static List<GateEffect> effects(Certainty certainty, String condition) {
    List<GateEffect> effects = new ArrayList<>();
    effects.add(new GateEffect("share answered" + condition, certainty.answered()));
    if (certainty.answered() > 0) {
      effects.add(
          new GateEffect("accuracy among answered" + condition, certainty.accuracyAmongAnswered()));
    }
    return effects;
  }
}
