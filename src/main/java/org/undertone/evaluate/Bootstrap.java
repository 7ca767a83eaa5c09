package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.undertone.evaluate.Evaluation.IntervalFacts;
import org.undertone.learn.ExpandedPercentiles;

/**
 * How intervals are found: speakers are drawn with replacement, as many as there are, each with all
 * clips; the interval holds the middle of what the figures then are (percentile method, Efron and
 * Tibshirani 1993). Clips of one speaker are alike, so drawing single clips would make figures look
 * surer than they are; only a clip whose speaker is unknown is drawn by itself.
 *
 * <p>Percentiles of few speakers lie too close together, so that more than the level is taken: see
 * {@link ExpandedPercentiles}.
 *
 * @param resamples how often, 100 to 20,000
 * @param level the share of resamples that the interval holds, in (0, 1)
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, long seed) {

  /** Two thousand draws, 95 %. */
  public static final Bootstrap DEFAULT = new Bootstrap(2000, 0.95, 1);

  private static final int MOST_RESAMPLES = 20_000;

  public Bootstrap {
    if (resamples < 100 || resamples > MOST_RESAMPLES) {
      throw new IllegalArgumentException(
          "resamples must lie in 100.." + MOST_RESAMPLES + ", got " + resamples);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must lie in (0, 1), got " + level);
    }
  }

  public Bootstrap withSeed(long value) {
    return new Bootstrap(resamples, level, value);
  }

  /**
   * The fewest speakers for an interval that can keep the level: by chance alone {@code n} of them
   * all lie on one side with the probability 2<sup>1-n</sup>, and what is drawn from them then does
   * too.
   */
  static int fewest(double level) {
    return (int) Math.ceil(1 - Math.log(1 - level) / Math.log(2));
  }

  /** Draws from the speakers of clips. */
  Draws draw(List<Judged> clips) {
    int[] units = new int[clips.size()];
    int count = units(clips, units);
    double tail = count < 2 ? Double.NaN : ExpandedPercentiles.tail(count, level);
    return new Draws(count, level, tail, weights(count, units));
  }

  /**
   * What was drawn.
   *
   * @param units how many speakers (and clips of unknown ones) it was drawn from
   * @param level the share that intervals are to hold
   * @param tail the share of the resamples below an interval, and above it; NaN where there are not
   *     two units
   * @param weights for each resample, how often each clip counts; empty where there are not two
   *     units
   */
  record Draws(int units, double level, double tail, List<int[]> weights) {

    /** The lower end of the interval of what the resamples gave; NaN of no finite value. */
    double low(double[] values) {
      return units < 2 ? Double.NaN : Quantiles.of(values, tail);
    }

    /** Its upper end. */
    double high(double[] values) {
      return units < 2 ? Double.NaN : Quantiles.of(values, 1 - tail);
    }

    /** Whether a difference is shown: the interval leaves 0 out, and is of speakers enough. */
    boolean show(double low, double high) {
      return areEnough() && (low > 0 || high < 0);
    }

    /** Whether an interval can keep the level. */
    boolean areEnough() {
      return units >= fewest(level);
    }
  }

  private List<int[]> weights(int count, int[] units) {
    List<int[]> weights = new ArrayList<>();
    Random random = new Random(seed);
    for (int r = 0; count > 1 && r < resamples; r++) {
      int[] drawn = new int[count];
      for (int i = 0; i < count; i++) {
        drawn[random.nextInt(count)]++;
      }
      int[] weight = new int[units.length];
      for (int i = 0; i < units.length; i++) {
        weight[i] = drawn[units[i]];
      }
      weights.add(weight);
    }
    return weights;
  }

  /** What is drawn of clips: {@link IntervalFacts#unit}. */
  static String unit(List<Judged> clips) {
    if (clips.stream().allMatch(clip -> clip.speaker().isPresent())) {
      return IntervalFacts.SPEAKER;
    }
    return clips.stream().noneMatch(clip -> clip.speaker().isPresent())
        ? IntervalFacts.CLIP
        : IntervalFacts.EITHER;
  }

  /** How many speakers (and clips of unknown ones) there are to draw from. */
  static int units(List<Judged> clips) {
    return units(clips, new int[clips.size()]);
  }

  private static int units(List<Judged> clips, int[] units) {
    Map<String, Integer> bySpeaker = new HashMap<>();
    int count = 0;
    for (int i = 0; i < units.length; i++) {
      Optional<String> speaker = clips.get(i).speaker();
      Integer known = speaker.map(bySpeaker::get).orElse(null);
      units[i] = known == null ? count++ : known;
      if (speaker.isPresent()) {
        bySpeaker.put(speaker.get(), units[i]);
      }
    }
    return count;
  }
}
