package org.undertone.learn.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;

/**
 * Gradients for as many trainings at once as there are. DJL allows one collector in a process, and
 * a collector knows nothing of whose loss it is given: all trainings share one.
 */
final class Autograd implements AutoCloseable {

  private static GradientCollector shared;
  private static int users;

  private Autograd() {}

  static Autograd begin() {
    synchronized (Autograd.class) {
      if (users == 0) {
        shared = Engine.getEngine("PyTorch").newGradientCollector();
      }
      users++;
      return new Autograd();
    }
  }

  void backward(NDArray loss) {
    collector().backward(loss);
  }

  private static GradientCollector collector() {
    synchronized (Autograd.class) {
      return shared;
    }
  }

  @Override
  public void close() {
    synchronized (Autograd.class) {
      users--;
      if (users == 0) {
        shared.close();
        shared = null;
      }
    }
  }
}
