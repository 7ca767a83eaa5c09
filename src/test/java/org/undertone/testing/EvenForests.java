package org.undertone.testing;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.undertone.learn.FlatForest;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.RandomForestTrainer;

/** Forests of rows that all count alike. */
public final class EvenForests {

  private EvenForests() {}

  /** As {@link RandomForestTrainer} grows them. */
  public static FlatForest fit(
      float[][] scaledRows,
      int[] labels,
      int labelCount,
      ForestOptions options,
      int threads,
      IntConsumer treesDone)
      throws InterruptedException {
    return RandomForestTrainer.fit(
        scaledRows, labels, alike(labels.length), labelCount, options, threads, treesDone);
  }

  /** So many weights of 1. */
  public static double[] alike(int rows) {
    double[] weights = new double[rows];
    Arrays.fill(weights, 1);
    return weights;
  }
}
