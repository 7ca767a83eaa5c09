package org.undertone.dsp;

/**
 * All complex roots of real polynomials of one degree by the simultaneous iteration of Ehrlich and
 * Aberth (O. Aberth, "Iteration methods for finding all zeros of a polynomial simultaneously",
 * Math. Comp. 27, 1973). Begins where the last polynomial ended, which is near for one that has
 * changed little. Not safe for use by several threads at once.
 */
public final class PolynomialRoots {

  private static final int MOST_ROUNDS = 60;
  private static final double TOLERANCE = 1e-9;
  private static final double START_RADIUS = 0.9;

  private final int degree;
  private final double[] re;
  private final double[] im;

  /**
   * @param degree of the polynomials, at least 1
   */
  public PolynomialRoots(int degree) {
    this.degree = degree;
    this.re = new double[degree];
    this.im = new double[degree];
  }

  /** Forgets the last polynomial, so that what is found does not depend on it. */
  public void reset() {
    for (int i = 0; i < degree; i++) {
      double angle = 2 * Math.PI * (i + 0.25) / degree;
      re[i] = START_RADIUS * Math.cos(angle);
      im[i] = START_RADIUS * Math.sin(angle);
    }
  }

  /** The real part of a root. */
  public double real(int root) {
    return re[root];
  }

  /** The imaginary part of a root. */
  public double imaginary(int root) {
    return im[root];
  }

  /**
   * Finds the roots of {@code Σ c[k] z^(degree - k)}.
   *
   * @param c from the highest power on, the first not 0
   * @return whether the iteration settled
   */
  public boolean find(double[] c) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double largest = 0;
      for (int i = 0; i < degree; i++) {
        largest = Math.max(largest, improve(c, i));
      }
      if (largest < TOLERANCE) {
        return true;
      }
    }
    return false;
  }

  /** One step of one root; returns how far it went: 1 where it could not go. */
  private double improve(double[] c, int i) {
    double x = re[i];
    double y = im[i];
    double pr = c[0];
    double pi = 0;
    double dr = 0;
    double di = 0;
    for (int k = 1; k <= degree; k++) {
      double t = dr * x - di * y + pr;
      di = dr * y + di * x + pi;
      dr = t;
      t = pr * x - pi * y + c[k];
      pi = pr * y + pi * x;
      pr = t;
    }
    // Newton's correction is p / d; Aberth's p / (d - p Σ 1 / (z - z_j)).
    double sr = 0;
    double si = 0;
    for (int j = 0; j < degree; j++) {
      if (j != i) {
        double ar = x - re[j];
        double ai = y - im[j];
        double square = ar * ar + ai * ai + 1e-300;
        sr += ar / square;
        si -= ai / square;
      }
    }
    double br = dr - (pr * sr - pi * si);
    double bi = di - (pr * si + pi * sr);
    double square = br * br + bi * bi;
    if (!(square > 0)) {
      return pr == 0 && pi == 0 ? 0 : 1;
    }
    double wr = (pr * br + pi * bi) / square;
    double wi = (pi * br - pr * bi) / square;
    re[i] = x - wr;
    im[i] = y - wi;
    return Math.abs(wr) + Math.abs(wi);
  }
}
