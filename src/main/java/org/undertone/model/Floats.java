package org.undertone.model;

import java.util.ArrayList;
import java.util.List;

/** Numbers as documents keep them: to seven digits, which is all that was measured. */
final class Floats {

  private Floats() {}

  static List<Float> list(double[] numbers) {
    List<Float> list = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      list.add((float) number);
    }
    return list;
  }

  /**
   * The numbers of a document.
   *
   * @param name of the field, for messages
   * @throws IllegalArgumentException if it is missing or holds null
   */
  static double[] array(String name, List<Float> numbers) {
    if (numbers == null || numbers.stream().anyMatch(number -> number == null)) {
      throw new IllegalArgumentException(name + " must be numbers");
    }
    return numbers.stream().mapToDouble(Float::doubleValue).toArray();
  }
}
