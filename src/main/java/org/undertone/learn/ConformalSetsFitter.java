package org.undertone.learn;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Calibrated probabilities of clips that a classifier did not learn from, their truths and their
 * speakers become {@link ConformalSets}. Deterministic.
 *
 * <p>Hierarchical conformal prediction (Lee, Barber and Willett 2023, Distribution-free inference
 * with hierarchical data): clips of one speaker are alike, so that it is speakers who are counted.
 * Each of K speakers weighs 1 / (K + 1), which the speaker's clips share; the last 1 / (K + 1) is
 * the speaker to come, of whom the worst is assumed. The threshold is the weighted quantile of the
 * probabilities that the truths were given. Then a clip of a further speaker of the same kind has
 * its truth in its set with at least the stated probability, whatever the classifier is worth.
 *
 * <p>That is proven for one classifier and speakers of whom it heard none. Where several, each
 * without some of the speakers, stand in for one that heard all, it is as true as they are alike;
 * the last is the better one, if anything.
 *
 * <p>The promise costs the more the fewer speakers there are: the threshold lies at the share
 * probability (K + 1) / K of what they show. Where that is above 1 (for 90 % with fewer than nine
 * speakers) nothing can be promised but by sets of every label.
 */
public final class ConformalSetsFitter {

  /** What the sum of weights may fall short by rounding. */
  private static final double ROUNDING = 1e-9;

  private ConformalSetsFitter() {}

  /**
   * Fits the threshold.
   *
   * @param probabilities for each clip, of each label, each in [0, 1]; at least one clip
   * @param truths the label of each clip
   * @param speakers who speaks in each clip
   * @param probability with which a set is to hold the truth, in (0, 1)
   * @throws IllegalArgumentException naming what is out of range
   */
  public static ConformalSets fit(
      double[][] probabilities, int[] truths, List<String> speakers, double probability) {
    check(probabilities, truths, speakers);
    Map<String, Integer> clips = new HashMap<>();
    speakers.forEach(speaker -> clips.merge(speaker, 1, Integer::sum));
    int[] order =
        IntStream.range(0, truths.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i][truths[i]]))
            .mapToInt(Integer::intValue)
            .toArray();
    double covered = 0;
    for (int i : order) {
      covered += 1.0 / ((clips.size() + 1.0) * clips.get(speakers.get(i)));
      if (covered >= probability - ROUNDING) {
        return new ConformalSets(probability, probabilities[i][truths[i]]);
      }
    }
    return new ConformalSets(probability, 0);
  }

  private static void check(double[][] probabilities, int[] truths, List<String> speakers) {
    CalibratorFitter.check(probabilities, truths);
    if (speakers.size() != truths.length) {
      throw new IllegalArgumentException(
          "every clip needs a speaker, got "
              + truths.length
              + " clips and "
              + speakers.size()
              + " speakers");
    }
  }
}
