package org.undertone.features;

import org.undertone.dsp.Matrix;

/**
 * Power in decibels as {@code librosa.power_to_db(ref=1, amin=1e-10, top_db=80)}: nothing below
 * -100 dB, and nothing more than 80 dB below the largest value of the whole matrix.
 */
final class Decibels {

  private static final float LEAST_POWER = 1e-10f;
  private static final float RANGE_DB = 80;

  private Decibels() {}

  /** Converts {@code rows} rows from {@code firstRow} on, in place. */
  static void fromPower(Matrix x, int firstRow, int rows) {
    float top = Float.NEGATIVE_INFINITY;
    for (int r = firstRow; r < firstRow + rows; r++) {
      float[] values = x.row(r);
      for (int t = 0; t < x.columns(); t++) {
        float db = (float) (10 * Math.log10(Math.max(LEAST_POWER, values[t])));
        values[t] = db;
        top = Math.max(top, db);
      }
    }
    float floor = top - RANGE_DB;
    for (int r = firstRow; r < firstRow + rows; r++) {
      float[] values = x.row(r);
      for (int t = 0; t < x.columns(); t++) {
        values[t] = Math.max(floor, values[t]);
      }
    }
  }
}
