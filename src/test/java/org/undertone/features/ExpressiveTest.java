package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.testing.SyntheticSpeech;

class ExpressiveTest {

  private static final int RATE_HZ = Clip.SAMPLE_RATE_HZ;
  private static final FeatureSet SET = Expressive.STANDARD;
  private static final List<String> NAMES = SET.valueNames();

  static Stream<FeatureSet> both() {
    return Stream.of(Expressive.STANDARD, Expressive.DENOISED);
  }

  @ParameterizedTest
  @MethodSource("both")
  void values_ofSpeechAtAnotherLevel_areTheSame(FeatureSet set) {
    float[] samples = SyntheticSpeech.DEFAULT.clip().samples();
    for (double decibels : new double[] {-20, -7, 3, 20}) {
      double gain = Math.pow(10, decibels / 20);
      assertSame(values(set, samples), values(set, mapped(samples, x -> gain * x)));
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void values_ofSpeechWithAnOffset_areTheSame(FeatureSet set) {
    float[] samples = SyntheticSpeech.DEFAULT.clip().samples();
    assertSame(values(set, samples), values(set, mapped(samples, x -> x + 0.25)));
  }

  /** What lies about the loudest half minute, here quieter noise, is not taken for its noise. */
  @Test
  void longClip_isDenoisedInItsLoudestPartAlone() {
    float[] speech = SyntheticSpeech.DEFAULT.withSeconds(30).clip().samples();
    double mean = IntStream.range(0, speech.length).mapToDouble(i -> speech[i]).average().orElse(0);
    float[] loud = mapped(speech, x -> x - mean);
    Random random = new Random(8);
    float[] whole = signal(loud.length + 20 * RATE_HZ, i -> 1e-6 * random.nextGaussian());
    System.arraycopy(loud, 0, whole, 0, loud.length);
    assertSame(values(Expressive.DENOISED, loud), values(Expressive.DENOISED, whole));
  }

  /** Half of a clip is silence, over which the noise is heard by itself. */
  @Test
  void noise_movesTheDenoisedSetLess() {
    float[] speech = SyntheticSpeech.DEFAULT.clip().samples();
    Random random = new Random(7);
    float[] noisy = signal(2 * speech.length, i -> 0.01 * random.nextGaussian());
    float[] clean = new float[noisy.length];
    for (int i = 0; i < speech.length; i++) {
      clean[i] = speech[i];
      noisy[i] += speech[i];
    }
    double plain = away(Expressive.STANDARD, clean, noisy);
    double denoised = away(Expressive.DENOISED, clean, noisy);
    assertTrue(denoised < 0.8 * plain, denoised + " dB in place of " + plain);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-20, -5, 0, 10})
  void rumble_hardlyMovesTheBands(double decibels) {
    float[] whole = SyntheticSpeech.DEFAULT.clip().samples();
    float[] speech = new float[2 * whole.length]; // of which half is a pause
    System.arraycopy(whole, 0, speech, whole.length / 2, whole.length);
    float[] over = LevelledTest.overRumble(speech, decibels);
    for (FeatureSet set : List.of(Expressive.STANDARD, Expressive.DENOISED)) {
      double moved = away(set, speech, over);
      assertTrue(moved < 1, set.name() + ": " + moved + " dB");
    }
  }

  /** How far the medians of the mel bands lie apart on average, in dB. */
  private static double away(FeatureSet set, float[] clean, float[] noisy) {
    float[] expected = values(set, clean);
    float[] found = values(set, noisy);
    return IntStream.range(0, NAMES.size())
        .filter(i -> NAMES.get(i).matches("mel_\\d+_q50"))
        .mapToDouble(i -> Math.abs(expected[i] - found[i]))
        .average()
        .orElseThrow();
  }

  @Test
  void level_ofActiveSpeech_isNought() {
    float[] speech = LevelledSpeech.of(SyntheticSpeech.DEFAULT.withLevelDbfs(-41).clip());
    double power = 0;
    int active = 0;
    for (float level : new SpectralCourses(speech).level()) {
      if (level > -20) {
        power += Math.pow(10, level / 10);
        active++;
      }
    }
    assertEquals(0, 10 * Math.log10(power / active), 1);
  }

  @Test
  void values_ofHigherVoice_haveAHigherPitchByAsMuch() {
    double low = value(SyntheticSpeech.DEFAULT.withPitchHz(110).clip(), "f0_semitones_q50");
    double high = value(SyntheticSpeech.DEFAULT.withPitchHz(220).clip(), "f0_semitones_q50");
    assertEquals(12, low, 2.5);
    assertEquals(12, high - low, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 10, 20})
  void harmonicsToNoise_ofToneInNoise_isTheRatioOfTheirPowers(double decibels) {
    Random random = new Random(5);
    double noise = Math.sqrt(0.5) * Math.pow(10, -decibels / 20);
    float[] samples =
        signal(
            2 * RATE_HZ,
            i -> Math.sin(2 * Math.PI * 200 * i / RATE_HZ) + noise * random.nextGaussian());
    Summary summary = Expressive.describe(samples);
    double found = summary.values()[NAMES.indexOf("hnr_db_mean")];
    // The smoothing that goes before 8 kHz leaves 70 / 256 of white noise.
    assertEquals(decibels + 10 * Math.log10(256 / 70.0), found, 0.6);
  }

  @Test
  void values_ofNoise_sayThatNothingIsVoiced() {
    Random random = new Random(1);
    float[] values = Expressive.describe(signal(RATE_HZ, i -> random.nextGaussian())).values();
    assertEquals(0, values[NAMES.indexOf("voiced_part")], 0.05);
    assertEquals(1, values[NAMES.indexOf("unvoiced_part")], 0.05);
    assertEquals(0, values[NAMES.indexOf("pause_part")]);
  }

  @Test
  void modulation_ofToneThatBeatsThreeTimesASecond_liesInTheThirdOctave() {
    float[] samples =
        signal(
            3 * RATE_HZ,
            i ->
                Math.pow(10, Math.sin(2 * Math.PI * 3 * i / RATE_HZ) / 2)
                    * Math.sin(2 * Math.PI * 500 * i / RATE_HZ));
    float[] values = Expressive.describe(samples).values();
    assertTrue(values[NAMES.indexOf("modulation_level_octave_3_db")] > -0.5);
  }

  private static double value(Clip clip, String name) {
    return SET.extract(clip).values()[NAMES.indexOf(name)];
  }

  private static float[] values(FeatureSet set, float[] samples) {
    return set.extract(new Clip(samples, SourceFormat.array(RATE_HZ))).values();
  }

  private static void assertSame(float[] expected, float[] found) {
    for (int i = 0; i < expected.length; i++) {
      // Samples in single precision move formants by hundredths of a hertz.
      double tolerance = NAMES.get(i).contains("_hz_") ? 0.05 : 2e-3;
      assertEquals(expected[i], found[i], tolerance + 2e-3 * Math.abs(expected[i]), NAMES.get(i));
    }
  }

  private interface Change {
    double of(double x);
  }

  private static float[] mapped(float[] samples, Change change) {
    return signal(samples.length, i -> change.of(samples[i]));
  }

  private static float[] signal(int length, IntToDoubleFunction of) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) of.applyAsDouble(i);
    }
    return samples;
  }
}
