package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.testing.SyntheticSpeech;

class LevelledTest {

  private static final int RATE_HZ = Clip.SAMPLE_RATE_HZ;
  private static final FeatureSet SET = FeatureSets.named(Levelled.NAME);
  private static final List<String> NAMES = SET.valueNames();

  @ParameterizedTest
  @ValueSource(doubles = {-60, -20, -7, 3, 20, 60})
  void values_ofSpeechAtAnotherLevel_areTheSame(double decibels) {
    float[] samples = SyntheticSpeech.DEFAULT.clip().samples();
    double gain = Math.pow(10, decibels / 20);
    assertSame(values(samples), values(mapped(samples, x -> gain * x)), 1e-3);
  }

  @Test
  void values_ofSpeechWithAnOffset_areTheSame() {
    float[] samples = SyntheticSpeech.DEFAULT.clip().samples();
    assertSame(values(samples), values(mapped(samples, x -> x + 0.25)), 2e-3);
  }

  @Test
  void values_ofSpeechWithAnOffset_afterDigitalSilence_hardlyChange() {
    float[] samples = SyntheticSpeech.DEFAULT.clip().samples();
    float[] after = new float[3 * RATE_HZ + samples.length];
    for (int i = 0; i < samples.length; i++) {
      after[3 * RATE_HZ + i] = samples[i] + 0.1f;
    }
    assertSame(values(samples), values(after), 0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-20, 0, 10})
  void values_ofSpeechOverRumble_hardlyChange(double decibels) {
    float[] samples = SyntheticSpeech.DEFAULT.clip().samples();
    assertSame(values(samples), values(overRumble(samples, decibels)), 0.05);
  }

  /** A tone of 20 Hz, so far above speech at -23 dBFS. */
  static float[] overRumble(float[] samples, double decibels) {
    double amplitude = Math.sqrt(2) * Math.pow(10, (decibels - 23) / 20);
    float[] over = samples.clone();
    for (int i = 0; i < over.length; i++) {
      over[i] += (float) (amplitude * Math.sin(2 * Math.PI * 20 * i / RATE_HZ));
    }
    return over;
  }

  @Test
  void values_ofSpeechAmidDigitalSilence_areTheSame() {
    float[] samples = SyntheticSpeech.DEFAULT.clip().samples();
    float[] amid = new float[samples.length + 4 * RATE_HZ];
    System.arraycopy(samples, 0, amid, RATE_HZ, samples.length);
    assertSame(values(samples), values(amid), 1e-3);
  }

  /** As a sound card would have it whose gain is 20 dB lower. */
  @Test
  void values_ofSofterSpeechInSixteenBits_hardlyChange() {
    float[] samples = SyntheticSpeech.DEFAULT.withLevelDbfs(-30).clip().samples();
    float[] softer = mapped(samples, x -> Math.rint(0.1 * 32768 * x) / 32768);
    assertSame(values(samples), values(softer), 0.05);
  }

  @Test
  void set_saysThatItDoesNotHeedTheLevel() {
    assertFalse(SET.heedsLevel());
    assertTrue(FeatureSets.named(Classic190.NAME).heedsLevel());
    assertTrue(
        NAMES.stream()
            .noneMatch(n -> FeatureFamily.of(n).equals(Optional.of(FeatureFamily.LOUDNESS))));
  }

  @Test
  void spectrum_ofSilence_isThatOfTheFloor() {
    float[] values = Levelled.describe(new float[RATE_HZ]).values();
    assertEquals(4000, value(values, "spectral_centroid_mean"), 1);
    assertEquals(1, value(values, "spectral_flatness_mean"), 1e-3);
    assertEquals(0, value(values, "mfcc_02_std"), 1e-3);
    assertEquals(0, value(values, "active_part"));
    assertEquals(0, value(values, "voiced_part"));
  }

  /** White noise of power 1 fills every band to its own power, and a thousandth of it is added. */
  @Test
  void bands_ofWhiteNoise_areFullByItsPower() {
    Random random = new Random(4);
    float[] values = Levelled.describe(signal(4 * RATE_HZ, i -> random.nextGaussian())).values();
    double silence = value(Levelled.describe(new float[RATE_HZ]).values(), "mel_level_db_mean");
    // The mean of the logarithm of a few independent powers lies below that of their mean.
    assertEquals(30, value(values, "mel_level_db_mean") - silence, 1.5);
    assertEquals(0, value(values, "rms_relative_db_mean"), 0.2);
    assertEquals(1, value(values, "active_part"));
    assertEquals(0.5, value(values, "zero_crossing_rate_mean"), 0.02);
  }

  @Test
  void statistics_areOfFramesThatAreNotPauses() {
    float[] tone = signal(RATE_HZ, i -> Math.sqrt(2) * Math.sin(2 * Math.PI * 1000 * i / RATE_HZ));
    float[] paused = Arrays.copyOf(tone, 3 * RATE_HZ);
    float[] values = Levelled.describe(paused).values();
    assertEquals(1.0 / 3, value(values, "active_part"), 0.04);
    assertEquals(0, value(values, "rms_relative_db_mean"), 1.5);
    assertEquals(3, value(values, "seconds"));
  }

  @Test
  void melody_ofRisingTone_isItsRise() {
    // An octave a second, from 110 Hz.
    double perSecond = Math.log(2);
    float[] samples =
        signal(
            2 * RATE_HZ,
            i -> Math.sin(2 * Math.PI * 110 * Math.expm1(perSecond * i / RATE_HZ) / perSecond));
    float[] values = Levelled.describe(samples).values();
    assertEquals(24, value(values, "f0_semitones_q50"), 0.5);
    assertEquals(12, value(values, "f0_semitones_slope"), 0.2);
    assertTrue(value(values, "f0_semitones_change_std") < 0.1);
    assertTrue(value(values, "voiced_part") > 0.9);
  }

  @Test
  void explanation_neverSpeaksOfLoudness() {
    for (String name : NAMES) {
      assertFalse(FeatureFamily.LOUDNESS.isIndicator(name), name);
    }
    for (FeatureFamily family : FeatureFamily.values()) {
      assertEquals(
          family != FeatureFamily.LOUDNESS && family != FeatureFamily.WHOLE,
          NAMES.stream().anyMatch(family::isIndicator),
          family.word());
    }
  }

  private static double value(float[] values, String name) {
    return values[NAMES.indexOf(name)];
  }

  private static float[] values(float[] samples) {
    return SET.extract(new Clip(samples, SourceFormat.array(RATE_HZ))).values();
  }

  private static void assertSame(float[] expected, float[] found, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], tolerance * (1 + Math.abs(expected[i])), NAMES.get(i));
    }
  }

  private static float[] mapped(float[] samples, DoubleUnaryOperator change) {
    return signal(samples.length, i -> change.applyAsDouble(samples[i]));
  }

  private static float[] signal(int length, IntToDoubleFunction of) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) of.applyAsDouble(i);
    }
    return samples;
  }
}
