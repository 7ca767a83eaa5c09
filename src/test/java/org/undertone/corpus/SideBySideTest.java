package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void results_comeInTheOrderOfTheJobs_whicheverEndsFirst() throws Exception {
    CountDownLatch last = new CountDownLatch(1);
    List<Callable<Integer>> jobs = new ArrayList<>();
    jobs.add(
        () -> {
          last.await();
          return 0;
        });
    jobs.add(
        () -> {
          last.countDown();
          return 1;
        });
    assertEquals(List.of(0, 1), SideBySide.run(jobs, 2, done -> {}));
  }

  @Test
  void failure_endsTheOtherJobs_andIsThrownAsItIs() {
    IOException failure = new IOException("disk full");
    AtomicInteger ended = new AtomicInteger();
    List<Callable<Integer>> jobs =
        List.of(
            () -> {
              try {
                new CountDownLatch(1).await();
                return 0;
              } finally {
                ended.incrementAndGet();
              }
            },
            () -> {
              throw failure;
            });
    assertSame(failure, assertThrows(IOException.class, () -> SideBySide.run(jobs, 2, done -> {})));
    assertEquals(1, ended.get());
    IllegalStateException other = new IllegalStateException("the lights went out");
    List<Callable<Integer>> one =
        List.of(
            () -> {
              throw other;
            });
    assertSame(
        other, assertThrows(IllegalStateException.class, () -> SideBySide.run(one, 1, done -> {})));
  }

  @Test
  void interruptOfTheCaller_endsAllJobs() {
    AtomicInteger ended = new AtomicInteger();
    Thread caller = Thread.currentThread();
    List<Callable<Integer>> jobs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      jobs.add(
          () -> {
            caller.interrupt();
            try {
              new CountDownLatch(1).await();
              return 0;
            } finally {
              ended.incrementAndGet();
            }
          });
    }
    assertThrows(InterruptedException.class, () -> SideBySide.run(jobs, 1, done -> {}));
    assertEquals(1, ended.get());
  }
}
