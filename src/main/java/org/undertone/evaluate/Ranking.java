package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Clips in the order of their confidence, the surest first: the figures that say whether confidence
 * is true. Clips of equal confidence count as if in every order at once, so that nothing depends on
 * the order in which they came. A clip without speech has confidence 0 and counts as wrong.
 */
final class Ranking {

  /** Clips of one confidence: how many, and how many of them are right. */
  private record Tie(double confidence, int clips, int right) {}

  private final List<Tie> ties = new ArrayList<>();
  private final int clips;
  private final int spoken;

  /**
   * @param order indexes of the clips, by falling confidence
   * @param confidence of each clip in [0, 1]
   * @param right whether its first candidate is the truth
   * @param weights how often it counts
   */
  Ranking(int[] order, double[] confidence, boolean[] right, int[] weights) {
    int total = 0;
    for (int i = 0; i < order.length; ) {
      double tied = confidence[order[i]];
      int members = 0;
      int hits = 0;
      for (; i < order.length && confidence[order[i]] == tied; i++) {
        members += weights[order[i]];
        hits += right[order[i]] ? weights[order[i]] : 0;
      }
      if (members > 0) {
        ties.add(new Tie(tied, members, hits));
        total += members;
      }
    }
    this.clips = total;
    Tie last = ties.isEmpty() ? new Tie(1, 0, 0) : ties.get(ties.size() - 1);
    this.spoken = last.confidence() == 0 ? clips - last.clips() : clips;
  }

  /**
   * Expected calibration error of the first candidate: the mean distance between confidence and
   * accuracy over bins that hold equally many clips (Nguyen and O'Connor 2015; Naeini et al. 2015),
   * weighted by them. Clips without speech have no probability and do not count. NaN without clips.
   */
  double expectedCalibrationError(int bins) {
    double sum = 0;
    for (ReliabilityBin bin : reliability(bins)) {
      sum += bin.clips() * Math.abs(bin.confidence() - bin.accuracy());
    }
    return spoken == 0 ? Double.NaN : sum / spoken;
  }

  /** Those bins, the least sure first; with fewer clips than bins some are left out. */
  List<ReliabilityBin> reliability(int bins) {
    List<ReliabilityBin> result = new ArrayList<>();
    int tie = ties.size() - (spoken < clips ? 2 : 1);
    int used = 0;
    int filled = 0;
    for (int b = 1; b <= bins; b++) {
      int end = (int) ((long) b * spoken / bins);
      int size = end - filled;
      double confidence = 0;
      double right = 0;
      double least = tie < 0 ? Double.NaN : ties.get(tie).confidence();
      double most = least;
      while (filled < end) {
        Tie now = ties.get(tie);
        int taken = Math.min(end - filled, now.clips() - used);
        confidence += taken * now.confidence();
        right += taken * (now.right() / (double) now.clips());
        most = now.confidence();
        filled += taken;
        used += taken;
        if (used == now.clips()) {
          tie--;
          used = 0;
        }
      }
      if (size > 0) {
        result.add(new ReliabilityBin(least, most, size, confidence / size, right / size));
      }
    }
    return result;
  }

  /**
   * Area under the risk-coverage curve: the mean, over every number of surest clips, of the share
   * of them that is wrong (Geifman and El-Yaniv 2017). NaN without clips.
   */
  double areaUnderRiskCoverage() {
    double sum = 0;
    int before = 0;
    int wrongBefore = 0;
    for (Tie tie : ties) {
      int wrong = tie.clips() - tie.right();
      for (int j = 1; j <= tie.clips(); j++) {
        sum += (wrongBefore + wrong * (j / (double) tie.clips())) / (before + j);
      }
      before += tie.clips();
      wrongBefore += wrong;
    }
    return clips == 0 ? Double.NaN : sum / clips;
  }

  /**
   * Area under the generalised risk-coverage curve: the mean, over coverage, of the share of all
   * clips that would be answered and wrong (Traub et al. 2024), by trapezoids. NaN without clips.
   */
  double areaUnderGeneralizedRiskCoverage() {
    double sum = 0;
    double wrongBefore = 0;
    for (Tie tie : ties) {
      double wrong = tie.clips() - tie.right();
      sum += tie.clips() * (wrongBefore + wrong / 2);
      wrongBefore += wrong;
    }
    return clips == 0 ? Double.NaN : sum / clips / clips;
  }

  /** How many clips are at least so sure, and how many of them are right. */
  ConfidencePoint at(double confidence) {
    int covered = 0;
    int right = 0;
    for (Tie tie : ties) {
      if (tie.confidence() < confidence) {
        break;
      }
      covered += tie.clips();
      right += tie.right();
    }
    return new ConfidencePoint(
        confidence,
        clips == 0 ? Double.NaN : covered / (double) clips,
        covered == 0 ? Double.NaN : right / (double) covered);
  }

  /** What is wrong among the surest clips, at a coverage in (0, 1]; at least one clip counts. */
  RiskPoint atCoverage(double coverage) {
    double wanted = Math.max(1, coverage * clips);
    double covered = 0;
    double wrong = 0;
    for (Tie tie : ties) {
      double taken = Math.min(tie.clips(), wanted - covered);
      wrong += taken * ((tie.clips() - tie.right()) / (double) tie.clips());
      covered += taken;
      if (covered >= wanted) {
        break;
      }
    }
    return new RiskPoint(coverage, wrong / covered, wrong / clips);
  }
}
