package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How intervals are found: speakers are drawn with replacement, as many as there are, each with all
 * clips; the interval holds the middle of what the figures then are (percentile method, Efron and
 * Tibshirani 1993). Clips of one speaker are alike, so drawing single clips would make figures look
 * surer than they are; only a clip whose speaker is unknown is drawn by itself.
 *
 * @param resamples how often, at least 100
 * @param level the share of resamples that the interval holds, in (0, 1)
 * @param seed of the draws
 */
public record Bootstrap(int resamples, double level, long seed) {

  /** Two thousand draws, 95 %. */
  public static final Bootstrap DEFAULT = new Bootstrap(2000, 0.95, 1);

  public Bootstrap {
    if (resamples < 100) {
      throw new IllegalArgumentException("resamples must be at least 100, got " + resamples);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must lie in (0, 1), got " + level);
    }
  }

  public Bootstrap withSeed(long value) {
    return new Bootstrap(resamples, level, value);
  }

  /** The lower end of the interval of what the resamples gave; NaN of no finite value. */
  double low(double[] values) {
    return Quantiles.of(values, (1 - level) / 2);
  }

  /** Its upper end. */
  double high(double[] values) {
    return Quantiles.of(values, (1 + level) / 2);
  }

  /**
   * For each resample, how often each clip counts; empty where there are not two speakers (or clips
   * of unknown ones) to draw from.
   */
  List<int[]> weights(List<Judged> clips) {
    int[] units = new int[clips.size()];
    int count = units(clips, units);
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
