package org.undertone.learn;

import java.util.Random;

/** Seeded examples of a few overlapping classes, as features of speech are. */
final class Examples {

  final float[][] rows;
  final int[] labels;
  final int labelCount;

  /** Label {@code i} is drawn with a frequency in proportion to {@code i + 1}. */
  Examples(int count, int features, int labelCount, long seed) {
    Random random = new Random(seed);
    double[][] centres = new double[labelCount][features];
    for (double[] centre : centres) {
      for (int j = 0; j < features; j++) {
        centre[j] = random.nextGaussian() * 0.3;
      }
    }
    this.labelCount = labelCount;
    rows = new float[count][features];
    labels = new int[count];
    for (int i = 0; i < count; i++) {
      int ticket = random.nextInt(labelCount * (labelCount + 1) / 2);
      while (ticket > labels[i]) {
        ticket -= labels[i] + 1;
        labels[i]++;
      }
      for (int j = 0; j < features; j++) {
        rows[i][j] = (float) (centres[labels[i]][j] + random.nextGaussian());
      }
    }
  }
}
