package org.undertone.learn.network;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The end of the program, as by Ctrl-C, while networks learn. PyTorch's libraries take themselves
 * apart at exit, and a thread that still computes then brings the whole program down. So the end
 * waits for the steps that were begun, and none begins any more. Safe for use by many threads.
 */
final class Ending {

  /** Longer than a step or a look at what is held out takes; then the end comes all the same. */
  private static final int PATIENCE_SECONDS = 20;

  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  static {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(Ending::await, "end-of-training"));
    } catch (IllegalStateException e) {
      // The end has begun without a step to wait for.
    }
  }

  private Ending() {}

  /** Held by a step; once the program ends, whoever asks for it waits for good. */
  static Lock heldOff() {
    return LOCK.readLock();
  }

  private static void await() {
    try {
      // Never given back: that is what keeps the next step from beginning.
      LOCK.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
