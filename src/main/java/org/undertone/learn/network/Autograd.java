package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Gradients in the thread that began it, for as many trainings at once as there are threads.
 *
 * <p>PyTorch keeps for each thread whether it records what gradients need, and DJL turns that off
 * in whichever thread happens to load the engine. DJL's own collector allows one in a process and
 * turns it on in one thread alone, so trainings side by side cannot use it.
 */
final class Autograd implements AutoCloseable {

  private final boolean before;

  private Autograd(boolean before) {
    this.before = before;
  }

  static Autograd begin() {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    return new Autograd(before);
  }

  /**
   * A number to reckon with where gradients go back, which lives as long as the scope. DJL's
   * operations with a plain number let go of the memory that holds it as soon as they are done,
   * though PyTorch looks at it again on the way back, and finds what was written there since.
   */
  static NDArray constant(NDManager scope, float value) {
    return scope.create(value);
  }

  void backward(NDArray loss) {
    try (NDArray one = loss.onesLike()) {
      JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
    }
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
