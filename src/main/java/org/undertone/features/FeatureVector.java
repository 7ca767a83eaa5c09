package org.undertone.features;

import java.util.List;

/**
 * The values of one clip under the names of one feature set. Immutable and safe to share between
 * threads.
 */
public final class FeatureVector {

  private final String set;
  private final List<String> names;
  private final float[] values;

  /**
   * Checks and copies.
   *
   * @param set the name of the feature set, such as {@code classic-190}
   * @param names one name a value, in the set's order
   * @param values finite numbers
   * @throws IllegalArgumentException if the counts differ or a value is not finite
   */
  public FeatureVector(String set, List<String> names, float[] values) {
    if (names.size() != values.length) {
      throw new IllegalArgumentException(
          "names and values must be equally many, got " + names.size() + " and " + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "feature " + names.get(i) + " is " + values[i] + "; all values must be finite");
      }
    }
    this.set = set;
    this.names = List.copyOf(names);
    this.values = values.clone();
  }

  /** The name of the feature set. */
  public String set() {
    return set;
  }

  /** One name a value, in the set's order. */
  public List<String> names() {
    return names;
  }

  /** A copy of the values. */
  public float[] values() {
    return values.clone();
  }
}
