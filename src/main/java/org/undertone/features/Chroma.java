package org.undertone.features;

import java.util.List;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Rows;

/**
 * Chroma and tonnetz of each frame.
 *
 * <p>Chroma as {@code librosa.feature.chroma_stft(S=power, tuning=0)}: twelve pitch classes from C
 * on, Gaussian in pitch, weighted towards the fifth octave, each frame scaled to a maximum of 1.
 * Tonnetz as {@code librosa.feature.tonnetz(chroma=…)}: the pitch classes, scaled to a sum of 1, on
 * the circles of fifths, minor and major thirds (C. Harte, M. Sandler and M. Gasser, "Detecting
 * harmonic change in musical audio", 2006). A frame of silence is 0 in both.
 */
final class Chroma {

  static final int TONNETZ = 6;
  static final List<String> CLASS_NAMES =
      List.of("C", "Cs", "D", "Ds", "E", "F", "Fs", "G", "Gs", "A", "As", "B");
  static final List<String> CIRCLE_NAMES =
      List.of("fifth_x", "fifth_y", "minor_x", "minor_y", "major_x", "major_y");

  private static final double CENTRE_OCTAVE = 5;
  private static final double OCTAVE_WIDTH = 2;
  private static final double A4_HZ = 440;

  private static final float[][] FILTERS = filters();
  private static final float[][] CIRCLES = circles();

  private final Matrix scaled = new Matrix();

  /**
   * The chromagram.
   *
   * @param power bins × frames; some give the magnitude instead
   * @param chroma receives 12 × frames in [0, 1]
   */
  void chroma(Matrix power, Matrix chroma) {
    Rows.multiply(FILTERS, power, chroma);
    for (int t = 0; t < chroma.columns(); t++) {
      float top = 0;
      for (int c = 0; c < Framing.CHROMA; c++) {
        top = Math.max(top, chroma.get(c, t));
      }
      divide(chroma, t, top);
    }
  }

  /**
   * The tonal centroids.
   *
   * @param chroma 12 × frames
   * @param tonnetz receives 6 × frames in [-1, 1]
   */
  void tonnetz(Matrix chroma, Matrix tonnetz) {
    scaled.reshape(Framing.CHROMA, chroma.columns());
    scaled.copyColumns(chroma, 0, chroma.columns(), 0);
    for (int t = 0; t < chroma.columns(); t++) {
      float sum = 0;
      for (int c = 0; c < Framing.CHROMA; c++) {
        sum += scaled.get(c, t);
      }
      divide(scaled, t, sum);
    }
    Rows.multiply(CIRCLES, scaled, tonnetz);
  }

  private static void divide(Matrix x, int column, float divisor) {
    if (divisor >= Float.MIN_NORMAL) {
      for (int c = 0; c < Framing.CHROMA; c++) {
        x.row(c)[column] /= divisor;
      }
    }
  }

  /** As {@code librosa.filters.chroma(sr, n_fft)}; pitch class × bin. */
  private static float[][] filters() {
    int classes = Framing.CHROMA;
    double[] pitch = new double[Framing.BINS + 1];
    for (int bin = 1; bin < pitch.length; bin++) {
      pitch[bin] = classes * Math.log(bin * Framing.BIN_HZ / (A4_HZ / 16)) / Math.log(2);
    }
    pitch[0] = pitch[1] - 1.5 * classes;
    float[][] filters = new float[classes][Framing.BINS];
    double[] weights = new double[classes];
    for (int bin = 0; bin < Framing.BINS; bin++) {
      double width = Math.max(1, pitch[bin + 1] - pitch[bin]);
      double squares = 0;
      for (int c = 0; c < classes; c++) {
        double distance = remainder(pitch[bin] - c + 0.5 * classes + 10 * classes, classes);
        distance = 2 * (distance - 0.5 * classes) / width;
        weights[c] = Math.exp(-0.5 * distance * distance);
        squares += weights[c] * weights[c];
      }
      double octave = (pitch[bin] / classes - CENTRE_OCTAVE) / OCTAVE_WIDTH;
      double gain = Math.exp(-0.5 * octave * octave) / Math.sqrt(squares);
      for (int c = 0; c < classes; c++) {
        filters[Math.floorMod(c - 3, classes)][bin] = (float) (gain * weights[c]);
      }
    }
    return filters;
  }

  private static double remainder(double x, double divisor) {
    return x - Math.floor(x / divisor) * divisor;
  }

  private static float[][] circles() {
    double[] step = {7.0 / 6, 7.0 / 6, 3.0 / 2, 3.0 / 2, 2.0 / 3, 2.0 / 3};
    double[] radius = {1, 1, 1, 1, 0.5, 0.5};
    float[][] circles = new float[TONNETZ][Framing.CHROMA];
    for (int row = 0; row < TONNETZ; row++) {
      double phase = row % 2 == 0 ? 0.5 : 0;
      for (int c = 0; c < Framing.CHROMA; c++) {
        circles[row][c] = (float) (radius[row] * Math.cos(Math.PI * (step[row] * c - phase)));
      }
    }
    return circles;
  }
}
