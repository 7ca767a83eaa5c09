package org.undertone.learn.network;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The random numbers of one network in training. PyTorch's own generator is shared by all threads;
 * this one makes a training run the same whatever runs beside it. For one thread at a time.
 */
final class Draws {

  private final long start;
  private RandomGenerator random;

  Draws(long seed) {
    // Scattered, since those of seeds side by side would be one sequence a place further on.
    start = new SplittableRandom(seed).nextLong();
    reseed(0);
  }

  /** Starts the sequence that belongs to one epoch, so that a run can be resumed before it. */
  void reseed(int epoch) {
    random = new SplittableRandom(start + epoch);
  }

  RandomGenerator random() {
    return random;
  }

  /** {@code 1 / (1 - rate)} with the probability {@code 1 - rate}, else 0. */
  float[] dropoutMask(int length, float rate) {
    float[] mask = new float[length];
    float kept = 1 / (1 - rate);
    int threshold = (int) (rate * 65536);
    // Each draw of 64 bits serves four places.
    for (int i = 0; i < length; i += 4) {
      long bits = random.nextLong();
      for (int j = i; j < Math.min(i + 4, length); j++) {
        mask[j] = (bits & 0xffff) < threshold ? 0 : kept;
        bits >>>= 16;
      }
    }
    return mask;
  }
}
