package org.undertone.learn;

/**
 * How the features of speakers differ, so that what one of them says can be told as if the average
 * speaker had said it. Immutable and safe to share between threads.
 *
 * <p>A speaker's own mean is the mean of a few of their clips, shrunk towards the population's by
 * the empirical Bayes weight of a normal model (Efron and Morris 1973): of {@code n} clips it
 * counts {@code n / (n + within / between)}, feature by feature. Their variance is shrunk as if
 * {@link #VARIANCE_CLIPS} clips of the population's variance had been heard besides. A feature that
 * tells speakers apart is thus moved most, one that varies with what is said hardly at all, and few
 * clips move everything little.
 *
 * <p>Clips of a speaker's ordinary voice alone have another mean than all that the speaker may say;
 * what they tell is how far the speaker lies from the ordinary voices of the others. They tell
 * nothing of the variance.
 */
public final class SpeakerPopulation {

  /** What the population's variance counts, in clips. */
  static final double VARIANCE_CLIPS = 10;

  private final double[] mean;
  private final double[] ordinaryMean;
  private final double[] within;
  private final double[] between;

  /**
   * Known numbers, such as those of a stored model, one for each feature; the arrays are copied.
   *
   * @param mean of the speakers' means; finite
   * @param ordinaryMean the same of their ordinary voices alone; finite
   * @param within the variance about a speaker's own mean; finite and at least 0
   * @param between the variance of the speakers' means; finite and at least 0
   * @throws IllegalArgumentException naming the first number that is out of range
   */
  public SpeakerPopulation(
      double[] mean, double[] ordinaryMean, double[] within, double[] between) {
    if (mean.length == 0
        || mean.length != ordinaryMean.length
        || mean.length != within.length
        || mean.length != between.length) {
      throw new IllegalArgumentException(
          "mean, ordinaryMean, within and between must be equally many and at least one, got "
              + mean.length
              + ", "
              + ordinaryMean.length
              + ", "
              + within.length
              + " and "
              + between.length);
    }
    for (int j = 0; j < mean.length; j++) {
      check("mean", j, mean[j], Double.NEGATIVE_INFINITY);
      check("ordinaryMean", j, ordinaryMean[j], Double.NEGATIVE_INFINITY);
      check("within", j, within[j], 0);
      check("between", j, between[j], 0);
    }
    this.mean = mean.clone();
    this.ordinaryMean = ordinaryMean.clone();
    this.within = within.clone();
    this.between = between.clone();
  }

  private static void check(String name, int index, double value, double least) {
    if (!(Double.isFinite(value) && value >= least)) {
      throw new IllegalArgumentException(
          name
              + " "
              + index
              + " must be finite"
              + (least == 0 ? " and at least 0" : "")
              + ", got "
              + value);
    }
  }

  public int featureCount() {
    return mean.length;
  }

  /** A copy of the means. */
  public double[] mean() {
    return mean.clone();
  }

  /** The features of an average voice. */
  public float[] average() {
    float[] average = new float[mean.length];
    for (int j = 0; j < average.length; j++) {
      average[j] = (float) mean[j];
    }
    return average;
  }

  /**
   * How many standard deviations of all clips a feature lies above the mean; 0 if all are alike.
   */
  public double deviation(int feature, double value) {
    double variance = within[feature] + between[feature];
    return variance > 0 ? (value - mean[feature]) / Math.sqrt(variance) : 0;
  }

  /** A copy of the means of ordinary voices. */
  public double[] ordinaryMean() {
    return ordinaryMean.clone();
  }

  /** A copy of the variances about a speaker's own mean. */
  public double[] within() {
    return within.clone();
  }

  /** A copy of the variances of the speakers' means. */
  public double[] between() {
    return between.clone();
  }

  /**
   * What the average speaker's features would be.
   *
   * @param row of one clip; values beyond {@link #featureCount()} are left as they are
   * @param speaker measured on other clips of whoever speaks, or on these among them
   * @param ordinary whether those clips are of the speaker's ordinary voice alone
   * @throws IllegalArgumentException if the row is too short or the speaker's features are others
   */
  public float[] adapt(float[] row, SpeakerStatistics speaker, boolean ordinary) {
    if (row.length < mean.length || speaker.featureCount() != mean.length) {
      throw new IllegalArgumentException(
          "row and speaker must have "
              + mean.length
              + " features, got "
              + row.length
              + " and "
              + speaker.featureCount());
    }
    float[] adapted = row.clone();
    int clips = speaker.clips();
    for (int j = 0; j < mean.length; j++) {
      if (within[j] == 0) {
        continue;
      }
      double weight = clips * between[j] / (clips * between[j] + within[j]);
      double reference = ordinary ? ordinaryMean[j] : mean[j];
      double shift = weight * (speaker.mean(j) - reference);
      double scale = 1;
      if (!ordinary) {
        double off = (1 - weight) * (speaker.mean(j) - reference);
        double squares = clips * (speaker.variance(j) + off * off);
        double variance = (squares + VARIANCE_CLIPS * within[j]) / (clips + VARIANCE_CLIPS);
        scale = Math.sqrt(within[j] / variance);
      }
      adapted[j] = (float) (mean[j] + scale * (row[j] - mean[j] - shift));
    }
    return adapted;
  }
}
