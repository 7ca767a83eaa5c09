package org.undertone.evaluate;

import java.util.Arrays;

/**
 * The mean of values and their standard deviation (that of the values themselves: divided by their
 * number, as NumPy does), over those that are defined; NaN where none is.
 */
record Moments(double mean, double deviation) {

  static Moments of(double[] values) {
    double[] defined = Arrays.stream(values).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(defined).average().orElse(Double.NaN);
    double variance =
        Arrays.stream(defined).map(v -> (v - mean) * (v - mean)).average().orElse(Double.NaN);
    return new Moments(mean, Math.sqrt(variance));
  }
}
