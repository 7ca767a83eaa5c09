package org.undertone.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Runs long jobs on several threads. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Runs all jobs and waits for them. If one fails or the calling thread is interrupted, the others
   * are interrupted, and none runs any more when this returns.
   *
   * @param threads how many run at once, at least 1
   * @param done told how many have ended, after each, in the calling thread
   * @return what they gave, in their order
   */
  public static <T> List<T> run(List<Callable<T>> jobs, int threads, IntConsumer done)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<T> ends = new ExecutorCompletionService<>(pool);
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> job : jobs) {
        futures.add(ends.submit(job));
      }
      for (int i = 0; i < jobs.size(); i++) {
        ends.take().get();
        done.accept(i + 1);
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  private static IOException failure(Throwable cause) throws InterruptedException {
    if (cause instanceof IOException failure) {
      return failure;
    }
    if (cause instanceof UncheckedIOException failure) {
      return failure.getCause();
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (cause instanceof RuntimeException failure) {
      throw failure;
    }
    if (cause instanceof Error failure) {
      throw failure;
    }
    throw new IllegalStateException(cause);
  }

  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = false;
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
