package org.undertone.learn;

import java.util.List;

/** A classifier that can say what each of its features did to an answer. */
public interface Explaining extends Classifier {

  /**
   * What each feature did to each probability.
   *
   * @param values the input, the last axis running fastest
   * @param shape the length of each axis
   * @throws IllegalArgumentException if the shape is another than it was made for
   */
  Contributions contributions(float[] values, List<Integer> shape);
}
