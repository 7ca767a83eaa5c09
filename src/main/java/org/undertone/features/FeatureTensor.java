package org.undertone.features;

import java.util.List;

/**
 * What a model looks at of one clip: the values of one feature set as a tensor, the last axis
 * running fastest. Immutable and safe to share between threads.
 */
public final class FeatureTensor {

  private final String set;
  private final List<Integer> shape;
  private final float[] values;

  /**
   * Checks and copies.
   *
   * @param set the name of the feature set, such as {@code log-mel-64}
   * @param shape the length of each axis, at least one axis, each at least 1
   * @param values finite numbers, as many as the shape has places
   * @throws IllegalArgumentException if the counts differ or a value is not finite
   */
  public FeatureTensor(String set, List<Integer> shape, float[] values) {
    long places = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (shape.isEmpty() || places != values.length || shape.stream().anyMatch(axis -> axis < 1)) {
      throw new IllegalArgumentException(
          "the shape " + shape + " does not hold " + values.length + " values");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "value " + i + " of " + set + " is " + values[i] + "; all values must be finite");
      }
    }
    this.set = set;
    this.shape = List.copyOf(shape);
    this.values = values.clone();
  }

  /** The name of the feature set. */
  public String set() {
    return set;
  }

  /** The length of each axis. */
  public List<Integer> shape() {
    return shape;
  }

  /** A copy of the values. */
  public float[] values() {
    return values.clone();
  }
}
