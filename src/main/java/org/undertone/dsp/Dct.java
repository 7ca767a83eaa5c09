package org.undertone.dsp;

/**
 * The discrete cosine transform of type II, orthonormal, as {@code scipy.fft.dct(norm='ortho')}.
 */
public final class Dct {

  private Dct() {}

  /**
   * The first rows of the transform as a matrix.
   *
   * @param coefficients the rows wanted, at most {@code length}
   * @param length the number of values that are transformed
   * @return coefficients × length
   */
  public static float[][] matrix(int coefficients, int length) {
    if (coefficients < 1 || coefficients > length) {
      throw new IllegalArgumentException(
          "coefficients must lie in [1, " + length + "], got " + coefficients);
    }
    float[][] dct = new float[coefficients][length];
    for (int k = 0; k < coefficients; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
      for (int n = 0; n < length; n++) {
        dct[k][n] = (float) (scale * Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * length)));
      }
    }
    return dct;
  }
}
