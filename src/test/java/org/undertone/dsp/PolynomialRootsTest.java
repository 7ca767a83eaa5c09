package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PolynomialRootsTest {

  @Test
  void roots_ofRandomResonators_areTheirPoles() {
    Random random = new Random(4);
    PolynomialRoots roots = new PolynomialRoots(12);
    roots.reset();
    for (int round = 0; round < 50; round++) {
      double[] c = {1};
      double[][] poles = new double[6][2];
      for (int p = 0; p < 6; p++) {
        double radius = 0.5 + 0.49 * random.nextDouble();
        double angle = (p + 0.1 + 0.8 * random.nextDouble()) * Math.PI / 6;
        poles[p][0] = radius * Math.cos(angle);
        poles[p][1] = radius * Math.sin(angle);
        c = times(c, -2 * poles[p][0], radius * radius);
      }
      assertTrue(roots.find(c));
      for (double[] pole : poles) {
        assertEquals(0, distance(roots, pole[0], pole[1]), 1e-6);
        assertEquals(0, distance(roots, pole[0], -pole[1]), 1e-6);
      }
    }
  }

  @Test
  void polynomialThatIsNoNumber_isNotSolved_andSpoilsNoOther() {
    PolynomialRoots roots = new PolynomialRoots(2);
    roots.reset();
    assertFalse(roots.find(new double[] {1, Double.NaN, 0.5}));
    assertTrue(roots.find(new double[] {1, -1.5, 0.5}));
    assertEquals(0.5, Math.min(roots.real(0), roots.real(1)), 1e-6);
    assertEquals(1, Math.max(roots.real(0), roots.real(1)), 1e-6);
  }

  @Test
  void roots_atNought_areFound() {
    PolynomialRoots roots = new PolynomialRoots(3);
    roots.reset();
    roots.find(new double[] {1, 0, 0, 0});
    for (int i = 0; i < 3; i++) {
      assertEquals(0, Math.hypot(roots.real(i), roots.imaginary(i)), 1e-3);
    }
  }

  private static double distance(PolynomialRoots roots, double x, double y) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 12; i++) {
      least = Math.min(least, Math.hypot(roots.real(i) - x, roots.imaginary(i) - y));
    }
    return least;
  }

  /** The product with {@code z² + b z + d}. */
  private static double[] times(double[] c, double b, double d) {
    double[] product = new double[c.length + 2];
    for (int i = 0; i < c.length; i++) {
      product[i] += c[i];
      product[i + 1] += b * c[i];
      product[i + 2] += d * c[i];
    }
    return product;
  }
}
