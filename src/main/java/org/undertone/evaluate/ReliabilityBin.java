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

  /** Whether the confidence of all clips is on average no less than the share that is right. */
  public static boolean claimTooMuch(List<ReliabilityBin> bins) {
    return bins.stream().mapToDouble(bin -> bin.clips * (bin.confidence - bin.accuracy)).sum() >= 0;
  }
}
