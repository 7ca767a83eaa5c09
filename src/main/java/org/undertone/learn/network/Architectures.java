package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

/**
 * The networks, from a batch of inputs (batch, then the axes of the input) to one logit a label.
 * Every weight and every dropped unit comes from one {@link Draws}.
 */
record Architectures(int labels, Draws draws) {

  /** A standardised value further than this from 0 counts as if it were so. */
  private static final float FARTHEST = 5;

  /** A vector of 180 taken as a signal: four convolutions, one pooling in between. */
  Block cnn1d() {
    return new SequentialBlock()
        .addSingleton(Architectures::withChannel)
        .add(conv1d(256, 5))
        .add(Activation.reluBlock())
        .add(conv1d(128, 5))
        .add(Activation.reluBlock())
        .add(dropout(0.1f))
        .add(Pool.maxPool1dBlock(new Shape(8), new Shape(8)))
        .add(conv1d(128, 5))
        .add(Activation.reluBlock())
        .add(conv1d(128, 5))
        .add(Activation.reluBlock())
        .add(dropout(0.5f))
        .add(Blocks.batchFlattenBlock())
        .add(linear(labels));
  }

  /** Two pictures of 32 × 94: three blocks of convolution, then the mean over each channel. */
  Block cnn2d() {
    SequentialBlock net = new SequentialBlock();
    for (int filters : new int[] {32, 64, 128}) {
      net.add(conv2d(filters, 3, 3))
          .add(norm())
          .add(Activation.reluBlock())
          .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
          .add(channelDropout(0.05f));
    }
    return net.add(Pool.globalAvgPool2dBlock())
        .add(linear(128))
        .add(Activation.reluBlock())
        .add(dropout(0.2f))
        .add(linear(labels));
  }

  /** Frames of 22 descriptors: convolutions over time with normalisation and pooling. */
  Block cnnFrames() {
    SequentialBlock net = new SequentialBlock();
    for (int filters : new int[] {128, 128, 192}) {
      net.add(conv1d(filters, 5))
          .add(norm())
          .add(Activation.reluBlock())
          .add(Pool.maxPool1dBlock(new Shape(2), new Shape(2)))
          .add(channelDropout(0.1f));
    }
    return net.add(conv1d(192, 3))
        .add(norm())
        .add(Activation.reluBlock())
        .add(Pool.globalAvgPool1dBlock())
        .add(linear(128))
        .add(Activation.reluBlock())
        .add(dropout(0.3f))
        .add(linear(labels));
  }

  /** A vector: three dense layers. */
  Block mlp() {
    SequentialBlock net = new SequentialBlock();
    int[] units = {512, 256, 112};
    float[] rates = {0.4f, 0.3f, 0.2f};
    for (int layer = 0; layer < units.length; layer++) {
      net.add(linear(units[layer]))
          .add(norm())
          .add(Activation.reluBlock())
          .add(dropout(rates[layer]));
    }
    return net.add(linear(labels));
  }

  /** A vector, what is far out of it brought nearer: two dense layers that see most of it. */
  Block mlpVoice() {
    SequentialBlock net =
        new SequentialBlock()
            .addSingleton(values -> values.clip(-FARTHEST, FARTHEST))
            .add(dropout(0.3f));
    for (int units : new int[] {512, 256}) {
      net.add(linear(units)).add(norm()).add(Activation.reluBlock()).add(dropout(0.5f));
    }
    return net.add(linear(labels));
  }

  /**
   * Log-mel frames of any number: four convolutions that halve the bands as they go, and all but
   * the last the time, then attentive statistics.
   */
  Block cnnMel() {
    SequentialBlock net = new SequentialBlock().addSingleton(Architectures::withChannel);
    net.add(halving(24, 5, 2)).add(norm()).add(Activation.reluBlock()).add(channelDropout(0.05f));
    int[] filters = {48, 96, 160};
    for (int block = 0; block < filters.length; block++) {
      net.add(halving(filters[block], 3, block == 2 ? 1 : 2))
          .add(norm())
          .add(Activation.reluBlock())
          .add(channelDropout(0.1f));
    }
    return net.addSingleton(Architectures::bandsAsChannels)
        .add(conv1d(192, 1))
        .add(norm())
        .add(Activation.reluBlock())
        .add(new AttentiveStatistics(64))
        .add(norm())
        .add(dropout(0.4f))
        .add(linear(labels));
  }

  /**
   * Frames of any number, what is far out of them brought nearer: four convolutions over time,
   * which is halved twice, then attentive statistics.
   */
  Block cnnVoice() {
    SequentialBlock net =
        new SequentialBlock().addSingleton(values -> values.clip(-FARTHEST, FARTHEST));
    int[] widths = {5, 5, 3, 3};
    for (int layer = 0; layer < widths.length; layer++) {
      net.add(conv1d(128, widths[layer])).add(norm()).add(Activation.reluBlock());
      if (layer == 1 || layer == 2) {
        net.add(Pool.maxPool1dBlock(new Shape(2), new Shape(2)));
      }
    }
    return net.add(new AttentiveStatistics(64)).add(norm()).add(dropout(0.4f)).add(linear(labels));
  }

  /** (batch, …) becomes (batch, 1, …). */
  private static NDArray withChannel(NDArray input) {
    return input.expandDims(1);
  }

  /** (batch, channels, bands, time) becomes (batch, channels · bands, time). */
  private static NDArray bandsAsChannels(NDArray maps) {
    Shape shape = maps.getShape();
    return maps.reshape(shape.get(0), shape.get(1) * shape.get(2), shape.get(3));
  }

  private static Block conv1d(int filters, int width) {
    return Conv1d.builder()
        .setKernelShape(new Shape(width))
        .setFilters(filters)
        .optPadding(new Shape(width / 2))
        .build();
  }

  private static Block conv2d(int filters, int height, int width) {
    return Conv2d.builder()
        .setKernelShape(new Shape(height, width))
        .setFilters(filters)
        .optPadding(new Shape(height / 2, width / 2))
        .build();
  }

  /** A convolution that halves the bands, and the time too where its stride is 2. */
  private static Block halving(int filters, int width, int timeStride) {
    return Conv2d.builder()
        .setKernelShape(new Shape(width, width))
        .setFilters(filters)
        .optStride(new Shape(2, timeStride))
        .optPadding(new Shape(width / 2, width / 2))
        .build();
  }

  private static Block linear(int units) {
    return Linear.builder().setUnits(units).build();
  }

  private static Block norm() {
    return BatchNorm.builder().build();
  }

  private Block dropout(float rate) {
    return new SeededDropout(rate, false, draws);
  }

  private Block channelDropout(float rate) {
    return new SeededDropout(rate, true, draws);
  }
}
