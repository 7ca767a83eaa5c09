package org.undertone.features;

import java.util.stream.IntStream;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Yin;

/**
 * F0 of each frame by YIN at 8 kHz: voices have their first harmonics well below 4 kHz, and at half
 * the rate the work is less than half. Frames far below the loudest one are not asked: what hums
 * there is not the voice.
 */
final class PitchTrack {

  static final int DECIMATION = 2;

  /** 40 dB below the loudest frame. */
  private static final float LEAST_RELATIVE_RMS = 0.01f;

  private final Yin yin =
      new Yin(
          Framing.SAMPLE_RATE_HZ / DECIMATION,
          Framing.F0_FRAME_LENGTH / DECIMATION,
          Framing.F0_LOWEST_HZ,
          Framing.F0_HIGHEST_HZ,
          Framing.F0_THRESHOLD,
          Framing.F0_VOICING_THRESHOLD);
  private float[] halved = {};

  /**
   * Tracks a signal.
   *
   * @param samples of which the first {@code length} count
   * @param rms of each frame
   * @param f0 receives 1 × frames in Hz, NaN where a frame is not voiced
   */
  void compute(float[] samples, int length, float[] rms, int frames, Matrix f0) {
    f0.reshape(1, frames);
    int count = (length + 1) / DECIMATION;
    if (halved.length < count) {
      halved = new float[count];
    }
    halve(samples, length, halved);
    float loudest = 0;
    for (int t = 0; t < frames; t++) {
      loudest = Math.max(loudest, rms[t]);
    }
    for (int t = 0; t < frames; t++) {
      int centre = t * Framing.HOP_LENGTH / DECIMATION;
      f0.row(0)[t] =
          rms[t] > LEAST_RELATIVE_RMS * loudest
              ? (float) yin.frequencyHz(halved, count, centre)
              : Float.NaN;
    }
  }

  /** The voiced frames in semitones above {@link Framing#F0_REFERENCE_HZ}, in order of time. */
  static double[] semitones(Matrix f0) {
    return IntStream.range(0, f0.columns())
        .mapToDouble(t -> f0.get(0, t))
        .filter(hz -> !Double.isNaN(hz))
        .map(PitchTrack::semitones)
        .toArray();
  }

  /** The same of every frame, NaN where it is not voiced. */
  static Course course(Matrix f0) {
    float[] semitones = new float[f0.columns()];
    for (int t = 0; t < semitones.length; t++) {
      semitones[t] = (float) semitones(f0.get(0, t));
    }
    return new Course("f0_semitones", semitones);
  }

  static double semitones(double hz) {
    return 12 * Math.log(hz / Framing.F0_REFERENCE_HZ) / Math.log(2);
  }

  /** Every second sample after smoothing by (1 4 6 4 1)/16, which is 33 dB down at 6 kHz. */
  static void halve(float[] x, int length, float[] halved) {
    int count = (length + 1) / DECIMATION;
    for (int i = 0; i < count; i++) {
      int at = DECIMATION * i;
      float outer = (at >= 2 ? x[at - 2] : 0) + (at + 2 < length ? x[at + 2] : 0);
      float inner = (at >= 1 ? x[at - 1] : 0) + (at + 1 < length ? x[at + 1] : 0);
      halved[i] = (outer + 4 * inner + 6 * x[at]) / 16;
    }
  }

  /** What the smoothing of {@link #halve} leaves of the amplitude of a tone, in (0, 1]. */
  static double response(double hz) {
    return Math.pow(Math.cos(Math.PI * hz / Framing.SAMPLE_RATE_HZ), 4);
  }
}
