package org.undertone.dsp;

/**
 * Arithmetic on whole rows of a {@link Matrix}, in loops that the compiler turns into vector
 * instructions. Sums are carried in single precision.
 */
public final class Rows {

  private Rows() {}

  /** Of each of the first {@code count} pairs the smaller goes to {@code low}. */
  public static void order(float[] low, float[] high, int count) {
    for (int i = 0; i < count; i++) {
      float a = low[i];
      float b = high[i];
      low[i] = Math.min(a, b);
      high[i] = Math.max(a, b);
    }
  }

  /** {@code sum[i] += weight * x[i]} for the first {@code count} values. */
  public static void addScaled(float[] x, float weight, float[] sum, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += weight * x[i];
    }
  }

  /** Four of {@link #addScaled} at once, for which the sums are loaded and stored once. */
  private static void addScaled(
      float[] a,
      float wa,
      float[] b,
      float wb,
      float[] c,
      float wc,
      float[] d,
      float wd,
      float[] sum,
      int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += (wa * a[i] + wb * b[i]) + (wc * c[i] + wd * d[i]);
    }
  }

  /** Adds to {@code sum} the rows of {@code x} from {@code first} on, each with its weight. */
  public static void addWeighted(Matrix x, int first, float[] weights, float[] sum) {
    int i = 0;
    for (; i + 4 <= weights.length; i += 4) {
      int r = first + i;
      addScaled(
          x.row(r),
          weights[i],
          x.row(r + 1),
          weights[i + 1],
          x.row(r + 2),
          weights[i + 2],
          x.row(r + 3),
          weights[i + 3],
          sum,
          x.columns());
    }
    for (; i < weights.length; i++) {
      addScaled(x.row(first + i), weights[i], sum, x.columns());
    }
  }

  /** Dense product {@code target = weights · source}; a weight row a target row. */
  public static void multiply(float[][] weights, Matrix source, Matrix target) {
    target.reshape(weights.length, source.columns());
    for (int row = 0; row < weights.length; row++) {
      target.clear(row);
      addWeighted(source, 0, weights[row], target.row(row));
    }
  }
}
