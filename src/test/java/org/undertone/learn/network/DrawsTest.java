package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private static long[] first(long seed, int epoch) {
    Draws draws = new Draws(seed);
    draws.reseed(epoch);
    return LongStream.generate(draws.random()::nextLong).limit(200).toArray();
  }

  @Test
  void seedsAndEpochsSideBySide_shareNoNumbers() {
    Set<Long> all = new HashSet<>();
    for (long seed = 0; seed < 5; seed++) {
      for (int epoch = 0; epoch < 5; epoch++) {
        LongStream.of(first(seed, epoch)).forEach(all::add);
      }
    }
    assertEquals(5 * 5 * 200, all.size());
  }
}
