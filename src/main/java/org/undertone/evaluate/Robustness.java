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
    Drawn asTheyAre = Drawn.of(labels, clean, draws);
    List<Drawn> each = new ArrayList<>();
    List<ConditionFigures> conditions = new ArrayList<>();
    for (Side side : degraded) {
      Drawn copies = Drawn.of(labels, side.clips(), draws);
      each.add(copies);
      conditions.add(
          new ConditionFigures(
              side.name(),
              side.copy(),
              losses(asTheyAre, copies, draws),
              changed(clean, side.clips(), draws)));
    }
    List<GainFigures> gain = new ArrayList<>();
    gains.forEach(
        (db, copies) -> {
          Changed changed = changed(clean, copies, draws);
          gain.add(new GainFigures(db, changed.share(), changed.low(), changed.high()));
        });
    return new Robustness(
        List.copyOf(conditions), losses(asTheyAre, Drawn.mean(each), draws), List.copyOf(gain));
  }

  private static Map<String, Loss> losses(Drawn clean, Drawn degraded, Draws draws) {
    Map<String, Loss> losses = new LinkedHashMap<>();
    clean
        .less(degraded, draws)
        .forEach(
            (name, of) ->
                losses.put(
                    name,
                    new Loss(
                        of.first(),
                        of.second(),
                        of.difference(),
                        of.low(),
                        of.high(),
                        of.shown())));
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
