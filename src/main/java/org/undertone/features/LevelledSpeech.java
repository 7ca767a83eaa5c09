package org.undertone.features;

import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.dsp.HighPass;
import org.undertone.dsp.NoiseReduction;

/**
 * The speech of a clip at one level, so that nothing computed of it knows how strong it was
 * recorded: the mean is taken off, and rumble; the speech found at a common level, and scaled so
 * that its active part has a power of 1.
 *
 * <p>Rumble is what lies below {@value #RUMBLE_HZ} Hz, below any voice ({@link HighPass}).
 *
 * <p>The active part are the frames of 25 ms every 10 ms that are at most 20 dB below the mean
 * power of all, as in the relative gate of ITU-R BS.1770. Of more than 30 s the loudest 30 s are
 * taken.
 */
final class LevelledSpeech {

  static final int HOP_LENGTH = 160;
  static final int FRAME_LENGTH = 400;

  private static final int LONGEST_SAMPLES = 30 * Clip.SAMPLE_RATE_HZ;
  private static final double GATE = 0.01;

  /** That of speech at -26 dBFS, at which {@link org.undertone.audio.VoiceActivity} listens. */
  private static final double LISTENING_POWER = 0.0025;

  private static final double RUMBLE_HZ = 60;

  /** A deviation so much smaller than the largest sample is rounding. */
  private static final double ROUNDING = 1e-6;

  private LevelledSpeech() {}

  static float[] of(Clip clip) {
    float[] samples = clip.samples();
    double rounding = withoutRumble(samples);
    return of(samples, rounding);
  }

  /**
   * As {@link #of(Clip)}, with less of the noise behind it, see {@link NoiseReduction}. Of a clip
   * of more than 30 s its loudest 30 s are listened to, so that a long one costs no more.
   */
  static float[] denoised(Clip clip) {
    float[] samples = clip.samples();
    double rounding = withoutRumble(samples);
    float[] loudest = SpeechPart.loudest(samples, LONGEST_SAMPLES, HOP_LENGTH);
    return of(NoiseReduction.reduce(loudest), rounding);
  }

  private static float[] of(float[] samples, double rounding) {
    double power = activePower(samples);
    float[] levelled = scaled(samples, LISTENING_POWER, power > rounding ? power : 0);
    Clip listening = new Clip(levelled, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
    float[] speech = SpeechPart.loudest(SpeechPart.of(listening), LONGEST_SAMPLES, HOP_LENGTH);
    return scaled(speech, 1, activePower(speech));
  }

  /** In place; returns the power below which the rest is rounding. */
  private static double withoutRumble(float[] samples) {
    double sum = 0;
    double largest = 0;
    for (float sample : samples) {
      sum += sample;
      largest = Math.max(largest, Math.abs(sample));
    }
    float mean = (float) (sum / samples.length);
    for (int i = 0; i < samples.length; i++) {
      samples[i] -= mean;
    }
    HighPass.apply(samples, Clip.SAMPLE_RATE_HZ, RUMBLE_HZ);
    return ROUNDING * ROUNDING * largest * largest;
  }

  private static double activePower(float[] samples) {
    int frames = 1 + samples.length / HOP_LENGTH;
    double[] power = new double[frames];
    double mean = 0;
    for (int t = 0; t < frames; t++) {
      int from = Math.max(0, t * HOP_LENGTH - FRAME_LENGTH / 2);
      int to = Math.min(samples.length, t * HOP_LENGTH + FRAME_LENGTH / 2);
      power[t] = power(samples, from, to) / FRAME_LENGTH;
      mean += power[t] / frames;
    }
    double sum = 0;
    int active = 0;
    for (double each : power) {
      if (each >= GATE * mean) {
        sum += each;
        active++;
      }
    }
    return sum / active;
  }

  private static double power(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }

  private static float[] scaled(float[] samples, double wanted, double power) {
    double gain = power > 0 ? Math.sqrt(wanted / power) : 0;
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = (float) (gain * samples[i]);
    }
    return scaled;
  }
}
