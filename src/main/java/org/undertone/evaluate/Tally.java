package org.undertone.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.undertone.model.Label;
import org.undertone.model.Scores.LabelScore;
import org.undertone.recognize.Band;

/** Judged clips as columns of numbers, from which all figures follow under any weights. */
final class Tally {

  /** The confidences at which coverage and accuracy are told: from where bands begin, and 50 %. */
  static final List<Double> CONFIDENCES = List.of(Band.LOW.from(), 0.50, Band.HIGH.from());

  /** The bins of equally many clips of the calibration error and the reliability diagram. */
  static final int BINS = 15;

  /** Recall, precision and F1. */
  static final int PER_LABEL = 3;

  /** Coverage and accuracy. */
  static final int PER_CONFIDENCE = 2;

  /** Coverage, size and whether it is one label alone. */
  static final int PER_SET = 3;

  private static final List<Figure> FIGURES = List.of(Figure.values());

  /** What scikit-learn takes for the least probability: the spacing of doubles at 1. */
  static final double LEAST_PROBABILITY = Math.ulp(1.0);

  private final List<Label> labels;
  private final int[] truth;
  private final int[] first;
  private final boolean[] right;
  private final boolean[] answered;
  private final double[] confidence;
  private final double[] brier;
  private final double[] surprise;
  private final int[] setSize;
  private final boolean[] inSet;
  private final int[] order;

  /**
   * @param labels those that the model knows
   * @throws IllegalArgumentException if a truth or candidate is none of them
   */
  Tally(List<Label> labels, List<Judged> clips) {
    this.labels = List.copyOf(labels);
    int count = clips.size();
    truth = new int[count];
    first = new int[count];
    right = new boolean[count];
    answered = new boolean[count];
    confidence = new double[count];
    brier = new double[count];
    surprise = new double[count];
    setSize = new int[count];
    inSet = new boolean[count];
    for (int i = 0; i < count; i++) {
      put(i, clips.get(i));
    }
    order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -confidence[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private void put(int i, Judged clip) {
    Answer answer = clip.answer();
    truth[i] = index(answer.truth());
    first[i] = answer.first().map(this::index).orElse(labels.size());
    right[i] = first[i] == truth[i];
    answered[i] = answer.sure();
    confidence[i] = answer.first().isEmpty() ? 0 : clip.decision().confidence();
    for (Label label : labels) {
      double p = clip.decision().probabilities().getOrDefault(label, 0.0);
      brier[i] += Math.pow(p - (label == clip.truth() ? 1 : 0), 2);
    }
    double p = clip.decision().probabilities().getOrDefault(clip.truth(), 0.0);
    surprise[i] = -Math.log(Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, p)));
    setSize[i] = clip.decision().set().map(set -> set.labels().size()).orElse(0);
    inSet[i] = clip.inSet();
  }

  private int index(Label label) {
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(label + " is none of " + labels);
    }
    return index;
  }

  /** Each clip once. */
  int[] once() {
    int[] weights = new int[truth.length];
    Arrays.fill(weights, 1);
    return weights;
  }

  Confusion confusion(int[] weights) {
    int[][] counts = new int[labels.size()][labels.size() + 1];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][first[i]] += weights[i];
    }
    return Confusion.ofCounts(labels, counts);
  }

  Ranking ranking(int[] weights) {
    return new Ranking(order, confidence, right, weights);
  }

  /**
   * Every {@link Figure} in its order; then for each of {@link #CONFIDENCES} coverage and accuracy;
   * then for each label recall, precision and F1; then of the sets of labels the share that holds
   * the truth, the mean size, and the share that is one label; then for each label the share of its
   * sets that holds it. What is not defined is NaN.
   */
  double[] figures(int[] weights) {
    Confusion confusion = confusion(weights);
    Ranking ranking = ranking(weights);
    double[] values = overall(weights, confusion, ranking);
    int at = FIGURES.size();
    for (double needed : CONFIDENCES) {
      ConfidencePoint point = ranking.at(needed);
      values[at++] = point.coverage();
      values[at++] = point.accuracy();
    }
    for (LabelScore score : confusion.labelScores()) {
      boolean told = score.support() > 0 || confusion.given(score.label()) > 0;
      values[at++] = score.support() == 0 ? Double.NaN : score.recall();
      values[at++] = told ? score.precision() : Double.NaN;
      values[at++] = told ? score.f1() : Double.NaN;
    }
    sets(weights, values, at);
    return values;
  }

  /** Over the clips that have a set. */
  private void sets(int[] weights, double[] values, int at) {
    int given = 0;
    int covered = 0;
    int labelsIn = 0;
    int single = 0;
    for (int i = 0; i < setSize.length; i++) {
      given += setSize[i] > 0 ? weights[i] : 0;
      covered += inSet[i] ? weights[i] : 0;
      labelsIn += weights[i] * setSize[i];
      single += setSize[i] == 1 ? weights[i] : 0;
    }
    values[at] = ratio(covered, given);
    values[at + 1] = ratio(labelsIn, given);
    values[at + 2] = ratio(single, given);
    for (int k = 0; k < labels.size(); k++) {
      values[at + PER_SET + k] = coverage(weights, k);
    }
  }

  private double coverage(int[] weights, int label) {
    int given = 0;
    int covered = 0;
    for (int i = 0; i < setSize.length; i++) {
      if (truth[i] == label) {
        given += setSize[i] > 0 ? weights[i] : 0;
        covered += inSet[i] ? weights[i] : 0;
      }
    }
    return ratio(covered, given);
  }

  /** Where a figure stands among them. */
  static int of(Figure figure) {
    return FIGURES.indexOf(figure);
  }

  /** Whether resampling says how far the value at a place may be off. */
  static boolean hasInterval(int at) {
    return at >= FIGURES.size() || FIGURES.get(at).hasInterval();
  }

  static int ofConfidence(int number) {
    return FIGURES.size() + PER_CONFIDENCE * number;
  }

  static int ofLabel(int number) {
    return ofConfidence(CONFIDENCES.size()) + PER_LABEL * number;
  }

  static int ofSets(int labels) {
    return ofLabel(labels);
  }

  static int ofSetsOfLabel(int labels, int number) {
    return ofSets(labels) + PER_SET + number;
  }

  private double[] overall(int[] weights, Confusion confusion, Ranking ranking) {
    double[] values = new double[ofSetsOfLabel(labels.size(), labels.size())];
    int given = 0;
    int givenRight = 0;
    int spoken = 0;
    double brierSum = 0;
    double surpriseSum = 0;
    for (int i = 0; i < truth.length; i++) {
      given += answered[i] ? weights[i] : 0;
      givenRight += answered[i] && right[i] ? weights[i] : 0;
      if (first[i] < labels.size()) {
        spoken += weights[i];
        brierSum += weights[i] * brier[i];
        surpriseSum += weights[i] * surprise[i];
      }
    }
    int all = confusion.total();
    for (Figure figure : FIGURES) {
      values[of(figure)] =
          switch (figure) {
            case UNWEIGHTED_AVERAGE_RECALL -> confusion.unweightedAverageRecall();
            case ACCURACY -> confusion.accuracy();
            case MACRO_F1 -> confusion.macroF1();
            case EXPECTED_CALIBRATION_ERROR -> ranking.expectedCalibrationError(BINS);
            case BRIER_SCORE -> ratio(brierSum, spoken);
            case LOG_LOSS -> ratio(surpriseSum, spoken);
            case AREA_UNDER_RISK_COVERAGE -> ranking.areaUnderRiskCoverage();
            case AREA_UNDER_GENERALIZED_RISK_COVERAGE -> ranking.areaUnderGeneralizedRiskCoverage();
            case ANSWERED -> ratio(given, all);
            case ACCURACY_AMONG_ANSWERED -> ratio(givenRight, given);
          };
    }
    return values;
  }

  private static double ratio(double part, int whole) {
    return whole == 0 ? Double.NaN : part / whole;
  }
}
