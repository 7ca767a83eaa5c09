package org.undertone.learn;

import java.util.List;

/**
 * Where the features of one speaker lie, by some clips of theirs. Immutable and safe to share
 * between threads.
 */
public final class SpeakerStatistics {

  private final int clips;
  private final double[] mean;
  private final double[] variance;

  /**
   * Known numbers, such as those of a stored baseline; the arrays are copied.
   *
   * @param clips how many were measured, at least 1
   * @param mean of each feature; finite
   * @param variance of each feature about that mean, divided by the number of clips; finite and at
   *     least 0
   * @throws IllegalArgumentException naming the first number that is out of range
   */
  public SpeakerStatistics(int clips, double[] mean, double[] variance) {
    if (clips < 1) {
      throw new IllegalArgumentException("clips must be at least 1, got " + clips);
    }
    if (mean.length == 0 || mean.length != variance.length) {
      throw new IllegalArgumentException(
          "mean and variance must be equally many and at least one, got "
              + mean.length
              + " and "
              + variance.length);
    }
    for (int j = 0; j < mean.length; j++) {
      if (!Double.isFinite(mean[j])) {
        throw new IllegalArgumentException("mean " + j + " must be finite, got " + mean[j]);
      }
      if (!(variance[j] >= 0 && Double.isFinite(variance[j]))) {
        throw new IllegalArgumentException(
            "variance " + j + " must be finite and at least 0, got " + variance[j]);
      }
    }
    this.clips = clips;
    this.mean = mean.clone();
    this.variance = variance.clone();
  }

  /**
   * Measures rows of features, one a clip.
   *
   * @param rows at least one, all of one length, all values finite
   * @throws IllegalArgumentException if there is none, the lengths differ or a value is not finite
   */
  public static SpeakerStatistics of(List<float[]> rows) {
    int columns = Rows.check(rows.toArray(float[][]::new));
    double[] mean = new double[columns];
    double[] variance = new double[columns];
    for (float[] row : rows) {
      for (int j = 0; j < columns; j++) {
        mean[j] += row[j];
      }
    }
    for (int j = 0; j < columns; j++) {
      mean[j] /= rows.size(); // at the end, so that what never varies has no variance at all
    }
    for (float[] row : rows) {
      for (int j = 0; j < columns; j++) {
        double deviation = row[j] - mean[j];
        variance[j] += deviation * deviation / rows.size();
      }
    }
    return new SpeakerStatistics(rows.size(), mean, variance);
  }

  /**
   * The statistics of these clips and of others together, as if all had been measured at once (the
   * pairwise update of Chan, Golub and LeVeque 1979, "Updating formulae and a pairwise algorithm
   * for computing sample variances").
   *
   * @throws IllegalArgumentException if the others are of another number of features
   */
  public SpeakerStatistics with(SpeakerStatistics others) {
    if (others.mean.length != mean.length) {
      throw new IllegalArgumentException(
          "others must have " + mean.length + " features, got " + others.mean.length);
    }
    int together = Math.addExact(clips, others.clips);
    double share = (double) others.clips / together;
    double[] joint = new double[mean.length];
    double[] spread = new double[mean.length];
    for (int j = 0; j < joint.length; j++) {
      double apart = others.mean[j] - mean[j];
      joint[j] = mean[j] + share * apart;
      spread[j] =
          (1 - share) * variance[j]
              + share * others.variance[j]
              + share * (1 - share) * apart * apart;
    }
    return new SpeakerStatistics(together, joint, spread);
  }

  /** How many clips were measured. */
  public int clips() {
    return clips;
  }

  public int featureCount() {
    return mean.length;
  }

  /** A copy of the means. */
  public double[] mean() {
    return mean.clone();
  }

  /** A copy of the variances. */
  public double[] variance() {
    return variance.clone();
  }

  double mean(int feature) {
    return mean[feature];
  }

  double variance(int feature) {
    return variance[feature];
  }
}
