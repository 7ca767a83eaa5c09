package org.undertone.model;

/** The checks that the records of a manifest share. */
final class Checks {

  private Checks() {}

  static void text(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must lie in [0, 1], got " + value);
    }
  }

  static void count(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be at least 0, got " + value);
    }
  }
}
