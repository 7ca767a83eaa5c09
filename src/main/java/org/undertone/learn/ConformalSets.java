package org.undertone.learn;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * In place of one label the smallest set of labels that holds the true one with a stated
 * probability (conformal prediction; Vovk, Gammerman and Shafer 2005).
 *
 * <p>A set holds each label of at least a certain probability, and in any case the most probable
 * one. Of all sets that hold the truth equally often those are the smallest on average (Sadinle,
 * Lei and Wasserman 2019, Least ambiguous set-valued classifiers).
 *
 * <p>The promise is kept over many speakers taken together, of whom each may fare better or worse,
 * and for speakers recorded like those by whom the sets were fitted; see {@link
 * ConformalSetsFitter}.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param probability with which the true label is in the set, in (0, 1)
 * @param leastProbability from which on a label is in it, in [0, 1]; at 0 every label is, for want
 *     of speakers to promise more by
 */
public record ConformalSets(double probability, double leastProbability) {

  public ConformalSets {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must lie in (0, 1), got " + probability);
    }
    if (!(leastProbability >= 0 && leastProbability <= 1)) {
      throw new IllegalArgumentException(
          "leastProbability must lie in [0, 1], got " + leastProbability);
    }
  }

  /**
   * The set of a clip.
   *
   * @param probabilities of each label, calibrated; at least one
   * @return the indexes of the labels in the set, at least one, the most probable first
   */
  public int[] labels(double[] probabilities) {
    int[] order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> -probabilities[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.range(0, order.length)
        .filter(i -> i == 0 || probabilities[order[i]] >= leastProbability)
        .map(i -> order[i])
        .toArray();
  }
}
