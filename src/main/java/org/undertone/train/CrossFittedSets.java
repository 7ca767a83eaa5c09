package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undertone.evaluate.Judged;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.ConformalSetsFitter;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;
import org.undertone.recognize.Decision;

/**
 * Sets of labels as the bundle will give them, measured. Its threshold is learned from what was said
 * of all speakers, each by a model that had not heard them; that of a fold's own model may rest on
 * the few speakers whom it was judged by, and so on sets of almost every label. Hence each fold is
 * tested with the threshold that the other folds show.
 */
final class CrossFittedSets {

  private CrossFittedSets() {}

  /**
   * The same clips, fold by fold, with these sets in place of those of the folds' own models.
   * Clips that have none are left so, as is everything where there are not two folds.
   *
   * @param labels in the order of the model's
   */
  static List<List<Judged>> of(List<Label> labels, List<List<Judged>> folds) {
    return IntStream.range(0, folds.size())
        .mapToObj(
            fold ->
                learned(labels, others(folds, fold))
                    .map(sets -> folds.get(fold).stream().map(c -> with(sets, labels, c)).toList())
                    .orElse(folds.get(fold)))
        .toList();
  }

  private static List<Judged> others(List<List<Judged>> folds, int fold) {
    List<Judged> others = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      if (i != fold) {
        others.addAll(folds.get(i));
      }
    }
    return others;
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
        : clip.withSet(
            new LabelSet(
                IntStream.of(sets.labels(probabilities(labels, served)))
                    .mapToObj(labels::get)
                    .toList(),
                sets.probability()));
  }

  private static double[] probabilities(List<Label> labels, Decision decision) {
    return labels.stream().mapToDouble(decision.probabilities()::get).toArray();
  }
}
