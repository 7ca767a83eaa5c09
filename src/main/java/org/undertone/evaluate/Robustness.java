package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undertone.evaluate.Bootstrap.Draws;
import org.undertone.model.Label;

/**
 * What becomes of the figures where the same clips are recorded worse, and whether their level
 * matters. Intervals are paired: in each resample the clips and their copies are of the same
 * speakers.
 *
 * @param conditions what was lost under each condition
 * @param mean what was lost on average over the conditions
 * @param gain copies that are only louder or softer
 */
public record Robustness(
    List<ConditionFigures> conditions, Map<String, Loss> mean, List<GainFigures> gain) {

  /**
   * One condition.
   *
   * @param name such as {@code noise-10}
   * @param copy what was done to the clips
   * @param figures each {@link Figure} by its name in the document
   * @param changed of how many clips the first candidate is another than without it
   */
  public record ConditionFigures(
      String name, String copy, Map<String, Loss> figures, Changed changed) {}

  /**
   * One figure, over the clips of all folds.
   *
   * @param loss clean less degraded
   * @param low the lower end of the interval of the loss; NaN where there are not two speakers to
   *     draw from, and of figures that have none
   * @param high its upper end
   * @param shown whether the interval leaves 0 out and is of {@link Bootstrap#fewest enough}
   *     speakers
   */
  public record Loss(
      double clean, double degraded, double loss, double low, double high, boolean shown) {}

  /**
   * How often the first candidate is another than of the clip as it is; to have none counts as
   * another.
   *
   * @param share of the clips
   * @param low the lower end of its interval, as above
   * @param high its upper end
   */
  public record Changed(double share, double low, double high) {}

  /**
   * One gain.
   *
   * @param changed the share of clips whose first candidate is another than without the gain; to
   *     have none counts as another
   * @param low the lower end of its interval, as above
   * @param high its upper end
   */
  public record GainFigures(double gainDb, double changed, double low, double high) {}

  /** What a model made of one kind of copies, in the order of the clips. */
  record Side(String name, String copy, List<Judged> clips) {}

  /**
   * Measures.
   *
   * @param degraded of each condition, at least one
   * @param gains of each gain, by its decibels
   */
  static Robustness of(
      List<Label> labels,
      List<Judged> clean,
      List<Side> degraded,
      Map<Double, List<Judged>> gains,
      Bootstrap bootstrap) {
    Draws draws = bootstrap.draw(clean);
    List<int[]> weights = draws.weights();
    Tally tally = new Tally(labels, clean);
    double[] once = tally.figures(tally.once());
    List<double[]> drawn = weights.stream().map(tally::figures).toList();
    List<ConditionFigures> conditions = new ArrayList<>();
    double[] sum = new double[once.length];
    List<double[]> drawnSums = new ArrayList<>();
    weights.forEach(w -> drawnSums.add(new double[once.length]));
    for (Side side : degraded) {
      Tally copies = new Tally(labels, side.clips());
      double[] of = copies.figures(copies.once());
      List<double[]> drawnOf = weights.stream().map(copies::figures).toList();
      add(sum, of, degraded.size());
      for (int r = 0; r < drawnOf.size(); r++) {
        add(drawnSums.get(r), drawnOf.get(r), degraded.size());
      }
      conditions.add(
          new ConditionFigures(
              side.name(),
              side.copy(),
              losses(once, of, drawn, drawnOf, draws),
              changed(clean, side.clips(), draws)));
    }
    List<GainFigures> gain = new ArrayList<>();
    gains.forEach(
        (db, copies) -> {
          Changed changed = changed(clean, copies, draws);
          gain.add(new GainFigures(db, changed.share(), changed.low(), changed.high()));
        });
    return new Robustness(
        List.copyOf(conditions), losses(once, sum, drawn, drawnSums, draws), List.copyOf(gain));
  }

  private static void add(double[] sum, double[] values, int parts) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i] / parts;
    }
  }

  private static Map<String, Loss> losses(
      double[] clean,
      double[] degraded,
      List<double[]> drawnClean,
      List<double[]> drawnDegraded,
      Draws draws) {
    Map<String, Loss> losses = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      int i = Tally.of(figure);
      double[] drawn = Evaluator.drawn(drawnClean, i);
      double[] less = Evaluator.drawn(drawnDegraded, i);
      for (int r = 0; r < drawn.length; r++) {
        drawn[r] -= less[r];
      }
      double low = draws.low(drawn);
      double high = draws.high(drawn);
      losses.put(
          Evaluator.key(figure),
          new Loss(
              clean[i], degraded[i], clean[i] - degraded[i], low, high, draws.show(low, high)));
    }
    return losses;
  }

  private static Changed changed(List<Judged> clean, List<Judged> copies, Draws draws) {
    boolean[] changed = new boolean[clean.size()];
    int[] once = new int[changed.length];
    for (int i = 0; i < changed.length; i++) {
      changed[i] = !clean.get(i).answer().first().equals(copies.get(i).answer().first());
      once[i] = 1;
    }
    double[] drawn = draws.weights().stream().mapToDouble(w -> share(changed, w)).toArray();
    return new Changed(share(changed, once), draws.low(drawn), draws.high(drawn));
  }

  private static double share(boolean[] changed, int[] weights) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < changed.length; i++) {
      sum += changed[i] ? weights[i] : 0;
      all += weights[i];
    }
    return sum / all;
  }
}
