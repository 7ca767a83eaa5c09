package org.undertone.evaluate;

import java.util.List;

/**
 * Clips of about the same confidence.
 *
 * @param from the least confidence among them
 * @param to the greatest
 * @param clips how many there are
 * @param confidence their mean confidence, in [0, 1]
 * @param accuracy the share whose first candidate is right; where only some of the clips of one
 *     confidence fit in the bin, each of them counts by the share that is right
 */
public record ReliabilityBin(
    double from, double to, int clips, double confidence, double accuracy) {

  /**
   * How far the mean confidence of all clips lies above the share of them that is right: the
   * expected calibration error with its sign where all bins err to one side, and less where they do
   * not.
   */
  static double excess(List<ReliabilityBin> bins) {
    double sum =
        bins.stream().mapToDouble(bin -> bin.clips * (bin.confidence - bin.accuracy)).sum();
    return sum / bins.stream().mapToInt(ReliabilityBin::clips).sum();
  }
}
