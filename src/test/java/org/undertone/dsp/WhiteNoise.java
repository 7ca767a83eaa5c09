package org.undertone.dsp;

import java.util.Random;

/** Signals to test with: independent normal samples. */
final class WhiteNoise {

  private WhiteNoise() {}

  /** Of a mean of 0. */
  static float[] of(int length, double deviation, long seed) {
    Random random = new Random(seed);
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) (deviation * random.nextGaussian());
    }
    return x;
  }
}
