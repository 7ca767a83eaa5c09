package org.undertone.features;

import java.util.Arrays;
import java.util.List;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Rows;

/**
 * Centroid, bandwidth, roll-off and flatness of each frame, as {@code
 * librosa.feature.spectral_centroid}, {@code spectral_bandwidth}, {@code spectral_rolloff} and
 * {@code spectral_flatness} give them (librosa 0.11). A frame of silence has centroid, bandwidth
 * and roll-off 0 Hz and flatness 1.
 */
final class SpectralShape {

  static final int ROWS = 4;

  /** What the rows are called. */
  static final List<String> NAMES = List.of("centroid", "bandwidth", "rolloff", "flatness");

  private static final float LEAST_POWER = 1e-10f;

  /**
   * Bins whose powers are multiplied before one logarithm is taken of the product: with powers in
   * [1e-10, 1e18] a product of sixteen keeps far from the ends of a double.
   */
  private static final int PRODUCT = 16;

  private static final float[] ONES = new float[Framing.BINS];
  private static final float[] FREQUENCIES_HZ = new float[Framing.BINS];

  static {
    Arrays.fill(ONES, 1);
    for (int bin = 0; bin < Framing.BINS; bin++) {
      FREQUENCIES_HZ[bin] = (float) (bin * Framing.BIN_HZ);
    }
  }

  private final Matrix sums = new Matrix();
  private double[] product = {};
  private double[] logSum = {};

  /**
   * Describes each frame.
   *
   * @param power bins × frames
   * @param magnitude its square root
   * @param shape receives 4 × frames: centroid, bandwidth and roll-off in Hz, flatness in [0, 1]
   */
  void compute(Matrix power, Matrix magnitude, Matrix shape) {
    shape.reshape(ROWS, power.columns());
    sums.reshape(2, power.columns());
    float[] total = sums.row(0);
    sums.clear(0);
    Rows.addWeighted(magnitude, 0, ONES, total);
    centroid(magnitude, total, shape.row(0));
    bandwidth(magnitude, total, shape.row(0), shape.row(1));
    rollOff(magnitude, total, sums.row(1), shape.row(2));
    flatness(power, shape.row(3));
  }

  private static void centroid(Matrix magnitude, float[] total, float[] centroid) {
    Arrays.fill(centroid, 0);
    Rows.addWeighted(magnitude, 0, FREQUENCIES_HZ, centroid);
    for (int t = 0; t < magnitude.columns(); t++) {
      centroid[t] = total[t] > 0 ? centroid[t] / total[t] : 0;
    }
  }

  private static void bandwidth(
      Matrix magnitude, float[] total, float[] centroid, float[] bandwidth) {
    Arrays.fill(bandwidth, 0);
    for (int bin = 0; bin < Framing.BINS; bin++) {
      addDeviation(
          magnitude.row(bin), FREQUENCIES_HZ[bin], centroid, bandwidth, magnitude.columns());
    }
    for (int t = 0; t < magnitude.columns(); t++) {
      bandwidth[t] = total[t] > 0 ? (float) Math.sqrt(bandwidth[t] / total[t]) : 0;
    }
  }

  private static void addDeviation(
      float[] magnitude, float hz, float[] centroid, float[] sum, int count) {
    for (int t = 0; t < count; t++) {
      float d = hz - centroid[t];
      sum[t] += magnitude[t] * d * d;
    }
  }

  /** Counts the bins below the threshold, which is the index of the first at or above it. */
  private static void rollOff(Matrix magnitude, float[] total, float[] passed, float[] rollOff) {
    int frames = magnitude.columns();
    Arrays.fill(rollOff, 0);
    Arrays.fill(passed, 0);
    for (int t = 0; t < frames; t++) {
      total[t] *= (float) Framing.ROLL_OFF;
    }
    for (int bin = 0; bin < Framing.BINS; bin++) {
      Rows.addScaled(magnitude.row(bin), 1, passed, frames);
      countBelow(passed, total, rollOff, frames);
    }
    for (int t = 0; t < frames; t++) {
      rollOff[t] *= (float) Framing.BIN_HZ;
    }
  }

  /** Adds 1 where {@code x < threshold}. */
  private static void countBelow(float[] x, float[] threshold, float[] counts, int count) {
    for (int t = 0; t < count; t++) {
      counts[t] += x[t] < threshold[t] ? 1 : 0;
    }
  }

  private void flatness(Matrix power, float[] flatness) {
    int frames = power.columns();
    if (product.length < frames) {
      product = new double[frames];
      logSum = new double[frames];
    }
    Arrays.fill(logSum, 0);
    Arrays.fill(flatness, 0);
    for (int bin = 0; bin < Framing.BINS; bin++) {
      if (bin % PRODUCT == 0) {
        Arrays.fill(product, 1);
      }
      multiply(power.row(bin), product, flatness, frames);
      if (bin % PRODUCT == PRODUCT - 1 || bin == Framing.BINS - 1) {
        for (int t = 0; t < frames; t++) {
          logSum[t] += Math.log(product[t]);
        }
      }
    }
    for (int t = 0; t < frames; t++) {
      double arithmeticMean = flatness[t] / (double) Framing.BINS;
      flatness[t] = (float) (Math.exp(logSum[t] / Framing.BINS) / arithmeticMean);
    }
  }

  private static void multiply(float[] power, double[] product, float[] sum, int count) {
    for (int t = 0; t < count; t++) {
      float p = Math.max(LEAST_POWER, power[t]);
      product[t] *= p;
      sum[t] += p;
    }
  }
}
