package org.undertone.features;

import java.util.Arrays;
import org.undertone.dsp.Matrix;

/** One descriptor over the frames of a clip. */
final class Course {

  private final String name;
  private final float[] values;

  /**
   * @param values one a frame, not copied; NaN where the descriptor has no meaning
   */
  Course(String name, float[] values) {
    this.name = name;
    this.values = values;
  }

  static Course of(String name, Matrix x, int row) {
    return new Course(name, Arrays.copyOf(x.row(row), x.columns()));
  }

  String name() {
    return name;
  }

  float[] values() {
    return values;
  }
}
