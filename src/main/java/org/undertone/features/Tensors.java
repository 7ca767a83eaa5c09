package org.undertone.features;

import java.util.Arrays;
import java.util.List;
import org.undertone.dsp.Matrix;

/** Matrices become tensors. */
final class Tensors {

  private Tensors() {}

  /** The shape (rows, columns). */
  static FeatureTensor of(String set, Matrix x) {
    float[] values = new float[x.rows() * x.columns()];
    copy(x, values, 0);
    return new FeatureTensor(set, List.of(x.rows(), x.columns()), values);
  }

  /** Writes rows one after the other. */
  static void copy(Matrix x, float[] values, int at) {
    for (int r = 0; r < x.rows(); r++) {
      System.arraycopy(x.row(r), 0, values, at + r * x.columns(), x.columns());
    }
  }

  /** A matrix of at least so many columns: fewer are continued by the first and the last. */
  static Matrix atLeast(int columns, Matrix x) {
    if (x.columns() >= columns) {
      return x;
    }
    Matrix wide = new Matrix();
    wide.reshape(x.rows(), columns);
    int before = (columns - x.columns()) / 2;
    int last = x.columns() - 1;
    for (int r = 0; r < x.rows(); r++) {
      float[] row = wide.row(r);
      Arrays.fill(row, 0, before, x.get(r, 0));
      System.arraycopy(x.row(r), 0, row, before, x.columns());
      Arrays.fill(row, before + x.columns(), columns, x.get(r, last));
    }
    return wide;
  }
}
