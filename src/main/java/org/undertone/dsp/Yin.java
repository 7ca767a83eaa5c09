package org.undertone.dsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The fundamental frequency of a frame by YIN (A. de Cheveigné and H. Kawahara, "YIN, a fundamental
 * frequency estimator for speech and music", J. Acoust. Soc. Am. 111(4), 2002), steps 1 to 5.
 *
 * <p>The difference function is taken over the whole frame, {@code d(τ) = Σ (x[j] - x[j+τ])²} for
 * all j with j + τ in the frame, from the autocorrelation by Fourier transform. Not safe for use by
 * several threads at once: it keeps one frame of working space.
 */
public final class Yin {

  private static final int UNVOICED = -1;

  /** Lags on either side of a peak that say how high it is between them. */
  private static final int DEPTH = 8;

  private static final int STEPS_PER_LAG = 4;

  /** Weights of the lags about a peak for places from one lag before it to one after. */
  private static final double[][] BETWEEN = weightsBetween();

  private final int sampleRateHz;
  private final int frameLength;
  private final int shortestPeriod;
  private final int longestPeriod;
  private final double threshold;
  private final double voicingThreshold;
  private final DoubleFFT_1D fft;
  private final double[] correlation;
  private final double[] energy;
  private final double[] difference;

  /**
   * An estimator.
   *
   * @param sampleRateHz of the signal
   * @param frameLength samples looked at, at least two of the longest periods
   * @param lowestHz the lowest frequency that is looked for
   * @param highestHz the highest frequency that is looked for, at most a quarter of the rate
   * @param threshold the first lag whose normalised difference dips below it is the period; where
   *     none does, the lag of the least difference is; in (0, 1)
   * @param voicingThreshold a frame whose difference at the period is not below it is not voiced,
   *     in [threshold, 1]
   */
  public Yin(
      int sampleRateHz,
      int frameLength,
      double lowestHz,
      double highestHz,
      double threshold,
      double voicingThreshold) {
    if (!(lowestHz > 0 && lowestHz < highestHz && highestHz <= sampleRateHz / 4.0)) {
      throw new IllegalArgumentException(
          "0 < lowestHz < highestHz <= sampleRateHz / 4 must hold, got "
              + lowestHz
              + " and "
              + highestHz);
    }
    if (!(threshold > 0 && threshold <= voicingThreshold && voicingThreshold <= 1)) {
      throw new IllegalArgumentException(
          "0 < threshold <= voicingThreshold <= 1 must hold, got "
              + threshold
              + " and "
              + voicingThreshold);
    }
    this.sampleRateHz = sampleRateHz;
    this.frameLength = frameLength;
    this.shortestPeriod = (int) Math.floor(sampleRateHz / highestHz);
    this.longestPeriod = (int) Math.ceil(sampleRateHz / lowestHz);
    this.threshold = threshold;
    this.voicingThreshold = voicingThreshold;
    if (frameLength < 2 * longestPeriod) {
      throw new IllegalArgumentException(
          "frameLength must be at least " + 2 * longestPeriod + ", got " + frameLength);
    }
    int transformLength = Integer.highestOneBit(frameLength + longestPeriod + 1) * 2;
    this.fft = new DoubleFFT_1D(transformLength);
    this.correlation = new double[transformLength];
    this.energy = new double[frameLength + 1];
    this.difference = new double[longestPeriod + 2];
  }

  /**
   * The fundamental frequency about one sample.
   *
   * @param signal the samples, of which the first {@code length} count; beyond them are zeros
   * @param centre the index of the sample in the middle of the frame
   * @return hertz, or NaN where the frame is not voiced
   */
  public double frequencyHz(float[] signal, int length, int centre) {
    autocorrelation(signal, length, centre - frameLength / 2);
    differenceFunction();
    if (!cumulativeMeanNormalizedDifference()) {
      return Double.NaN;
    }
    int period = absoluteThreshold();
    return period == UNVOICED ? Double.NaN : sampleRateHz / parabolicInterpolation(period);
  }

  /**
   * A lag at which the frame resembles itself.
   *
   * @param periodSamples the lag, between samples by a parabola
   * @param difference the cumulative mean normalised difference there, 0 for a periodic frame
   * @param correlation the normalised cross-correlation of the frame with itself that much later,
   *     in [0, 1]: {@code 2 Σ x[j] x[j+τ] / Σ (x[j]² + x[j+τ]²)} (P. McLeod and G. Wyvill, "A
   *     smarter way to find pitch", 2005)
   */
  public record Trough(double periodSamples, double difference, double correlation) {}

  /**
   * All local minima of the normalised difference between the shortest and the longest period, the
   * shortest first; none for a frame that does not vary.
   *
   * @param signal the samples, of which the first {@code length} count; beyond them are zeros
   * @param centre the index of the sample in the middle of the frame
   */
  public List<Trough> troughs(float[] signal, int length, int centre) {
    autocorrelation(signal, length, centre - frameLength / 2);
    differenceFunction();
    List<Trough> troughs = new ArrayList<>();
    if (!cumulativeMeanNormalizedDifference()) {
      return troughs;
    }
    for (int lag = shortestPeriod; lag <= longestPeriod; lag++) {
      if (difference[lag] < difference[lag - 1] && difference[lag] <= difference[lag + 1]) {
        troughs.add(new Trough(parabolicInterpolation(lag), difference[lag], similarity(lag)));
      }
    }
    return troughs;
  }

  /** The height of the peak about a lag: the highest place of {@link #BETWEEN}, and a parabola. */
  private double similarity(int lag) {
    double[] near = new double[2 * DEPTH + 1];
    for (int k = 0; k < near.length; k++) {
      near[k] = normalizedCorrelation(Math.abs(lag - DEPTH + k));
    }
    double[] heights = new double[BETWEEN.length];
    for (int at = 0; at < heights.length; at++) {
      for (int k = 0; k < near.length; k++) {
        heights[at] += BETWEEN[at][k] * near[k];
      }
    }
    int highest = 1;
    for (int at = 2; at < heights.length - 1; at++) {
      highest = heights[at] > heights[highest] ? at : highest;
    }
    double before = heights[highest - 1];
    double at = heights[highest];
    double after = heights[highest + 1];
    double curvature = before + after - 2 * at;
    double rise = (after - before) / 2;
    double shift = curvature < 0 ? Math.max(-1, Math.min(1, -rise / curvature)) : 0;
    return Math.max(0, Math.min(1, at + shift * (rise + shift * curvature / 2)));
  }

  /** Of a peak of a sound that is limited in band, by a sinc under a Hann window. */
  private static double[][] weightsBetween() {
    double[][] weights = new double[2 * STEPS_PER_LAG + 1][2 * DEPTH + 1];
    for (int step = 0; step < weights.length; step++) {
      double at = (double) step / STEPS_PER_LAG - 1;
      for (int k = 0; k <= 2 * DEPTH; k++) {
        double x = Math.PI * (k - DEPTH - at);
        double window = 0.5 + 0.5 * Math.cos(x / (DEPTH + 1));
        weights[step][k] = x == 0 ? 1 : window * Math.sin(x) / x;
      }
    }
    return weights;
  }

  private double normalizedCorrelation(int lag) {
    if (lag >= frameLength) {
      return 0;
    }
    double squares = energy[frameLength - lag] + energy[frameLength] - energy[lag];
    return squares > 0 ? 2 * correlation[lag] / squares : 0;
  }

  /** Step 1, and the running energy of the frame beside it. */
  private void autocorrelation(float[] signal, int length, int start) {
    Arrays.fill(correlation, 0);
    for (int i = 0; i < frameLength; i++) {
      int at = start + i;
      double x = at >= 0 && at < length ? signal[at] : 0;
      correlation[i] = x;
      energy[i + 1] = energy[i] + x * x;
    }
    fft.realForward(correlation);
    correlation[0] *= correlation[0];
    correlation[1] *= correlation[1];
    for (int i = 2; i < correlation.length; i += 2) {
      double re = correlation[i];
      double im = correlation[i + 1];
      correlation[i] = re * re + im * im;
      correlation[i + 1] = 0;
    }
    fft.realInverse(correlation, true);
  }

  /** Step 2. */
  private void differenceFunction() {
    double total = energy[frameLength];
    for (int lag = 1; lag < difference.length; lag++) {
      double squares = energy[frameLength - lag] + total - energy[lag];
      difference[lag] = Math.max(0, squares - 2 * correlation[lag]);
    }
  }

  /** Step 3, in place; false for a frame that does not vary. */
  private boolean cumulativeMeanNormalizedDifference() {
    double sum = 0;
    difference[0] = 1;
    for (int lag = 1; lag < difference.length; lag++) {
      sum += difference[lag];
      difference[lag] = sum > 0 ? difference[lag] * lag / sum : 1;
    }
    return sum > 1e-9 * energy[frameLength];
  }

  /**
   * Step 4: the first dip below the threshold, followed to its lowest point, or the deepest dip.
   */
  private int absoluteThreshold() {
    int deepest = shortestPeriod;
    for (int lag = shortestPeriod; lag <= longestPeriod; lag++) {
      if (difference[lag] < threshold) {
        while (lag < longestPeriod && difference[lag + 1] < difference[lag]) {
          lag++;
        }
        return lag;
      }
      if (difference[lag] < difference[deepest]) {
        deepest = lag;
      }
    }
    return difference[deepest] < voicingThreshold ? deepest : UNVOICED;
  }

  /** Step 5. */
  private double parabolicInterpolation(int lag) {
    double before = difference[lag - 1];
    double at = difference[lag];
    double after = difference[lag + 1];
    double curvature = before + after - 2 * at;
    double shift = curvature > 0 ? (before - after) / (2 * curvature) : 0;
    return lag + Math.max(-1, Math.min(1, shift));
  }
}
