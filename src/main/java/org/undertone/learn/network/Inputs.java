package org.undertone.learn.network;

import java.util.List;
import java.util.Optional;
import org.undertone.learn.StandardScaler;

/** What happens to an input before the network sees it. */
final class Inputs {

  private Inputs() {}

  static float[] select(float[] values, Optional<List<Integer>> columns) {
    if (columns.isEmpty()) {
      return values;
    }
    float[] selected = new float[columns.get().size()];
    for (int i = 0; i < selected.length; i++) {
      selected[i] = values[columns.get().get(i)];
    }
    return selected;
  }

  /** What is standardised by one mean and one deviation: a value, or a row along the last axis. */
  static int rows(List<Integer> shape) {
    return shape.stream().limit(Math.max(1, shape.size() - 1)).reduce(1, (a, b) -> a * b);
  }

  /** Standardises each value of a vector, each row of anything else. */
  static float[] scale(float[] values, List<Integer> shape, Optional<StandardScaler> scaler) {
    if (scaler.isEmpty()) {
      return values;
    }
    int rows = rows(shape);
    int columns = values.length / rows;
    float[] scaled = new float[values.length];
    float[] column = new float[rows];
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        column[r] = values[r * columns + c];
      }
      float[] transformed = scaler.get().transform(column);
      for (int r = 0; r < rows; r++) {
        scaled[r * columns + c] = transformed[r];
      }
    }
    return scaled;
  }
}
