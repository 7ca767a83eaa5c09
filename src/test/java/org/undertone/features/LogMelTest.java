package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.features.LogMelSpec.Log;
import org.undertone.features.LogMelSpec.Normalisation;
import org.undertone.features.LogMelSpec.Part;
import org.undertone.testing.SyntheticSpeech;

class LogMelTest {

  private static final FeatureSet STANDARD = FeatureSets.named("log-mel-64");

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 1600, 8191, 16000, 160000, 200000})
  void frames_ofNoiseOfAnyLength_areOneAHopWithinTheirBounds(int length) {
    FeatureTensor tensor = STANDARD.extract(noise(length, 0.1));
    int frames = Math.max(32, 1 + Math.min(160000, length) / 256);
    assertEquals(List.of(64, frames), tensor.shape());
    assertEquals("log-mel-64", tensor.set());
  }

  @Test
  void values_ofAnyClip_haveMeanZeroAndDeviationOne() {
    float[] values = STANDARD.extract(noise(20000, 0.1)).values();
    double mean = mean(values);
    double variance = 0;
    for (float value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    assertEquals(0, mean, 1e-5);
    assertEquals(1, variance, 1e-4);
  }

  @Test
  void values_ofSilence_areAllZero() {
    float[] values =
        STANDARD.extract(new Clip(new float[16000], SourceFormat.array(16000))).values();
    assertArrayEquals(new float[values.length], values);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 3, 1000})
  void values_ofLouderOrSofterClip_areTheSame(double gain) {
    Clip clip = noise(20000, 0.1);
    float[] samples = clip.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) gain;
    }
    assertArrayEquals(
        STANDARD.extract(clip).values(),
        STANDARD.extract(new Clip(samples, clip.source())).values(),
        1e-3f);
  }

  @Test
  void bands_eachNormalised_haveMeanZero() {
    LogMel set = new LogMel(spec(Log.NATURAL, Normalisation.BAND));
    FeatureTensor tensor = set.extract(noise(16000, 0.1));
    int frames = tensor.shape().get(1);
    for (int band = 0; band < 40; band++) {
      float[] row = Arrays.copyOfRange(tensor.values(), band * frames, (band + 1) * frames);
      assertEquals(0, mean(row), 1e-5);
    }
  }

  @Test
  void naturalLogarithm_ofDecibels_isTheirTenthPartOfLnTen() {
    Clip clip = noise(16000, 0.1);
    float[] decibels = new LogMel(spec(Log.DECIBEL, Normalisation.NONE)).extract(clip).values();
    float[] natural = new LogMel(spec(Log.NATURAL, Normalisation.NONE)).extract(clip).values();
    for (int i = 0; i < natural.length; i++) {
      assertEquals(decibels[i] * Math.log(10) / 10, natural[i], 1e-4);
    }
  }

  @Test
  void longSpeech_isCutToItsLoudestTenSeconds() {
    Clip clip = noise(20 * 16000, 0.01);
    float[] samples = clip.samples();
    int from = 312 * 256;
    for (int i = from; i < from + 10 * 16000; i++) {
      samples[i] *= 10;
    }
    FeatureTensor whole = STANDARD.extract(new Clip(samples, clip.source()));
    FeatureTensor loud =
        STANDARD.extract(
            new Clip(Arrays.copyOfRange(samples, from, from + 10 * 16000), clip.source()));
    assertArrayEquals(loud.values(), whole.values(), 1e-3f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-40, -20, 20})
  void levelled_isTheSameAtAnyLevel(double decibels) {
    FeatureSet levelled = FeatureSets.named("levelled-mel-64");
    Clip clip = SyntheticSpeech.DEFAULT.withNoiseFloorDbfs(-50).clip();
    float[] samples = clip.samples();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) Math.pow(10, decibels / 20);
    }
    FeatureTensor given = levelled.extract(clip);
    FeatureTensor moved = levelled.extract(new Clip(samples, clip.source()));
    assertEquals(given.shape(), moved.shape());
    assertArrayEquals(given.values(), moved.values(), 1e-3f);
    assertFalse(levelled.heedsLevel());
    assertTrue(STANDARD.heedsLevel());
  }

  @Test
  void name_ofAnotherSpecification_saysAllOfIt() {
    assertEquals("log-mel-64", LogMelSpec.STANDARD.name());
    assertEquals("levelled-mel-64", LogMelSpec.LEVELLED.name());
    assertEquals(
        "log-mel-40-512-160-20-7600-natural-1.0e-10-120-band-whole",
        spec(Log.NATURAL, Normalisation.BAND).name());
  }

  @Test
  void specification_outOfBounds_isRefusedByName() {
    IllegalArgumentException bands =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new LogMelSpec(
                    0, 400, 160, 0, 8000, Log.NATURAL, 1e-10, 80, Normalisation.NONE, Part.WHOLE));
    assertEquals("bands must lie in [1, 512], got 0", bands.getMessage());
    IllegalArgumentException top =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new LogMelSpec(
                    64, 400, 160, 0, 8001, Log.NATURAL, 1e-10, 80, Normalisation.NONE, Part.WHOLE));
    assertTrue(top.getMessage().contains("highestHz <= 8000 must hold, got 0.0 and 8001.0"));
  }

  private static LogMelSpec spec(Log log, Normalisation normalisation) {
    return new LogMelSpec(40, 512, 160, 20, 7600, log, 1e-10, 120, normalisation, Part.WHOLE);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static Clip noise(int length, double gain) {
    Random random = new Random(length);
    return GoldenSignals.clip(length, i -> gain * random.nextGaussian());
  }
}
