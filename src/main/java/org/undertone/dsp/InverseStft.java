package org.undertone.dsp;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Spectra of frames become a signal again: each is transformed back, windowed by the periodic Hann
 * window and added where it belongs; the sum is divided by that of the squared windows, so that
 * spectra that {@link Stft} made of a signal give the signal (D. Griffin and J. Lim, "Signal
 * estimation from modified short-time Fourier transform", IEEE Trans. ASSP 32(2), 1984).
 *
 * <p>As {@code librosa.istft(center=True, window='hann', length)} (librosa 0.11), but that there
 * are frames up to the end. One signal an instance; not safe for use by several threads at once.
 */
final class InverseStft {

  /** Where the squared windows sum to less, nothing was seen. */
  private static final double LEAST_WEIGHT = 1e-10;

  private final int frameLength;
  private final int hopLength;
  private final double[] window;
  private final DoubleFFT_1D fft;
  private final double[] sum;
  private final double[] weight;

  /**
   * @param frameLength samples in a frame, even
   * @param hopLength samples from frame to frame
   * @param length of the signal, at least 1
   */
  InverseStft(int frameLength, int hopLength, int length) {
    this.frameLength = frameLength;
    this.hopLength = hopLength;
    this.window = Stft.hann(frameLength);
    this.fft = new DoubleFFT_1D(frameLength);
    this.sum = new double[length];
    this.weight = new double[length];
  }

  /**
   * Adds a frame.
   *
   * @param spectrum as {@link Stft#transform} packs it; what it holds afterwards is not defined
   * @param frame the index of the frame, centred on sample {@code frame × hopLength}
   */
  void add(double[] spectrum, int frame) {
    fft.realInverse(spectrum, true);
    int start = frame * hopLength - frameLength / 2;
    int from = Math.max(0, -start);
    int to = Math.min(frameLength, sum.length - start);
    for (int i = from; i < to; i++) {
      sum[start + i] += window[i] * spectrum[i];
      weight[start + i] += window[i] * window[i];
    }
  }

  /** The signal. */
  float[] signal() {
    float[] signal = new float[sum.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = weight[i] > LEAST_WEIGHT ? (float) (sum[i] / weight[i]) : 0;
    }
    return signal;
  }
}
