package org.undertone.learn;

/**
 * Brings every feature to mean 0 and standard deviation 1 over the rows that it was fitted on, and
 * perhaps no further than a limit from 0. Immutable and safe to share between threads.
 *
 * <p>A feature that never varies has no scale of its own: it is given scale 1, so that it becomes 0
 * where it keeps its value.
 */
public final class StandardScaler {

  private final double[] mean;
  private final double[] scale;
  private final float limit;

  /**
   * A scaler of known numbers, such as those of a stored model; the arrays are copied.
   *
   * @param mean subtracted from each feature; finite
   * @param scale each feature is divided by it afterwards; finite and above 0
   * @throws IllegalArgumentException naming the first number that is out of range
   */
  public StandardScaler(double[] mean, double[] scale) {
    if (mean.length == 0 || mean.length != scale.length) {
      throw new IllegalArgumentException(
          "mean and scale must be equally many and at least one, got "
              + mean.length
              + " and "
              + scale.length);
    }
    for (int j = 0; j < mean.length; j++) {
      if (!Double.isFinite(mean[j])) {
        throw new IllegalArgumentException("mean " + j + " must be finite, got " + mean[j]);
      }
      if (!(scale[j] > 0 && Double.isFinite(scale[j]))) {
        throw new IllegalArgumentException(
            "scale " + j + " must be finite and above 0, got " + scale[j]);
      }
    }
    this.mean = mean.clone();
    this.scale = scale.clone();
    this.limit = Float.POSITIVE_INFINITY;
  }

  private StandardScaler(StandardScaler other, float limit) {
    this.mean = other.mean;
    this.scale = other.scale;
    this.limit = limit;
  }

  /**
   * The same, to which a feature further than so many deviations from its mean counts as if it were
   * so (winsorising; J. Tukey, Annals of Mathematical Statistics 1962): among strange recordings
   * many are, and each would outweigh what is heard right.
   *
   * @param deviations above 0; infinite for no limit
   * @throws IllegalArgumentException if it is not
   */
  public StandardScaler within(float deviations) {
    if (!(deviations > 0)) {
      throw new IllegalArgumentException("the limit must be above 0, got " + deviations);
    }
    return new StandardScaler(this, deviations);
  }

  /**
   * Measures mean and population standard deviation of each column, in two passes of double
   * precision.
   *
   * @param rows at least one row, all of one length, all values finite
   * @throws IllegalArgumentException if there is no row, the lengths differ or a value is not
   *     finite
   */
  public static StandardScaler fit(float[][] rows) {
    int columns = Rows.check(rows);
    double[] mean = new double[columns];
    for (float[] row : rows) {
      for (int j = 0; j < columns; j++) {
        mean[j] += row[j];
      }
    }
    for (int j = 0; j < columns; j++) {
      mean[j] /= rows.length;
    }
    double[] squares = new double[columns];
    for (float[] row : rows) {
      for (int j = 0; j < columns; j++) {
        double deviation = row[j] - mean[j];
        squares[j] += deviation * deviation;
      }
    }
    double[] scale = new double[columns];
    for (int j = 0; j < columns; j++) {
      double deviation = Math.sqrt(squares[j] / rows.length);
      // What remains of a constant column is the rounding of its mean, not variation.
      scale[j] = deviation > 1e-12 * Math.abs(mean[j]) ? deviation : 1;
    }
    return new StandardScaler(mean, scale);
  }

  /**
   * The row in units of standard deviations from the mean, none further than {@link #limit} from 0,
   * as a new array.
   *
   * @throws IllegalArgumentException if the row has not {@link #featureCount()} values
   */
  public float[] transform(float[] row) {
    Rows.checkLength(row, mean.length);
    float[] scaled = new float[row.length];
    for (int j = 0; j < row.length; j++) {
      float deviations = (float) ((row[j] - mean[j]) / scale[j]);
      scaled[j] = Math.max(-limit, Math.min(limit, deviations));
    }
    return scaled;
  }

  /**
   * Differences between rows in units of standard deviations, as a new array.
   *
   * @throws IllegalArgumentException if there are not {@link #featureCount()} values
   */
  public float[] differences(float[] values) {
    Rows.checkLength(values, mean.length);
    float[] scaled = new float[values.length];
    for (int j = 0; j < values.length; j++) {
      scaled[j] = (float) (values[j] / scale[j]);
    }
    return scaled;
  }

  /** Every row through {@link #transform}, in order. */
  public float[][] transformAll(float[][] rows) {
    float[][] scaled = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      scaled[i] = transform(rows[i]);
    }
    return scaled;
  }

  public int featureCount() {
    return mean.length;
  }

  /** How many deviations from its mean a feature can be at most; infinite where nothing is set. */
  public float limit() {
    return limit;
  }

  /** A copy of the means. */
  public double[] mean() {
    return mean.clone();
  }

  /** A copy of the scales. */
  public double[] scale() {
    return scale.clone();
  }
}
