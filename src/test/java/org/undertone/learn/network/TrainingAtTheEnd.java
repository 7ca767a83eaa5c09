package org.undertone.learn.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A program that ends while networks learn in it. */
public final class TrainingAtTheEnd {

  /** What it ends with. */
  static final int CODE = 3;

  private static final int EPOCHS = 1_000_000;
  private static final int BEFORE = 4;
  private static final int AFTER = 8;
  private static final int PATIENCE_SECONDS = 5;

  private TrainingAtTheEnd() {}

  /**
   * Ends once two networks are learning, and says whether they go on while it ends.
   *
   * @param arguments a folder for a checkpoint of each
   */
  public static void main(String[] arguments) throws InterruptedException {
    CountDownLatch learning = new CountDownLatch(BEFORE);
    AtomicReference<CountDownLatch> count = new AtomicReference<>(learning);
    for (int i = 0; i < 2; i++) {
      Path checkpoint = Path.of(arguments[0], i + ".checkpoint");
      Thread thread = new Thread(() -> learn(checkpoint, () -> count.get().countDown()));
      thread.setDaemon(true);
      thread.start();
    }
    learning.await();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> watch(count)));
    System.exit(CODE);
  }

  /** Each may have one epoch to tell of that was over when the end began. */
  private static void watch(AtomicReference<CountDownLatch> count) {
    CountDownLatch more = new CountDownLatch(AFTER);
    count.set(more);
    try {
      boolean still = more.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      System.out.println(still ? "still learning" : "at rest");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void learn(Path checkpoint, Runnable told) {
    try {
      NetworkTrainer.fit(
          NetworkType.MLP,
          Tensors.samples(NetworkType.MLP, 4, 1),
          Tensors.samples(NetworkType.MLP, 4, 2),
          Tensors.LABELS,
          NetworkInput.AS_IS,
          Tensors.quick(EPOCHS),
          Optional.of(checkpoint),
          epoch -> told.run());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
