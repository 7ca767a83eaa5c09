package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.undertone.model.Reliability;
import org.undertone.model.Reliability.Answered;
import org.undertone.model.Reliability.Bin;
import org.undertone.model.Reliability.LogLoss;
import org.undertone.model.Scores.Spread;

/** Stated probabilities become figures that say how true they are. */
public final class Calibration {

  /** How many bins of equally many clips the calibration error is taken over. */
  public static final int BINS = 15;

  /** The confidences of the bands: low, half and half, and high. */
  static final List<Double> CONFIDENCES = List.of(0.35, 0.5, 0.7);

  private Calibration() {}

  /**
   * The figures of what was stated in each fold.
   *
   * @throws IllegalArgumentException if there is no fold, or a fold without anything stated
   */
  public static Reliability of(List<List<Stated>> folds) {
    if (folds.isEmpty() || folds.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("there must be folds, and something stated in each");
    }
    List<Stated> all = folds.stream().flatMap(List::stream).toList();
    double[] losses = folds.stream().mapToDouble(Calibration::logLoss).toArray();
    return new Reliability(
        error(bins(all)),
        errorByChance(all),
        Spreads.over(folds, fold -> error(bins(fold))),
        logLoss(losses),
        CONFIDENCES.stream().map(confidence -> answered(confidence, folds)).toList(),
        bins(all));
  }

  /** {@link Ranking#reliability} of clips that all count once. */
  static List<Bin> bins(List<Stated> clips) {
    List<Stated> order =
        clips.stream().sorted(Comparator.comparingDouble(Stated::confidence).reversed()).toList();
    double[] confidence = order.stream().mapToDouble(Stated::confidence).toArray();
    boolean[] right = new boolean[order.size()];
    int[] once = new int[order.size()];
    Arrays.fill(once, 1);
    for (int i = 0; i < right.length; i++) {
      right[i] = order.get(i).right();
    }
    int[] indexes = IntStream.range(0, right.length).toArray();
    return new Ranking(indexes, confidence, right, once)
        .reliability(BINS).stream()
            .map(bin -> new Bin(bin.clips(), bin.confidence(), bin.accuracy()))
            .toList();
  }

  /** As many bins of as many clips as {@link #bins} has, the least sure first. */
  private static List<List<Stated>> parts(List<Stated> clips) {
    List<Stated> order =
        clips.stream().sorted(Comparator.comparingDouble(Stated::confidence)).toList();
    List<List<Stated>> parts = new ArrayList<>();
    int from = 0;
    for (int b = 1; b <= BINS; b++) {
      int to = (int) ((long) order.size() * b / BINS);
      if (to > from) {
        parts.add(order.subList(from, to));
      }
      from = to;
    }
    return parts;
  }

  /** The expected calibration error (Naeini et al. 2015; bins of equal mass). */
  static double error(List<Bin> bins) {
    double sum = 0;
    int clips = 0;
    for (Bin bin : bins) {
      sum += bin.clips() * Math.abs(bin.confidence() - bin.accuracy());
      clips += bin.clips();
    }
    return sum / clips;
  }

  /**
   * The error that chance alone leaves: in a bin of true confidences c the number of right answers
   * deviates from its expectation about as a normal variable of variance Σ c(1 - c) does, whose
   * mean distance is the root of 2/π of that.
   */
  static double errorByChance(List<Stated> clips) {
    double sum = 0;
    for (List<Stated> bin : parts(clips)) {
      double variance = 0;
      for (Stated clip : bin) {
        variance += clip.confidence() * (1 - clip.confidence());
      }
      sum += Math.sqrt(2 / Math.PI * variance);
    }
    return sum / clips.size();
  }

  private static LogLoss logLoss(double[] folds) {
    double mean = DoubleStream.of(folds).average().orElseThrow();
    double variance =
        DoubleStream.of(folds).map(loss -> (loss - mean) * (loss - mean)).average().orElseThrow();
    return new LogLoss(mean, Math.sqrt(variance));
  }

  private static double logLoss(List<Stated> clips) {
    return mean(
        clips, clip -> -Math.log(Math.max(Tally.LEAST_PROBABILITY, clip.truthProbability())));
  }

  private static Answered answered(double confidence, List<List<Stated>> folds) {
    List<List<Stated>> sure =
        folds.stream()
            .map(fold -> fold.stream().filter(clip -> clip.confidence() >= confidence).toList())
            .filter(fold -> !fold.isEmpty())
            .toList();
    return new Answered(
        confidence,
        Spreads.over(folds, fold -> mean(fold, clip -> clip.confidence() >= confidence ? 1 : 0)),
        sure.isEmpty()
            ? new Spread(0, 0)
            : Spreads.over(sure, fold -> mean(fold, clip -> clip.right() ? 1 : 0)));
  }

  private static double mean(List<Stated> clips, ToDoubleFunction<Stated> figure) {
    return clips.stream().mapToDouble(figure).average().orElseThrow();
  }
}
