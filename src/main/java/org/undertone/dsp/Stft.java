package org.undertone.dsp;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The short-time Fourier transform: periodic Hann window, frames centred on multiples of the hop,
 * zeros beyond the ends, no scaling. The transform is taken in double precision: in single, its
 * rounding noise shows in the valleys of quiet bands.
 *
 * <p>As {@code librosa.stft(center=True, pad_mode='constant', window='hann')} (librosa 0.11); the
 * window may be shorter than the frame, in whose middle it then stands ({@code win_length}). Not
 * safe for use by several threads at once: it keeps one frame of working space.
 */
public final class Stft {

  /** Frames turned together, so that bins are written sixteen values, a cache line, at a time. */
  private static final int BATCH = 16;

  private final int frameLength;
  private final int hopLength;
  private final double[] window;
  private final DoubleFFT_1D fft;
  private final double[][] batch;

  /**
   * A transform of a given size.
   *
   * @param frameLength samples in a frame, even, at least 2
   * @param hopLength samples from frame to frame, at least 1
   */
  public Stft(int frameLength, int hopLength) {
    this(frameLength, frameLength, hopLength);
  }

  /**
   * A transform of a given size with a window that may be shorter.
   *
   * @param frameLength samples in a frame, even, at least 2
   * @param windowLength samples of the frame that are looked at, at least 2, at most frameLength
   * @param hopLength samples from frame to frame, at least 1
   */
  public Stft(int frameLength, int windowLength, int hopLength) {
    if (frameLength < 2 || frameLength % 2 != 0) {
      throw new IllegalArgumentException(
          "frameLength must be even and at least 2, got " + frameLength);
    }
    if (hopLength < 1) {
      throw new IllegalArgumentException("hopLength must be at least 1, got " + hopLength);
    }
    if (windowLength < 2 || windowLength > frameLength) {
      throw new IllegalArgumentException(
          "windowLength must lie in [2, " + frameLength + "], got " + windowLength);
    }
    this.frameLength = frameLength;
    this.hopLength = hopLength;
    this.window = new double[frameLength];
    System.arraycopy(hann(windowLength), 0, window, (frameLength - windowLength) / 2, windowLength);
    this.fft = new DoubleFFT_1D(frameLength);
    this.batch = new double[BATCH][frameLength];
  }

  /** The periodic Hann window, {@code 0.5 - 0.5 cos(2πi/n)}. */
  static double[] hann(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
    }
    return window;
  }

  /** The number of frames of a signal: one at sample 0, and one a whole hop after it. */
  public int frames(int signalLength) {
    return 1 + signalLength / hopLength;
  }

  /** The number of bins, from 0 Hz to half the sampling rate. */
  public int bins() {
    return frameLength / 2 + 1;
  }

  /**
   * The spectrum of one frame as JTransforms packs it: the real parts of bin 0 and of the last bin,
   * then real and imaginary part of each bin between.
   *
   * @param signal the samples, of which the first {@code length} count
   * @param frame the index of the frame, centred on sample {@code frame × hopLength}
   * @param spectrum receives {@code frameLength} values
   */
  public void transform(float[] signal, int length, int frame, double[] spectrum) {
    int start = frame * hopLength - frameLength / 2;
    int from = Math.min(frameLength, Math.max(0, -start));
    int to = Math.max(from, Math.min(frameLength, length - start));
    Arrays.fill(spectrum, 0, from, 0);
    Arrays.fill(spectrum, to, frameLength, 0);
    for (int i = from; i < to; i++) {
      spectrum[i] = window[i] * signal[start + i];
    }
    fft.realForward(spectrum);
  }

  /**
   * The power {@code |X|²} and the magnitude {@code |X|} of frames {@code from} (inclusive) to
   * {@code to} (exclusive).
   *
   * @param power receives bins × frames
   * @param magnitude receives bins × frames
   */
  public void spectrogram(
      float[] signal, int length, int from, int to, Matrix power, Matrix magnitude) {
    power(signal, length, from, to, power);
    magnitude.reshape(bins(), to - from);
    for (int bin = 0; bin < bins(); bin++) {
      squareRoot(power.row(bin), magnitude.row(bin), to - from);
    }
  }

  /**
   * The power {@code |X|²} of frames {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @param power receives bins × frames
   */
  public void power(float[] signal, int length, int from, int to, Matrix power) {
    power.reshape(bins(), to - from);
    for (int first = from; first < to; first += BATCH) {
      int count = Math.min(BATCH, to - first);
      for (int b = 0; b < count; b++) {
        transform(signal, length, first + b, batch[b]);
      }
      for (int bin = 0; bin < bins(); bin++) {
        writePower(bin, count, power.row(bin), first - from);
      }
    }
  }

  private void writePower(int bin, int count, float[] power, int at) {
    int real = bin < frameLength / 2 ? 2 * bin : 1;
    boolean isReal = bin == 0 || bin == frameLength / 2;
    for (int b = 0; b < count; b++) {
      double re = batch[b][real];
      double im = isReal ? 0 : batch[b][real + 1];
      power[at + b] = (float) (re * re + im * im);
    }
  }

  private static void squareRoot(float[] x, float[] root, int count) {
    for (int i = 0; i < count; i++) {
      root[i] = (float) Math.sqrt(x[i]);
    }
  }
}
