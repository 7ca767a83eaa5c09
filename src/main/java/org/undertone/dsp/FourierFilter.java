package org.undertone.dsp;

import java.util.function.DoubleUnaryOperator;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * Linear filters by way of one Fourier transform of the whole signal, in double precision.
 * Stateless and thread-safe; the values do not depend on the number of processors.
 */
public final class FourierFilter {

  /** So much silence follows the signal that what a filter smears does not come in at its start. */
  private static final double MARGIN_SECONDS = 0.25;

  static {
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Integer.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Integer.MAX_VALUE);
  }

  private FourierFilter() {}

  /**
   * The linear convolution {@code y[n] = Σ h[k] x[n - k]}, of which what comes after the end of the
   * signal is left out.
   *
   * @param x samples, at least one
   * @param response the impulse response, at least one sample
   * @return as many samples as {@code x} has
   */
  public static float[] convolve(float[] x, float[] response) {
    int size = powerOfTwo((long) x.length + response.length - 1);
    DoubleFFT_1D fft = new DoubleFFT_1D(size);
    double[] signal = padded(x, size);
    double[] filter = padded(response, size);
    fft.realForward(signal);
    fft.realForward(filter);
    signal[0] *= filter[0];
    signal[1] *= filter[1];
    for (int i = 2; i < size; i += 2) {
      double re = signal[i] * filter[i] - signal[i + 1] * filter[i + 1];
      signal[i + 1] = signal[i] * filter[i + 1] + signal[i + 1] * filter[i];
      signal[i] = re;
    }
    return first(x.length, fft, signal);
  }

  /**
   * Multiplies each frequency by a gain and leaves all phases as they are.
   *
   * @param x samples, at least one
   * @param gain the factor at a frequency in Hz, from 0 to half the rate; finite
   * @return as many samples
   */
  public static float[] shape(float[] x, int sampleRateHz, DoubleUnaryOperator gain) {
    int size = powerOfTwo(x.length + Math.round(MARGIN_SECONDS * sampleRateHz));
    DoubleFFT_1D fft = new DoubleFFT_1D(size);
    double[] signal = padded(x, size);
    fft.realForward(signal);
    double step = sampleRateHz / (double) size;
    signal[0] *= gain.applyAsDouble(0);
    signal[1] *= gain.applyAsDouble(sampleRateHz / 2.0);
    for (int bin = 1; bin < size / 2; bin++) {
      double factor = gain.applyAsDouble(bin * step);
      signal[2 * bin] *= factor;
      signal[2 * bin + 1] *= factor;
    }
    return first(x.length, fft, signal);
  }

  private static int powerOfTwo(long least) {
    if (least > 1 << 30) {
      throw new IllegalArgumentException(
          "signal and response may have at most 2^30 samples together, got " + least);
    }
    return least <= 2 ? 2 : Integer.highestOneBit((int) least - 1) << 1;
  }

  private static double[] padded(float[] x, int size) {
    double[] padded = new double[size];
    for (int i = 0; i < x.length; i++) {
      padded[i] = x[i];
    }
    return padded;
  }

  private static float[] first(int count, DoubleFFT_1D fft, double[] spectrum) {
    fft.realInverse(spectrum, true);
    float[] y = new float[count];
    for (int i = 0; i < count; i++) {
      y[i] = (float) spectrum[i];
    }
    return y;
  }
}
