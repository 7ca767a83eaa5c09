package org.undertone.learn;

/**
 * Gauss and Legendre's quadrature on [0, 1]: {@code n} points give the integral of every polynomial
 * of degree {@code 2n - 1} or less, exact but for rounding. The points lie inside the interval, and
 * the weights are positive. Immutable.
 *
 * <p>The points are the roots of the Legendre polynomial, found by Newton's method from Tricomi's
 * approximation (Abramowitz and Stegun, <i>Handbook of Mathematical Functions</i>, 25.4.30 and
 * 22.16.6).
 */
final class GaussLegendre {

  private static final int STEPS = 100;
  private static final double CLOSE = 1e-15;

  private final double[] points;
  private final double[] weights;

  private GaussLegendre(double[] points, double[] weights) {
    this.points = points;
    this.weights = weights;
  }

  /**
   * The rule of so many points.
   *
   * @param count at least 1
   */
  static GaussLegendre of(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, got " + count);
    }
    double[] points = new double[count];
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
      double slope = 0;
      double step = 1;
      for (int turn = 0; turn < STEPS && Math.abs(step) > CLOSE; turn++) {
        double value = x;
        double before = 1;
        for (int degree = 2; degree <= count; degree++) {
          double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
          before = value;
          value = next;
        }
        slope = count * (x * value - before) / (x * x - 1);
        step = value / slope;
        x -= step;
      }
      points[i] = (1 - x) / 2;
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
    return new GaussLegendre(points, weights);
  }

  int count() {
    return points.length;
  }

  /** Point {@code i}, in (0, 1). */
  double point(int i) {
    return points[i];
  }

  /** The weight of point {@code i}; those of all sum to 1. */
  double weight(int i) {
    return weights[i];
  }
}
