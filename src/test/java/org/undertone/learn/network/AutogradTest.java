package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutogradTest {

  /**
   * What a gradient needs must outlive the Java objects of the way there, which a collection takes.
   */
  @ParameterizedTest
  @EnumSource(NetworkType.class)
  void gradients_areTheSame_whereMemoryIsCollectedOnTheWayBack(NetworkType type) throws Exception {
    List<float[]> undisturbed = gradients(type, () -> {});
    List<float[]> collected = gradients(type, AutogradTest::collect);
    for (int i = 0; i < undisturbed.size(); i++) {
      assertArrayEquals(undisturbed.get(i), collected.get(i), "parameter " + i);
    }
  }

  private static List<float[]> gradients(NetworkType type, Runnable meanwhile) throws Exception {
    Batch batch =
        Batch.training(
            Tensors.samples(type, 4, 1),
            type,
            Tensors.quick(1),
            new double[] {1, 1, 1},
            new SplittableRandom(2));
    List<float[]> gradients = new ArrayList<>();
    try (Net net = Net.fresh(type, type.accepted(Tensors.shape(type)), Tensors.LABELS, 3);
        Autograd autograd = Autograd.begin();
        NDManager scope = net.manager().newSubManager()) {
      NDArray loss = batch.loss(net.logits(batch.input(scope), true));
      meanwhile.run();
      autograd.backward(loss);
      for (Parameter parameter : net.block().getParameters().values()) {
        if (parameter.requiresGradient()) {
          try (NDArray gradient = parameter.getArray().getGradient()) {
            gradients.add(gradient.toFloatArray());
          }
        }
      }
    }
    return gradients;
  }

  /** Lets go of what nothing in Java refers to, and writes over what was let go. */
  private static void collect() {
    List<ByteBuffer> written =
        IntStream.range(0, 5000).mapToObj(AutogradTest::afterCollection).toList();
    assertEquals(5000, written.size());
  }

  private static ByteBuffer afterCollection(int number) {
    if (number % 500 == 0) {
      System.gc();
      LockSupport.parkNanos(20_000_000);
    }
    byte[] ones = new byte[4 + number % 5];
    Arrays.fill(ones, (byte) 63);
    return ByteBuffer.allocateDirect(ones.length).put(ones);
  }
}
