package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.undertone.dsp.LinearPrediction;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.PolynomialRoots;
import org.undertone.dsp.Rows;

/**
 * The first three formants of voiced frames and their bandwidths, in Hz: the roots of an all-pole
 * model of order {@value #ORDER} of the spectrum below 5.5 kHz with the high end raised by {@code
 * |1 - 0.97 z^-1|²}. The model comes of the power spectrum itself, whose inverse transform over
 * that part is the autocorrelation of the part (J. Makhoul, "Spectral linear prediction: properties
 * and applications", IEEE Trans. ASSP 23(3), 1975).
 *
 * <p>A root counts between {@value #LOWEST_HZ} Hz and {@value #HIGHEST_HZ} Hz with a bandwidth of
 * at most {@value #WIDEST_HZ} Hz; a formant that is missing is NaN.
 */
final class Formants {

  static final int COUNT = 3;
  static final int ORDER = 12;

  private static final int BINS = 177;
  private static final double NYQUIST_HZ = (BINS - 1) * FrameSpectrum.BIN_HZ;
  private static final double PRE_EMPHASIS = 0.97;
  private static final double LOWEST_HZ = 150;
  private static final double HIGHEST_HZ = 5000;
  private static final double WIDEST_HZ = 700;
  private static final float[][] TO_AUTOCORRELATION = toAutocorrelation();

  private final float[][] hz = new float[COUNT][];
  private final float[][] bandwidthHz = new float[COUNT][];

  /**
   * @param power of the spectrum, bins × frames
   * @param wanted the frames that are looked at
   */
  Formants(Matrix power, boolean[] wanted) {
    for (int f = 0; f < COUNT; f++) {
      hz[f] = new float[wanted.length];
      bandwidthHz[f] = new float[wanted.length];
      Arrays.fill(hz[f], Float.NaN);
      Arrays.fill(bandwidthHz[f], Float.NaN);
    }
    Matrix autocorrelation = new Matrix();
    Rows.multiply(TO_AUTOCORRELATION, power, autocorrelation);
    PolynomialRoots roots = new PolynomialRoots(ORDER);
    roots.reset();
    double[] r = new double[ORDER + 1];
    for (int t = 0; t < wanted.length; t++) {
      if (wanted[t]) {
        for (int lag = 0; lag <= ORDER; lag++) {
          r[lag] = autocorrelation.get(lag, t);
        }
        if (roots.find(LinearPrediction.errorFilter(r, ORDER))) {
          place(roots, t);
        } else {
          roots.reset();
        }
      }
    }
  }

  /** A formant of a frame, from 0 on; NaN where it is missing. */
  float hz(int formant, int frame) {
    return hz[formant][frame];
  }

  List<Course> courses() {
    List<Course> courses = new ArrayList<>();
    for (int f = 0; f < COUNT; f++) {
      courses.add(new Course("f" + (f + 1) + "_hz", hz[f]));
    }
    for (int f = 0; f < COUNT; f++) {
      courses.add(new Course("f" + (f + 1) + "_bandwidth_hz", bandwidthHz[f]));
    }
    return courses;
  }

  /** Puts the lowest roots in order. */
  private void place(PolynomialRoots roots, int t) {
    int found = 0;
    for (int i = 0; i < ORDER; i++) {
      double x = roots.real(i);
      double y = roots.imaginary(i);
      double frequency = Math.atan2(y, x) / Math.PI * NYQUIST_HZ;
      double width = -Math.log(Math.hypot(x, y)) / Math.PI * 2 * NYQUIST_HZ;
      if (frequency < LOWEST_HZ || frequency > HIGHEST_HZ || width > WIDEST_HZ || width < 0) {
        continue;
      }
      int at = Math.min(found, COUNT);
      while (at > 0 && hz[at - 1][t] > frequency) {
        if (at < COUNT) {
          hz[at][t] = hz[at - 1][t];
          bandwidthHz[at][t] = bandwidthHz[at - 1][t];
        }
        at--;
      }
      if (at < COUNT) {
        hz[at][t] = (float) frequency;
        bandwidthHz[at][t] = (float) width;
      }
      found++;
    }
  }

  /** Lag × bin; the power of a real signal counts twice but at the ends. */
  private static float[][] toAutocorrelation() {
    float[][] weights = new float[ORDER + 1][BINS];
    for (int lag = 0; lag <= ORDER; lag++) {
      for (int bin = 0; bin < BINS; bin++) {
        double omega = 2 * Math.PI * bin / FrameSpectrum.TRANSFORM_LENGTH;
        double emphasis = 1 + PRE_EMPHASIS * PRE_EMPHASIS - 2 * PRE_EMPHASIS * Math.cos(omega);
        double side = bin == 0 || bin == BINS - 1 ? 0.5 : 1;
        weights[lag][bin] = (float) (side * emphasis * Math.cos(Math.PI * lag * bin / (BINS - 1)));
      }
    }
    return weights;
  }
}
