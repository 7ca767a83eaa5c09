package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Dropout (Srivastava et al. 2014) by a mask of our own random numbers; in inference it changes
 * nothing. Whole channels are dropped where {@code channels} says so (Tompson et al. 2015).
 */
final class SeededDropout extends AbstractBlock {

  private final float rate;
  private final boolean channels;
  private final Draws draws;

  SeededDropout(float rate, boolean channels, Draws draws) {
    this.rate = rate;
    this.channels = channels;
    this.draws = draws;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> unused) {
    NDArray input = inputs.singletonOrThrow();
    if (!training || rate == 0) {
      return inputs;
    }
    Shape shape = input.getShape();
    long[] axes = shape.getShape().clone();
    if (channels) {
      for (int axis = 2; axis < axes.length; axis++) {
        axes[axis] = 1;
      }
    }
    Shape masked = new Shape(axes);
    float[] mask = draws.dropoutMask(Math.toIntExact(masked.size()), rate);
    return new NDList(input.mul(input.getManager().create(mask, masked)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }
}
