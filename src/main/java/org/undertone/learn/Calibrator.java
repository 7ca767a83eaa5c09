package org.undertone.learn;

import java.util.Arrays;

/**
 * Makes probabilities mean what they say: of the answers given with 60 %, 60 % should be right.
 *
 * <p>Temperature scaling (Guo et al. 2017, On Calibration of Modern Neural Networks): each
 * probability is raised to the power {@code 1 / temperature}, and the results are divided by their
 * sum. Above 1 that makes the answers less sure, below 1 surer; their order stays.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param temperature in [{@link #LEAST_TEMPERATURE}, {@link #MOST_TEMPERATURE}]
 * @param floor added to each probability first, so that what a classifier holds impossible is no
 *     more than very unlikely; in [0, {@link #MOST_FLOOR}]
 */
public record Calibrator(double temperature, double floor) {

  /** The lowest temperature. */
  public static final double LEAST_TEMPERATURE = 0.05;

  /** The highest temperature. */
  public static final double MOST_TEMPERATURE = 20;

  /** The greatest floor. */
  public static final double MOST_FLOOR = 0.1;

  public Calibrator {
    check("temperature", temperature, LEAST_TEMPERATURE, MOST_TEMPERATURE);
    check("floor", floor, 0, MOST_FLOOR);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must lie in [" + least + ", " + most + "], got " + value);
    }
  }

  /**
   * The calibrated probability of each label; they sum to 1.
   *
   * @param probabilities of the classifier, at least one, each in [0, 1], not all of them 0
   */
  public double[] calibrate(double[] probabilities) {
    double[] powers = Arrays.stream(probabilities).map(p -> Math.log(p + floor)).toArray();
    double most = Arrays.stream(powers).max().orElseThrow();
    double sum = 0;
    for (int k = 0; k < powers.length; k++) {
      powers[k] = Math.exp((powers[k] - most) / temperature);
      sum += powers[k];
    }
    for (int k = 0; k < powers.length; k++) {
      powers[k] /= sum;
    }
    return powers;
  }
}
