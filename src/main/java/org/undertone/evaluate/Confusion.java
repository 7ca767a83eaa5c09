package org.undertone.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.undertone.model.Label;
import org.undertone.model.Scores.LabelScore;

/**
 * How often each label was taken for each, and the figures that follow from it. Immutable.
 *
 * <p>What counts is the first candidate, however unsure; a clip in which no speech was heard has
 * none, and counts as an error of its label.
 */
public final class Confusion {

  private final List<Label> labels;

  /** By truth, then by first candidate; the last column holds clips without one. */
  private final int[][] counts;

  private Confusion(List<Label> labels, int[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * Counts answers.
   *
   * @param labels those that the model knows, in their order
   * @throws IllegalArgumentException if a truth or candidate is none of them
   */
  public static Confusion of(List<Label> labels, List<Answer> answers) {
    List<Label> known = List.copyOf(labels);
    int[][] counts = new int[known.size()][known.size() + 1];
    for (Answer answer : answers) {
      int column = answer.first().map(first -> index(known, first)).orElse(known.size());
      counts[index(known, answer.truth())][column]++;
    }
    return new Confusion(known, counts);
  }

  /**
   * Counts that were taken elsewhere.
   *
   * @param counts by truth, then by first candidate; the last column holds clips without one
   */
  static Confusion ofCounts(List<Label> labels, int[][] counts) {
    return new Confusion(List.copyOf(labels), counts);
  }

  public List<Label> labels() {
    return labels;
  }

  /** How many clips of {@code truth} have {@code first} as their first candidate. */
  public int count(Label truth, Label first) {
    return counts[index(labels, truth)][index(labels, first)];
  }

  /** How many clips of {@code truth} have no candidate, since no speech was heard. */
  public int withoutSpeech(Label truth) {
    return counts[index(labels, truth)][labels.size()];
  }

  /** How many clips have no candidate, since no speech was heard. */
  public int withoutSpeech() {
    return labels.stream().mapToInt(this::withoutSpeech).sum();
  }

  /** How many clips carry the label. */
  public int support(Label truth) {
    return Arrays.stream(counts[index(labels, truth)]).sum();
  }

  /** How many clips there are. */
  public int total() {
    return labels.stream().mapToInt(this::support).sum();
  }

  /** The share of clips answered rightly; 0 where there is no clip. */
  public double accuracy() {
    return ratio(labels.stream().mapToInt(label -> count(label, label)).sum(), total());
  }

  /** The mean recall of the labels that occur; 0 where none does. */
  public double unweightedAverageRecall() {
    return mean(labelScores().stream().filter(s -> s.support() > 0).toList(), LabelScore::recall);
  }

  /** The mean F1 of the labels that occur or are answered, as scikit-learn takes it. */
  public double macroF1() {
    return mean(
        labelScores().stream().filter(s -> s.support() > 0 || given(s.label()) > 0).toList(),
        LabelScore::f1);
  }

  /**
   * The figures of each label, in their order. A label that does not occur has recall 0, one that
   * is never answered precision 0, and F1 is 0 where either is.
   */
  public List<LabelScore> labelScores() {
    return labels.stream().map(this::score).toList();
  }

  private LabelScore score(Label label) {
    int right = count(label, label);
    int support = support(label);
    int given = given(label);
    return new LabelScore(
        label,
        ratio(right, support),
        ratio(right, given),
        ratio(2 * right, support + given),
        support);
  }

  /** How many clips have the label as their first candidate. */
  int given(Label label) {
    return labels.stream().mapToInt(truth -> count(truth, label)).sum();
  }

  private static double mean(List<LabelScore> scores, ToDoubleFunction<LabelScore> figure) {
    return scores.stream().mapToDouble(figure).average().orElse(0);
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  private static int index(List<Label> labels, Label label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(label + " is none of " + labels);
    }
    return index;
  }
}
