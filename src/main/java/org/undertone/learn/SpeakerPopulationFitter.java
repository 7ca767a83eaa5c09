package org.undertone.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clips of known speakers become a {@link SpeakerPopulation}. */
public final class SpeakerPopulationFitter {

  /** From fewer speakers nothing can be said of how they differ. */
  public static final int FEWEST_SPEAKERS = 3;

  private SpeakerPopulationFitter() {}

  /**
   * Estimates means and variances, every speaker counting once (the one-way random effects model;
   * Searle, Casella and McCulloch 1992): {@code between} is the variance of the speakers' means
   * less what their few clips add to it, at least 0; {@code within} is 0 where nobody has two.
   *
   * @param rows at least one, all of one length, all values finite
   * @param speakers who speaks in each row, at least {@link #FEWEST_SPEAKERS}
   * @param ordinary whether each row is of an ordinary voice; where none is, the ordinary mean is
   *     the mean
   * @throws IllegalArgumentException if the counts differ or there are too few speakers
   */
  public static SpeakerPopulation fit(float[][] rows, List<String> speakers, boolean[] ordinary) {
    int columns = Rows.check(rows);
    if (speakers.size() != rows.length || ordinary.length != rows.length) {
      throw new IllegalArgumentException(
          "rows, speakers and ordinary must be equally many, got "
              + rows.length
              + ", "
              + speakers.size()
              + " and "
              + ordinary.length);
    }
    Map<String, List<Integer>> clips = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      clips.computeIfAbsent(speakers.get(i), s -> new ArrayList<>()).add(i);
    }
    if (clips.size() < FEWEST_SPEAKERS) {
      throw new IllegalArgumentException(
          "speakers must be at least " + FEWEST_SPEAKERS + ", got " + clips.size());
    }
    List<SpeakerStatistics> all =
        clips.values().stream()
            .map(own -> SpeakerStatistics.of(own.stream().map(i -> rows[i]).toList()))
            .toList();
    double[] mean = mean(all, columns);
    double[] within = within(all, columns);
    double[] between = new double[columns];
    for (SpeakerStatistics speaker : all) {
      for (int j = 0; j < columns; j++) {
        double deviation = speaker.mean(j) - mean[j];
        between[j] += deviation * deviation / (all.size() - 1);
      }
    }
    double inverse = all.stream().mapToDouble(s -> 1.0 / s.clips()).average().orElseThrow();
    for (int j = 0; j < columns; j++) {
      between[j] = Math.max(0, between[j] - within[j] * inverse);
    }
    return new SpeakerPopulation(
        rounded(mean),
        rounded(ordinaryMean(rows, clips, ordinary, mean)),
        rounded(within),
        rounded(between));
  }

  /** The mean variance of those of whom there are two clips or more, which alone tell of it. */
  private static double[] within(List<SpeakerStatistics> speakers, int columns) {
    List<SpeakerStatistics> telling = speakers.stream().filter(s -> s.clips() > 1).toList();
    double[] within = new double[columns];
    for (SpeakerStatistics speaker : telling) {
      double unbiased = speaker.clips() / (speaker.clips() - 1.0) / telling.size();
      for (int j = 0; j < columns; j++) {
        within[j] += unbiased * speaker.variance(j);
      }
    }
    return within;
  }

  /** To the seven digits with which bundles keep them: more would say nothing. */
  private static double[] rounded(double[] numbers) {
    return Arrays.stream(numbers).map(x -> (float) x).toArray();
  }

  private static double[] mean(List<SpeakerStatistics> speakers, int columns) {
    double[] mean = new double[columns];
    for (SpeakerStatistics speaker : speakers) {
      for (int j = 0; j < columns; j++) {
        mean[j] += speaker.mean(j);
      }
    }
    for (int j = 0; j < columns; j++) {
      mean[j] /= speakers.size();
    }
    return mean;
  }

  /** The mean of the means of those speakers whose ordinary voice is known. */
  private static double[] ordinaryMean(
      float[][] rows, Map<String, List<Integer>> clips, boolean[] ordinary, double[] mean) {
    List<SpeakerStatistics> own =
        clips.values().stream()
            .map(indexes -> indexes.stream().filter(i -> ordinary[i]).map(i -> rows[i]).toList())
            .filter(some -> !some.isEmpty())
            .map(SpeakerStatistics::of)
            .toList();
    return own.isEmpty() ? Arrays.copyOf(mean, mean.length) : mean(own, mean.length);
  }
}
