package org.undertone.features;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When something is said: parts, numbers and lengths of voiced stretches, of unvoiced ones and of
 * pauses, and syllables as peaks of the level (N. de Jong and T. Wempe, "Praat script to detect
 * syllable nuclei and measure speech rate automatically", Behavior Research Methods 41, 2009): a
 * peak of the level smoothed over 50 ms that is voiced, within 25 dB of the speech, and at least 2
 * dB above the lowest level since the last.
 */
final class SpeechRhythm {

  private static final double SECONDS_A_FRAME = 0.01;
  private static final int SMOOTHING = 2;
  private static final double LEAST_RISE_DB = 2;
  private static final double LEAST_LEVEL_DB = -25;
  private static final int SHORTEST_PAUSE_FRAMES = 10;

  private SpeechRhythm() {}

  static void addTo(Summary summary, float[] level, boolean[] voiced, boolean[] active) {
    int frames = level.length;
    boolean[] unvoiced = new boolean[frames];
    boolean[] pause = new boolean[frames];
    for (int t = 0; t < frames; t++) {
      unvoiced[t] = active[t] && !voiced[t];
      pause[t] = !active[t];
    }
    double seconds = frames * SECONDS_A_FRAME;
    summary.add("log_seconds", Math.log(seconds));
    addRuns(summary, "voiced", runs(voiced, 1), frames, seconds);
    addRuns(summary, "unvoiced", runs(unvoiced, 1), frames, seconds);
    addRuns(summary, "pause", runs(pause, SHORTEST_PAUSE_FRAMES), frames, seconds);
    addSyllables(summary, syllables(level, voiced), level, seconds);
  }

  private static List<Integer> runs(boolean[] x, int shortest) {
    List<Integer> lengths = new ArrayList<>();
    int length = 0;
    for (int t = 0; t <= x.length; t++) {
      if (t < x.length && x[t]) {
        length++;
      } else {
        if (length >= shortest) {
          lengths.add(length);
        }
        length = 0;
      }
    }
    return lengths;
  }

  private static void addRuns(
      Summary summary, String kind, List<Integer> runs, int frames, double seconds) {
    double total = runs.stream().mapToInt(Integer::intValue).sum();
    summary.add(kind + "_part", total / frames);
    summary.add(kind + "_stretches_a_second", runs.size() / seconds);
    float[] lengths = new float[runs.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) (runs.get(i) * SECONDS_A_FRAME);
    }
    summary.add(
        kind + "_stretch_seconds",
        lengths,
        range(lengths.length),
        Summary.Statistic.MEAN,
        Summary.Statistic.STD,
        Summary.Statistic.Q50,
        Summary.Statistic.Q95);
  }

  private static void addSyllables(
      Summary summary, List<Integer> peaks, float[] level, double seconds) {
    summary.add("syllables_a_second", peaks.size() / seconds);
    int steps = Math.max(0, peaks.size() - 1);
    float[] intervals = new float[steps];
    float[] levels = new float[peaks.size()];
    double variability = 0;
    for (int i = 0; i < peaks.size(); i++) {
      levels[i] = level[peaks.get(i)];
    }
    for (int i = 0; i < steps; i++) {
      intervals[i] = (float) ((peaks.get(i + 1) - peaks.get(i)) * SECONDS_A_FRAME);
      if (i > 0) {
        variability +=
            2 * Math.abs(intervals[i] - intervals[i - 1]) / (intervals[i] + intervals[i - 1]);
      }
    }
    Summary.Statistic[] statistics = {
      Summary.Statistic.MEAN, Summary.Statistic.STD, Summary.Statistic.Q50
    };
    summary.add("syllable_interval_seconds", intervals, range(steps), statistics);
    summary.add("syllable_interval_variability", variability / Math.max(1, steps - 1));
    summary.add("syllable_level_db", levels, range(levels.length), statistics);
  }

  /** The frames of the peaks. */
  static List<Integer> syllables(float[] level, boolean[] voiced) {
    int frames = level.length;
    double[] smooth = new double[frames];
    for (int t = 0; t < frames; t++) {
      int from = Math.max(0, t - SMOOTHING);
      int to = Math.min(frames - 1, t + SMOOTHING);
      for (int k = from; k <= to; k++) {
        smooth[t] += level[k] / (to - from + 1);
      }
    }
    List<Integer> peaks = new ArrayList<>();
    double lowest = smooth[0];
    int highest = -1;
    for (int t = 0; t < frames; t++) {
      if (highest < 0) {
        lowest = Math.min(lowest, smooth[t]);
        if (smooth[t] >= lowest + LEAST_RISE_DB) {
          highest = t;
        }
      } else if (smooth[t] > smooth[highest]) {
        highest = t;
      }
      boolean over =
          highest >= 0 && (smooth[t] <= smooth[highest] - LEAST_RISE_DB || t == frames - 1);
      if (over) {
        if (voiced[highest] && smooth[highest] > LEAST_LEVEL_DB) {
          peaks.add(highest);
        }
        highest = -1;
        lowest = smooth[t];
      }
    }
    return peaks;
  }

  private static int[] range(int count) {
    return IntStream.range(0, count).toArray();
  }
}
