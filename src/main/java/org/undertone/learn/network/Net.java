package org.undertone.learn.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.List;

/**
 * A network with the native memory of its parameters, which {@link #close} returns. Asked without
 * training, it serves many threads at once.
 */
final class Net implements AutoCloseable {

  /** The time axis, where it is free, while shapes are worked out. */
  private static final int SOME_LENGTH = 128;

  private final NDManager manager;
  private final Block block;
  private final Draws draws;

  private Net(NDManager manager, Block block, Draws draws) {
    this.manager = manager;
    this.block = block;
    this.draws = draws;
  }

  /** A network whose weights are drawn anew. */
  static Net fresh(NetworkType type, List<Integer> inputShape, int labels, long seed)
      throws PyTorchMissingException {
    PyTorch.require();
    Draws draws = new Draws(seed);
    NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
    try {
      Block block = type.build(labels, draws);
      block.setInitializer(new SeededInitializer(draws), Parameter.Type.WEIGHT);
      block.initialize(manager, DataType.FLOAT32, batchShape(inputShape));
      return new Net(manager, block, draws);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** A network with given parameters. */
  static Net of(NetworkType type, List<Integer> inputShape, int labels, byte[] parameters)
      throws BadParametersException, PyTorchMissingException {
    Net net;
    try {
      net = fresh(type, inputShape, labels, 0);
    } catch (RuntimeException e) {
      throw new BadParametersException(
          "an input of the shape " + inputShape, "one that " + type.typeName() + " can take", e);
    }
    try {
      Parameters.decode(parameters, net.block, net.manager);
    } catch (BadParametersException | RuntimeException e) {
      net.close();
      throw e;
    }
    return net;
  }

  private static Shape batchShape(List<Integer> inputShape) {
    long[] axes = new long[inputShape.size() + 1];
    axes[0] = 1;
    for (int i = 0; i < inputShape.size(); i++) {
      axes[i + 1] = inputShape.get(i) == NetworkType.ANY ? SOME_LENGTH : inputShape.get(i);
    }
    return new Shape(axes);
  }

  Block block() {
    return block;
  }

  Draws draws() {
    return draws;
  }

  /** A manager for what lives as long as the network. */
  NDManager manager() {
    return manager;
  }

  long parameterCount() {
    return block.getParameters().values().stream().mapToLong(p -> p.getShape().size()).sum();
  }

  /** The logits (batch, labels) of a batch of inputs, in the manager of the batch. */
  NDArray logits(NDArray batch, boolean training) {
    PyTorch.keepToOneThread();
    ParameterStore parameters = new ParameterStore(manager, false);
    return block.forward(parameters, new NDList(batch), training).singletonOrThrow();
  }

  /** The probabilities of one input. */
  double[] probabilities(float[] values, List<Integer> shape) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray batch = scope.create(values, batchShape(shape));
      float[] shares = logits(batch, false).softmax(1).toFloatArray();
      return normalized(shares);
    }
  }

  /**
   * In double precision, so that they sum to 1.
   *
   * @throws IllegalStateException if they are no numbers, as of weights beyond all bounds
   */
  static double[] normalized(float[] shares) {
    double sum = 0;
    for (float share : shares) {
      sum += share;
    }
    if (!(sum > 0)) {
      throw new IllegalStateException("the network gives no probabilities: they sum to " + sum);
    }
    double[] probabilities = new double[shares.length];
    for (int i = 0; i < shares.length; i++) {
      probabilities[i] = shares[i] / sum;
    }
    return probabilities;
  }

  @Override
  public void close() {
    manager.close();
  }
}
