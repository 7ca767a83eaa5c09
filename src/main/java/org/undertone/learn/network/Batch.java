package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Clips put together for one step: their values one after the other, and for each a target for
 * every label, already weighted by class and clip.
 */
final class Batch {

  private final long[] axes;
  private final float[] values;
  private final float[] targets;
  private final int labels;
  private final double weight;

  private Batch(long[] axes, float[] values, float[] targets, int labels, double weight) {
    this.axes = axes;
    this.values = values;
    this.targets = targets;
    this.labels = labels;
    this.weight = weight;
  }

  /** A step's worth of clips, augmented. */
  static Batch training(
      List<Sample> samples,
      NetworkType type,
      NetworkOptions options,
      double[] classWeights,
      RandomGenerator random) {
    int labels = classWeights.length;
    List<Integer> first = samples.get(0).shape(0);
    int time = first.get(first.size() - 1);
    int columns = type.anyLength() ? options.cropFrames() : first.size() == 1 ? 1 : time;
    int rows = samples.get(0).values(0).length / (first.size() == 1 ? 1 : time);
    int size = rows * columns;
    float[] values = new float[samples.size() * size];
    float[] targets = new float[samples.size() * labels];
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      int variant = random.nextInt(sample.variantCount());
      float[] clip = sample.draw(variant, random);
      if (type.anyLength()) {
        crop(clip, rows, values, i * size, columns, options.masking(), random);
      } else {
        System.arraycopy(clip, 0, values, i * size, size);
      }
      options.masking().apply(values, i * size, rows, columns, random);
      smooth(targets, i * labels, labels, sample, options.labelSmoothing());
    }
    mix(values, size, targets, labels, options.masking(), random);
    double weight = weigh(targets, classWeights);
    long[] axes = new long[first.size() + 1];
    axes[0] = samples.size();
    for (int axis = 0; axis < first.size(); axis++) {
      axes[axis + 1] = first.get(axis);
    }
    if (type.anyLength()) {
      axes[axes.length - 1] = columns;
    }
    return new Batch(axes, values, targets, labels, weight);
  }

  /**
   * A stretch of the clip at random, warped, and repeated from its start where it is too short. In
   * between its places a clip is linear; beyond its outer bands it goes on as they are.
   */
  private static void crop(
      float[] clip,
      int rows,
      float[] batch,
      int offset,
      int columns,
      Masking masking,
      RandomGenerator random) {
    int length = clip.length / rows;
    double tempo = 1 + masking.timeWarp() * random.nextDouble(-1, 1);
    double spread = 1 + masking.bandWarp() * random.nextDouble(-1, 1);
    double spare = length - columns * tempo;
    double from = spare > 0 ? spare * random.nextDouble() : length * random.nextDouble();
    for (int r = 0; r < rows; r++) {
      double row = Math.min(rows - 1, r * spread);
      int low = ((int) row) * length;
      int high = Math.min(rows - 1, ((int) row) + 1) * length;
      float rowShare = (float) (row - (int) row);
      for (int c = 0; c < columns; c++) {
        double column = (from + c * tempo) % length;
        int left = (int) column;
        int right = left + 1 == length ? 0 : left + 1;
        float share = (float) (column - left);
        float lower = clip[low + left] + share * (clip[low + right] - clip[low + left]);
        float upper = clip[high + left] + share * (clip[high + right] - clip[high + left]);
        batch[offset + r * columns + c] = lower + rowShare * (upper - lower);
      }
    }
  }

  private static void smooth(float[] targets, int offset, int labels, Sample sample, double part) {
    for (int l = 0; l < labels; l++) {
      double share = part / labels + (l == sample.label() ? 1 - part : 0);
      targets[offset + l] = (float) (sample.weight() * share);
    }
  }

  /** Each clip is mixed with another of the batch, both as they were before. */
  private static void mix(
      float[] values, int size, float[] targets, int labels, Masking masking, RandomGenerator r) {
    if (masking.mixup() == 0) {
      return;
    }
    float[] before = values.clone();
    float[] targetsBefore = targets.clone();
    int count = values.length / size;
    for (int i = 0; i < count; i++) {
      int other = r.nextInt(count);
      float share = (float) masking.share(r);
      blend(values, before, i * size, other * size, size, share);
      blend(targets, targetsBefore, i * labels, other * labels, labels, share);
    }
  }

  private static void blend(
      float[] values, float[] before, int own, int other, int count, float share) {
    for (int k = 0; k < count; k++) {
      values[own + k] = share * before[own + k] + (1 - share) * before[other + k];
    }
  }

  private static double weigh(float[] targets, double[] classWeights) {
    double sum = 0;
    for (int i = 0; i < targets.length; i++) {
      targets[i] *= (float) classWeights[i % classWeights.length];
      sum += targets[i];
    }
    return sum;
  }

  /** How much the batch weighs: the sum of its targets. */
  double weight() {
    return weight;
  }

  NDArray input(NDManager scope) {
    return scope.create(values, new Shape(axes));
  }

  /** The mean cross-entropy of logits (batch, labels) in nats. */
  NDArray loss(NDArray logits) {
    NDManager scope = logits.getManager();
    NDArray wanted = scope.create(targets, new Shape(axes[0], labels));
    NDArray whole = Autograd.constant(scope, (float) -weight);
    return logits.logSoftmax(1).mul(wanted).sum().div(whole);
  }
}
