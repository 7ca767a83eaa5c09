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

  /** The local slope at each frame, see {@link Delta}; no value may be missing. */
  Course delta() {
    Matrix row = new Matrix();
    row.reshape(1, values.length);
    System.arraycopy(values, 0, row.row(0), 0, values.length);
    return new Course(name + "_delta", Delta.of(row, 1).row(0));
  }

  /** Half the change from the frame before to the frame after, where both have a value. */
  Course change() {
    float[] changes = new float[values.length];
    Arrays.fill(changes, Float.NaN);
    for (int t = 1; t < values.length - 1; t++) {
      changes[t] = (values[t + 1] - values[t - 1]) / 2;
    }
    return new Course(name + "_change", changes);
  }

  String name() {
    return name;
  }

  float[] values() {
    return values;
  }
}
