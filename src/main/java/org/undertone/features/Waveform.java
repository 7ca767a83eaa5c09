package org.undertone.features;

import org.undertone.dsp.Matrix;

/**
 * Zero-crossing rate and RMS of each frame of the waveform, as {@code
 * librosa.feature.zero_crossing_rate(y)} (ends continued by their last value) and {@code
 * librosa.feature.rms(y=y)} (ends continued by zeros).
 */
final class Waveform {

  static final int ROWS = 2;
  static final int RMS = 1;
  private static final float NEARLY_ZERO = 1e-10f;

  private int[] crossings = {};
  private double[] energy = {};

  /**
   * Describes the frames of a signal.
   *
   * @param samples of which the first {@code length} count
   * @param frames their number, one at sample 0 and one each hop after it
   * @param waveform receives 2 × frames: crossings per sample in [0, 1], RMS with full scale 1
   */
  void compute(float[] samples, int length, int frames, Matrix waveform) {
    waveform.reshape(ROWS, frames);
    accumulate(samples, length);
    int half = Framing.FRAME_LENGTH / 2;
    for (int t = 0; t < frames; t++) {
      int centre = t * Framing.HOP_LENGTH;
      int from = Math.max(0, centre - half);
      int to = Math.min(length, centre + half);
      // A crossing at i lies between samples i - 1 and i; both must be in the frame.
      int changes = crossings[to] - crossings[Math.min(to, from + 1)];
      waveform.row(0)[t] = changes / (float) Framing.FRAME_LENGTH;
      waveform.row(RMS)[t] =
          (float) Math.sqrt(Math.max(0, energy[to] - energy[from]) / Framing.FRAME_LENGTH);
    }
  }

  /** Running sums, so that each frame costs two look-ups. */
  private void accumulate(float[] samples, int length) {
    if (crossings.length < length + 1) {
      crossings = new int[length + 1];
      energy = new double[length + 1];
    }
    boolean negative = negative(samples[0]);
    for (int i = 0; i < length; i++) {
      boolean now = negative(samples[i]);
      crossings[i + 1] = crossings[i] + (now == negative ? 0 : 1);
      energy[i + 1] = energy[i] + (double) samples[i] * samples[i];
      negative = now;
    }
  }

  private static boolean negative(float sample) {
    return sample < -NEARLY_ZERO;
  }
}
