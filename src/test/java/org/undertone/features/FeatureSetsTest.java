package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.testing.SyntheticSpeech;

/** What holds of every feature set. */
class FeatureSetsTest {

  static Stream<FeatureSet> sets() {
    return FeatureSets.names().stream().map(FeatureSets::named);
  }

  @Test
  void names_areThoseThatModelsAskFor() {
    assertEquals(
        List.of(
            "classic-190",
            "means-180",
            "functionals-660",
            "levelled-196",
            "expressive-2070",
            "denoised-2070",
            "mel-stack-3s",
            "frames-22",
            "log-mel-64",
            "levelled-mel-64",
            "levelled-voice-88",
            "waveform-16k",
            "expressive-2070+denoised-2070+levelled-voice-88"),
        FeatureSets.names());
  }

  @Test
  void set_ofUnknownName_isRefusedNamingAll() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> FeatureSets.named("mfcc")).getMessage();
    assertEquals(
        "feature set must be one of " + String.join(", ", FeatureSets.names()) + ", got mfcc",
        message);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void valueNames_areDistinctAndOneAValue_whereThereAreAny(FeatureSet set) {
    FeatureTensor tensor = set.extract(speech().clip());
    assertEquals(set.name(), tensor.set());
    assertEquals(set.valueNames().size(), new HashSet<>(set.valueNames()).size());
    if (!set.valueNames().isEmpty()) {
      assertEquals(List.of(set.valueNames().size()), tensor.shape());
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void values_ofOddClips_areFiniteAndOfTheSameRank(FeatureSet set) {
    int rank = set.extract(speech().clip()).shape().size();
    Random random = new Random(3);
    for (Clip clip :
        List.of(
            clip(new float[1]),
            clip(new float[] {0.5f}),
            clip(new float[16000]),
            clip(filled(5000, 0.25f)),
            clip(alternating(3000, Clip.MAX_MAGNITUDE)),
            clip(alternating(3000, Float.MIN_VALUE)),
            clip(impulse(30000)),
            clip(random(random, 511)),
            clip(random(random, 512)),
            clip(random(random, 400_000)))) {
      // The tensor itself refuses what is not finite.
      assertEquals(rank, set.extract(clip).shape().size(), set.name());
    }
  }

  @ParameterizedTest
  @MethodSource("sets")
  void values_fromManyThreads_areThoseOfOne(FeatureSet set) {
    List<Clip> clips =
        IntStream.range(1, 5).mapToObj(i -> speech().withSeconds(0.5 * i).clip()).toList();
    List<float[]> alone = clips.stream().map(clip -> set.extract(clip).values()).toList();
    IntStream.range(0, 16)
        .parallel()
        .forEach(i -> assertArrayEquals(alone.get(i % 4), set.extract(clips.get(i % 4)).values()));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void values_ofSpeechAmidSilence_areThoseOfSpeech_whereTheSetTrims(FeatureSet set) {
    if (!List.of("functionals-660", "levelled-196", "mel-stack-3s", "frames-22", "log-mel-64")
        .contains(set.name())) {
      return;
    }
    float[] samples = speech().clip().samples();
    float[] amid = new float[samples.length + 32000];
    System.arraycopy(samples, 0, amid, 16000, samples.length);
    assertArrayEquals(
        set.extract(clip(samples)).values(), set.extract(clip(amid)).values(), 1e-3f, set.name());
  }

  @Test
  void logMel_ofLouderSpeech_isTheSame() {
    float[] samples = speech().clip().samples();
    float[] louder = samples.clone();
    for (int i = 0; i < louder.length; i++) {
      louder[i] *= 4;
    }
    FeatureSet set = FeatureSets.named("log-mel-64");
    assertArrayEquals(
        set.extract(clip(samples)).values(), set.extract(clip(louder)).values(), 1e-3f);
  }

  @Test
  void functionals_ofSteadyTone_areTheSameAtEveryQuantile() {
    float[] tone = new float[16000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / 16000));
    }
    List<String> names = FeatureSets.named("functionals-660").valueNames();
    float[] values = Functionals.of(tone);
    for (String statistic : List.of("mean", "min", "q10", "median", "q90", "max")) {
      assertEquals(24, values[names.indexOf("f0_semitones_" + statistic)], 0.2, statistic);
    }
    assertEquals(1, values[names.indexOf("voiced_part")], 0.1);
    assertEquals(0, values[names.indexOf("f0_rise_semitones_a_second")], 0.5);
    assertEquals(1, values[names.indexOf("seconds")]);
  }

  @Test
  void functionals_ofRisingTone_tellHowFastItRises() {
    float[] tone = new float[32000];
    double phase = 0;
    for (int i = 0; i < tone.length; i++) {
      phase += 110 * Math.pow(2, i / 32000.0) / 16000;
      tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * phase));
    }
    List<String> names = FeatureSets.named("functionals-660").valueNames();
    float rise = Functionals.of(tone)[names.indexOf("f0_rise_semitones_a_second")];
    assertEquals(6, rise, 0.3); // an octave in two seconds
  }

  @Test
  void waveform_ofClip_isItsSamples() {
    Clip clip = speech().clip();
    assertArrayEquals(clip.samples(), FeatureSets.named("waveform-16k").extract(clip).values());
  }

  private static SyntheticSpeech speech() {
    return SyntheticSpeech.DEFAULT.withSeconds(2);
  }

  private static Clip clip(float[] samples) {
    return new Clip(samples, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
  }

  private static float[] filled(int length, float value) {
    float[] samples = new float[length];
    Arrays.fill(samples, value);
    return samples;
  }

  private static float[] alternating(int length, float value) {
    float[] samples = filled(length, value);
    for (int i = 1; i < length; i += 2) {
      samples[i] = -value;
    }
    return samples;
  }

  private static float[] impulse(int length) {
    float[] samples = new float[length];
    samples[length / 2] = 1;
    return samples;
  }

  private static float[] random(Random random, int length) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return samples;
  }
}
