package org.undertone.audio;

/** Comparing clips in tests. */
final class Signals {

  private Signals() {}

  /** The largest difference between two signals over their common length. */
  static double largestDifference(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  /** The best normalised correlation of two signals when one is moved by up to a tenth second. */
  static double correlation(float[] a, float[] b) {
    double best = 0;
    for (int lag = -1600; lag <= 1600; lag++) {
      double cross = 0;
      double powerA = 1e-12;
      double powerB = 1e-12;
      for (int i = Math.max(0, -lag); i < a.length && i + lag < b.length; i++) {
        cross += a[i] * b[i + lag];
        powerA += a[i] * a[i];
        powerB += b[i + lag] * b[i + lag];
      }
      best = Math.max(best, cross / Math.sqrt(powerA * powerB));
    }
    return best;
  }
}
