package org.undertone.learn;

import java.util.List;

/** What gives each label a probability. Immutable and safe for use by many threads at once. */
public interface Classifier {

  /** How many labels it tells apart. */
  int labelCount();

  /**
   * Refuses an input of another shape than it was made for.
   *
   * @param shape the length of each axis
   * @throws IllegalArgumentException saying which shape is needed
   */
  void checkShape(List<Integer> shape);

  /**
   * The probability of each label; they sum to 1.
   *
   * @param values the input, the last axis running fastest
   * @param shape the length of each axis
   * @throws IllegalArgumentException if the shape is another than it was made for
   */
  double[] probabilities(float[] values, List<Integer> shape);

  /** What is asked of features that were adapted to a known voice; the same unless it says so. */
  default Classifier ofKnownVoice() {
    return this;
  }
}
