package org.undertone.train;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.FoldPlan;
import org.undertone.evaluate.Enrolment;
import org.undertone.evaluate.EnrolmentJudge;
import org.undertone.evaluate.Evaluator;
import org.undertone.evaluate.Judged;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.ConformalSetsFitter;
import org.undertone.model.Fittings;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;
import org.undertone.recognize.Decision;

/**
 * Sets of labels as the bundle will give them, measured. Its threshold is learned from what was
 * said of all speakers, each by a model that had not heard them; that of a fold's own model may
 * rest on the few speakers whom it was judged by, and so on sets of almost every label. Hence each
 * fold is tested with the threshold that the other folds show.
 */
final class CrossFittedSets {

  private CrossFittedSets() {}

  /**
   * The same clips with these sets in place of those of the folds' own models. Clips that have none
   * are left so, as is everything where the folds share speakers or there are not two.
   *
   * @param labels in the order of the model's
   */
  static List<Evaluator.Part> of(List<Label> labels, FoldPlan plan, List<Evaluator.Part> folds) {
    if (plan.speakersShared()) {
      return folds;
    }
    return folds.stream()
        .map(
            fold ->
                learned(labels, others(folds, fold))
                    .map(sets -> with(sets, labels, fold))
                    .orElse(fold))
        .toList();
  }

  /**
   * The same of voices that are known: each fold is tested with what the other folds show of
   * strangers and of voices known from {@linkplain Enrolment#ALL all} their clips, and between the
   * two, as a bundle goes between them.
   *
   * @param strangers what the models of the folds said without a baseline
   * @param enrolled of the same folds, {@link Enrolment#ALL} among the enrolments
   */
  static List<EnrolmentJudge.Part> ofKnown(
      List<Label> labels,
      FoldPlan plan,
      List<Evaluator.Part> strangers,
      List<EnrolmentJudge.Part> enrolled) {
    if (plan.speakersShared()) {
      return enrolled;
    }
    List<Evaluator.Part> known =
        enrolled.stream()
            .map(fold -> new Evaluator.Part(fold.fold(), fold.pairs().get(Enrolment.ALL).with()))
            .toList();
    List<EnrolmentJudge.Part> measured = new ArrayList<>();
    for (int i = 0; i < enrolled.size(); i++) {
      Fittings sets =
          Fittings.NONE.withSets(
              learned(labels, others(strangers, strangers.get(i))),
              learned(labels, others(known, known.get(i))));
      EnrolmentJudge.Part fold = enrolled.get(i);
      measured.add(
          sets.adaptedSets().isEmpty()
              ? fold
              : fold.with(
                  (enrolment, clips) -> {
                    Map<Optional<String>, Long> all =
                        clips.stream().collect(groupingBy(Judged::speaker, counting()));
                    return clips.stream()
                        .map(
                            clip ->
                                with(
                                    sets.sets(
                                            enrolment
                                                .clips()
                                                .orElseGet(
                                                    () -> all.get(clip.speaker()).intValue()))
                                        .orElseThrow(),
                                    labels,
                                    clip))
                        .toList();
                  }));
    }
    return measured;
  }

  private static List<Judged> others(List<Evaluator.Part> folds, Evaluator.Part fold) {
    return folds.stream()
        .filter(other -> !other.name().equals(fold.name()))
        .flatMap(other -> other.clips().stream())
        .toList();
  }

  private static Evaluator.Part with(ConformalSets sets, List<Label> labels, Evaluator.Part fold) {
    return new Evaluator.Part(
        fold.name(), fold.clips().stream().map(clip -> with(sets, labels, clip)).toList());
  }

  /** From clips of known speakers that have sets. */
  private static Optional<ConformalSets> learned(List<Label> labels, List<Judged> clips) {
    List<Judged> known =
        clips.stream()
            .filter(clip -> clip.speaker().isPresent() && clip.decision().set().isPresent())
            .toList();
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ConformalSetsFitter.fit(
                known.stream()
                    .map(clip -> probabilities(labels, clip.decision()))
                    .toArray(double[][]::new),
                known.stream().mapToInt(clip -> labels.indexOf(clip.truth())).toArray(),
                known.stream().map(clip -> clip.speaker().orElseThrow()).toList(),
                SetsLearner.PROBABILITY));
  }

  private static Judged with(ConformalSets sets, List<Label> labels, Judged clip) {
    Decision served = clip.decision();
    return served.set().isEmpty()
        ? clip
        : clip.withSet(LabelSet.of(sets, labels, probabilities(labels, served)));
  }

  private static double[] probabilities(List<Label> labels, Decision decision) {
    return labels.stream().mapToDouble(decision.probabilities()::get).toArray();
  }
}
