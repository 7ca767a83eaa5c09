package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Attentive statistics pooling (Okabe et al. 2018): frames (batch, channels, time) become the mean
 * and the standard deviation of each channel over time, weighted by how much each frame matters:
 * (batch, 2 · channels), for any length of time.
 */
final class AttentiveStatistics extends AbstractBlock {

  private static final float LEAST_VARIANCE = 1e-5f;

  private final Block hidden;
  private final Block score;

  AttentiveStatistics(int hiddenChannels) {
    hidden = addChildBlock("hidden", pointwise(hiddenChannels));
    score = addChildBlock("score", pointwise(1));
  }

  private static Block pointwise(int channels) {
    return Conv1d.builder().setKernelShape(new Shape(1)).setFilters(channels).build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameters, NDList inputs, boolean training, PairList<String, Object> unused) {
    NDArray frames = inputs.singletonOrThrow();
    NDArray attended = hidden.forward(parameters, inputs, training).singletonOrThrow().tanh();
    NDArray weights =
        score.forward(parameters, new NDList(attended), training).singletonOrThrow().softmax(2);
    NDArray mean = frames.mul(weights).sum(new int[] {2});
    NDArray variance = frames.square().mul(weights).sum(new int[] {2}).sub(mean.square());
    NDArray least = Autograd.constant(variance.getManager(), LEAST_VARIANCE);
    NDArray deviation = variance.maximum(least).sqrt();
    return new NDList(mean.concat(deviation, 1));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), 2 * inputShapes[0].get(1))};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    hidden.initialize(manager, type, inputShapes);
    score.initialize(manager, type, hidden.getOutputShapes(inputShapes));
  }
}
