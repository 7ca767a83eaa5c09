package org.undertone.cli;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/** Works on many things at once and hands the results over one by one in their order. */
final class InOrder {

  /** How many results a thread may be ahead of the one that is handed over. */
  private static final int AHEAD = 4;

  private InOrder() {}

  /**
   * Works through the items on all cores, a bounded number at a time.
   *
   * @param work runs in many threads
   * @param take runs in the calling thread; false ends it all early
   */
  static <T, R> void map(List<T> items, Function<T, R> work, Predicate<R> take)
      throws InterruptedException {
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, items.size()));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      Iterator<T> rest = items.iterator();
      Queue<Future<R>> begun = new ArrayDeque<>();
      boolean wanted = true;
      while (wanted && (rest.hasNext() || !begun.isEmpty())) {
        while (rest.hasNext() && begun.size() < threads * AHEAD) {
          T item = rest.next();
          begun.add(pool.submit(() -> work.apply(item)));
        }
        wanted = take.test(begun.remove().get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
