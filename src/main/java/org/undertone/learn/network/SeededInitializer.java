package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;

/** Weights normally distributed with variance 2 / fan-in (He et al. 2015), from our own numbers. */
record SeededInitializer(Draws draws) implements Initializer {

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    double deviation = Math.sqrt(2.0 * shape.get(0) / shape.size());
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * draws.random().nextGaussian());
    }
    return manager.create(values, shape);
  }
}
