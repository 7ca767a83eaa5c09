package org.undertone.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers that recognise, with a queue that ends. Safe for use by many threads; a caller waits
 * for its own task.
 */
final class RecognitionPool implements AutoCloseable {

  private final ThreadPoolExecutor workers;
  private final int queue;

  RecognitionPool(int workers, int queue) {
    AtomicInteger number = new AtomicInteger();
    this.queue = queue;
    this.workers =
        new ThreadPoolExecutor(
            workers,
            workers,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            task -> new Thread(task, "recognise-" + number.incrementAndGet()));
  }

  /**
   * Runs a task on a worker and waits for what it gives.
   *
   * @throws RefusedException if the queue is full, or closed
   * @throws Exception whatever the task throws
   */
  <T> T run(Callable<T> task) throws Exception {
    Future<T> result;
    try {
      result = workers.submit(task);
    } catch (RejectedExecutionException e) {
      throw new RefusedException(workers.isShutdown() ? Problems.stopping() : Problems.busy(queue));
    }
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    } catch (InterruptedException e) {
      result.cancel(true);
      throw e;
    }
  }

  /** How many tasks wait for a worker. */
  int waiting() {
    return workers.getQueue().size();
  }

  /** Whether one more task would be taken. */
  boolean hasRoom() {
    return workers.getQueue().remainingCapacity() > 0;
  }

  /** How many tasks are being worked on. */
  int active() {
    return workers.getActiveCount();
  }

  /** Takes no more tasks; those begun or waiting are finished. */
  @Override
  public void close() {
    workers.shutdown();
  }
}
