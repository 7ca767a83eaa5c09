package org.undertone.learn;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import smile.classification.DecisionTree;

/**
 * Fits class-balanced random forests (Breiman 2001; balanced by drawing every label equally often
 * for each tree, but for the weights of the rows).
 *
 * <p>The same rows, labels and options give the same forest to the last bit, with any number of
 * threads and whatever ran before.
 */
public final class RandomForestTrainer {

  private RandomForestTrainer() {}

  /**
   * Grows a forest.
   *
   * @param scaledRows at least one row, all of one length and finite
   * @param labels the label of each row, in [0, labelCount); a label without rows is never given
   *     any probability but for the smoothing
   * @param weights of each row, above 0 and finite: within its label it is drawn by its weight, and
   *     its label by the mean weight of all its rows
   * @param labelCount how many labels the forest knows, in [1, {@link FlatForest#MAX_LABELS}]
   * @param threads how many trees grow at a time, at least 1
   * @param treesDone told after every tree how many are done; called in the calling thread
   * @throws IllegalArgumentException naming what is out of range
   * @throws InterruptedException if the calling thread is interrupted; trees that grow are grown to
   *     their end and forgotten
   */
  public static FlatForest fit(
      float[][] scaledRows,
      int[] labels,
      double[] weights,
      int labelCount,
      ForestOptions options,
      int threads,
      IntConsumer treesDone)
      throws InterruptedException {
    int columns = check(scaledRows, labels, labelCount, options, threads);
    check(weights, labels.length);
    FlatForestBuilder builder = new FlatForestBuilder(columns, labelCount, options.smoothing());
    SmileTreeReader reader = new SmileTreeReader(builder);
    SmileTrees trees = new SmileTrees(scaledRows, labels, weights, labelCount, options);
    // A pool of its own: what Smile runs in parallel must not wander into the common pool, whose
    // threads carry generators of their own.
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      Queue<ForkJoinTask<DecisionTree>> growing = new ArrayDeque<>();
      seeds(options).forEach(seed -> growing.add(pool.submit(() -> trees.grow(seed))));
      while (!growing.isEmpty()) {
        reader.add(growing.remove().get());
        treesDone.accept(builder.treeCount());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a tree could not be grown", e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return builder.build();
  }

  /** The seed of each tree; below 2 Smile would take one of its own. */
  static LongStream seeds(ForestOptions options) {
    return new Random(options.seed()).longs(options.trees(), 2, Long.MAX_VALUE);
  }

  private static void check(double[] weights, int rows) {
    if (weights.length != rows) {
      throw new IllegalArgumentException(
          "every row needs one weight, got " + rows + " rows and " + weights.length);
    }
    for (int i = 0; i < rows; i++) {
      if (!(weights[i] > 0 && Double.isFinite(weights[i]))) {
        throw new IllegalArgumentException(
            "weight " + i + " must be above 0 and finite, got " + weights[i]);
      }
    }
  }

  private static int check(
      float[][] rows, int[] labels, int labelCount, ForestOptions options, int threads) {
    int columns = Rows.check(rows);
    Rows.checkLabels(labels, rows.length, labelCount);
    int perSplit = options.featuresPerSplit().orElse(1);
    if (perSplit > columns) {
      throw new IllegalArgumentException(
          "featuresPerSplit must lie in [1, " + columns + "], got " + perSplit);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    return columns;
  }
}
