package org.undertone.testing;

import java.util.Optional;
import java.util.Random;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;

/**
 * Speech-like sound from a source-filter model: a glottal pulse train with a falling, accented F0
 * contour and jitter, four formants gliding between vowels, fricatives, a syllable rhythm, pauses
 * between phrases and a quarter second of background at both ends. The same settings and rate give
 * the same samples.
 *
 * @param seconds the length, at least 0.1
 * @param pitchHz the mean F0
 * @param accentSemitones how far accents lift the F0
 * @param syllablesPerSecond the tempo; 4 is usual
 * @param levelDbfs the RMS level of the whole utterance, pauses left out
 * @param noiseFloorDbfs the RMS level of the white background
 * @param seed for everything random
 */
public record SyntheticSpeech(
    double seconds,
    double pitchHz,
    double accentSemitones,
    double syllablesPerSecond,
    double levelDbfs,
    double noiseFloorDbfs,
    long seed) {

  /** Three seconds of a calm man at -23 dBFS over a floor of -70 dBFS. */
  public static final SyntheticSpeech DEFAULT = new SyntheticSpeech(3, 120, 3, 4, -23, -70, 1);

  /** Silence before the first and after the last syllable. */
  public static final double EDGE_SECONDS = 0.25;

  private static final int CONTROL_HZ = 200;
  private static final double[] BANDWIDTHS_HZ = {70, 90, 140, 220};

  public SyntheticSpeech {
    if (!(seconds >= 0.1)) {
      throw new IllegalArgumentException("seconds must be at least 0.1, got " + seconds);
    }
  }

  public SyntheticSpeech withSeconds(double value) {
    return new SyntheticSpeech(
        value, pitchHz, accentSemitones, syllablesPerSecond, levelDbfs, noiseFloorDbfs, seed);
  }

  public SyntheticSpeech withPitchHz(double value) {
    return new SyntheticSpeech(
        seconds, value, accentSemitones, syllablesPerSecond, levelDbfs, noiseFloorDbfs, seed);
  }

  public SyntheticSpeech withAccentSemitones(double value) {
    return new SyntheticSpeech(
        seconds, pitchHz, value, syllablesPerSecond, levelDbfs, noiseFloorDbfs, seed);
  }

  public SyntheticSpeech withSyllablesPerSecond(double value) {
    return new SyntheticSpeech(
        seconds, pitchHz, accentSemitones, value, levelDbfs, noiseFloorDbfs, seed);
  }

  public SyntheticSpeech withLevelDbfs(double value) {
    return new SyntheticSpeech(
        seconds, pitchHz, accentSemitones, syllablesPerSecond, value, noiseFloorDbfs, seed);
  }

  public SyntheticSpeech withNoiseFloorDbfs(double value) {
    return new SyntheticSpeech(
        seconds, pitchHz, accentSemitones, syllablesPerSecond, levelDbfs, value, seed);
  }

  public SyntheticSpeech withSeed(long value) {
    return new SyntheticSpeech(
        seconds, pitchHz, accentSemitones, syllablesPerSecond, levelDbfs, noiseFloorDbfs, value);
  }

  /** The sound at any rate from 4 kHz on. */
  public float[] render(int rateHz) {
    Random random = new Random(seed);
    SyllableScore score = SyllableScore.compose(this, CONTROL_HZ, random);
    double[] voice = speak(score, rateHz, random);
    double power = 0;
    int active = 0;
    for (int i = 0; i < voice.length; i++) {
      if (score.sounding(i * (double) CONTROL_HZ / rateHz)) {
        power += voice[i] * voice[i];
        active++;
      }
    }
    double gain = active == 0 ? 0 : decibels(levelDbfs) / Math.sqrt(power / active);
    double noise = decibels(noiseFloorDbfs);
    float[] samples = new float[voice.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (gain * voice[i] + noise * random.nextGaussian());
    }
    return samples;
  }

  /** The sound as a clip. */
  public Clip clip() {
    float[] samples = render(Clip.SAMPLE_RATE_HZ);
    return new Clip(
        samples,
        new SourceFormat("WAV 16-bit PCM", Clip.SAMPLE_RATE_HZ, 1, false, Optional.empty()));
  }

  /** The sound as a mono 16-bit WAV file. */
  public byte[] wav(int rateHz) {
    return wav16(render(rateHz), rateHz);
  }

  /** Mono samples as a 16-bit WAV file, clipped to [-1, 1]. */
  public static byte[] wav16(float[] samples, int rateHz) {
    return WavBytes.pcm16(new float[][] {samples}, rateHz);
  }

  private double[] speak(SyllableScore score, int rateHz, Random random) {
    Resonator[] formants = new Resonator[BANDWIDTHS_HZ.length];
    for (int f = 0; f < formants.length; f++) {
      formants[f] = new Resonator(rateHz);
    }
    Resonator hiss = new Resonator(rateHz);
    hiss.tune(Math.min(4500, 0.4 * rateHz), 1500);
    double[] out = new double[(int) Math.round(seconds * rateHz)];
    double phase = 0;
    double jitter = 1;
    int step = Math.max(1, rateHz / CONTROL_HZ);
    for (int i = 0; i < out.length; i++) {
      double at = i * (double) CONTROL_HZ / rateHz;
      if (i % step == 0) {
        for (int f = 0; f < formants.length; f++) {
          formants[f].tune(score.formantHz(f, at), BANDWIDTHS_HZ[f]);
        }
      }
      phase += score.pitchHz(at) * jitter / rateHz;
      if (phase >= 1) {
        phase -= 1;
        jitter = 1 + 0.01 * random.nextGaussian();
      }
      double breath = 0.03 * random.nextGaussian();
      double y = score.voicing(at) * (glottalFlowDerivative(phase) + breath);
      for (Resonator formant : formants) {
        y = formant.pass(y);
      }
      out[i] = y + 0.25 * hiss.pass(score.frication(at) * random.nextGaussian());
    }
    return out;
  }

  /** KLGLOTT88's pulse (Klatt and Klatt 1990) with an open quotient of 0.6; zero mean. */
  private static double glottalFlowDerivative(double phase) {
    double t = phase / 0.6;
    return t < 1 ? 2 * t - 3 * t * t : 0;
  }

  private static double decibels(double level) {
    return Math.pow(10, level / 20);
  }
}
