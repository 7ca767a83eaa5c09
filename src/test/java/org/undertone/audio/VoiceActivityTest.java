package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestData;

class VoiceActivityTest {

  private static final int RATE = Clip.SAMPLE_RATE_HZ;

  static Stream<Arguments> nonSpeech() {
    return Stream.of(
        sound("silence", i -> 0),
        sound("constant", i -> 0.3),
        sound("white noise", white(1, 0.02)),
        sound("loud white noise", white(2, 0.3)),
        sound("quiet white noise", white(3, 3e-5)),
        sound("pink noise", pink(4, 0.02)),
        sound("brown noise", brown(5, 0.002)),
        sound("50 Hz hum", i -> 0.1 * Math.sin(2 * Math.PI * 50 * i / RATE)),
        sound("100 Hz hum and harmonics", VoiceActivityTest::hum),
        sound("1 kHz tone", i -> 0.1 * Math.sin(2 * Math.PI * 1000 * i / RATE)),
        sound("one click", i -> i == 30_000 ? 0.9 : 0),
        sound("one click in noise", over(white(6, 3e-4), i -> i == 30_000 ? 0.9 : 0)),
        sound("typing", over(white(7, 3e-4), i -> i % 3511 < 3 ? 0.5 : 0)),
        sound("white noise burst", over(white(8, 3e-4), burst(white(9, 0.05)))),
        sound("pink noise burst", over(white(10, 3e-4), burst(pink(11, 0.05)))),
        sound("brown noise burst", over(white(12, 3e-4), burst(brown(13, 0.005)))),
        sound("brown noise burst with an offset", offset(0.005, burst(brown(15, 1e-4)))),
        sound("white noise burst with an offset", offset(-0.05, burst(white(16, 0.001)))),
        sound("white noise burst far from zero", offset(0.3, burst(white(17, 0.01)))),
        sound("noise after digital silence", i -> i < 20_000 ? 0 : NOISE[i]));
  }

  private static final float[] NOISE = samples(white(14, 0.01));

  @ParameterizedTest(name = "{0}")
  @MethodSource("nonSpeech")
  void nonSpeech_givesNoSpeech(String name, float[] samples) {
    SpeechActivity activity = VoiceActivity.measure(clip(samples));
    assertEquals(0, activity.speechSeconds(), name + ": " + activity);
  }

  @ParameterizedTest
  @ValueSource(doubles = {80, 120, 220, 350})
  void speech_isFoundAtItsLevelOverItsFloor(double pitchHz) {
    SpeechActivity activity =
        VoiceActivity.measure(SyntheticSpeech.DEFAULT.withPitchHz(pitchHz).clip());
    assertTrue(activity.speechSeconds() > 1.8 && activity.speechSeconds() < 2.6, "" + activity);
    assertEquals(-23, activity.speechLevelDbfs(), 1);
    assertEquals(-70, activity.noiseFloorDbfs(), 1.5);
  }

  @Test
  void faintSpeech_isFound() {
    SpeechActivity activity =
        VoiceActivity.measure(
            SyntheticSpeech.DEFAULT.withLevelDbfs(-60).withNoiseFloorDbfs(-80).clip());
    assertTrue(activity.speechSeconds() > 1.5, "" + activity);
    assertEquals(-60, activity.speechLevelDbfs(), 2);
    assertEquals(-80, activity.noiseFloorDbfs(), 1.5);
  }

  @Test
  void speechAsWeakAsTheNoise_isFound() {
    SpeechActivity activity =
        VoiceActivity.measure(
            SyntheticSpeech.DEFAULT.withLevelDbfs(-50).withNoiseFloorDbfs(-50).clip());
    assertTrue(activity.speechSeconds() > 0.8, "" + activity);
  }

  @Test
  void speechWithoutAnyPause_isFound() {
    float[] samples = SyntheticSpeech.DEFAULT.withSyllablesPerSecond(5).render(RATE);
    float[] phrase = Arrays.copyOfRange(samples, RATE / 4, RATE * 5 / 4);
    assertTrue(VoiceActivity.measure(clip(phrase)).speechSeconds() > 0.4);
  }

  @Test
  void humAndConstant_doNotHideSpeech() {
    float[] speech = SyntheticSpeech.DEFAULT.withLevelDbfs(-35).render(RATE);
    for (int i = 0; i < speech.length; i++) {
      speech[i] += (float) (0.2 + 0.01 * Math.sin(2 * Math.PI * 50 * i / RATE));
    }
    assertTrue(VoiceActivity.measure(clip(speech)).speechSeconds() > 1.5);
  }

  @Test
  void gain_movesTheLevelsAndLeavesTheTime() {
    float[] speech = SyntheticSpeech.DEFAULT.withNoiseFloorDbfs(-60).render(RATE);
    SpeechActivity loud = VoiceActivity.measure(clip(speech));
    for (int i = 0; i < speech.length; i++) {
      speech[i] *= 0.1f;
    }
    SpeechActivity soft = VoiceActivity.measure(clip(speech));
    assertEquals(loud.speechSeconds(), soft.speechSeconds(), 0.1);
    assertEquals(loud.speechLevelDbfs() - 20, soft.speechLevelDbfs(), 0.3);
    assertEquals(loud.noiseFloorDbfs() - 20, soft.noiseFloorDbfs(), 0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 159, 160, 161, 1599, 1600, 4800})
  void shortClips_haveDefinedLevels(int length) {
    float[] samples = new float[length];
    Arrays.fill(samples, 0.5f);
    assertEquals(new SpeechActivity(0, -120, -120), VoiceActivity.measure(clip(samples)));
    for (int i = 0; i < length; i += 2) {
      samples[i] = -0.5f;
    }
    double level = length == 1 ? -120 : -6.02;
    assertEquals(level, VoiceActivity.measure(clip(samples)).speechLevelDbfs(), 0.01);
  }

  @Test
  void span_ofSpeech_runsFromItsFirstToItsLastSyllable() {
    Clip clip = SyntheticSpeech.DEFAULT.clip();
    SpeechSpan span = VoiceActivity.span(clip).orElseThrow();
    double edge = SyntheticSpeech.EDGE_SECONDS * Clip.SAMPLE_RATE_HZ;
    assertEquals(edge, span.from(), 0.15 * Clip.SAMPLE_RATE_HZ);
    assertEquals(clip.length() - edge, span.to(), 0.15 * Clip.SAMPLE_RATE_HZ);
    double seconds = (span.to() - span.from()) / (double) Clip.SAMPLE_RATE_HZ;
    assertTrue(seconds >= VoiceActivity.measure(clip).speechSeconds());
  }

  @Test
  void span_ofSilence_isEmpty() {
    assertEquals(
        Optional.empty(),
        VoiceActivity.span(new Clip(new float[16000], SourceFormat.array(16000))));
    assertEquals(
        Optional.empty(), VoiceActivity.span(new Clip(new float[1], SourceFormat.array(16000))));
  }

  @Test
  void realClips_allHoldSpeech() throws IOException {
    assumeTrue(TestData.corpora().isPresent(), "no speech corpora beside the clone");
    AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(TestData.corpora().get())) {
      files = walk.filter(path -> path.toString().endsWith(".flac")).sorted().toList();
    }
    for (int i = 0; i < files.size(); i += 10) {
      SpeechActivity activity = VoiceActivity.measure(decoder.decode(files.get(i)));
      assertTrue(activity.speechSeconds() > 0.4, files.get(i) + ": " + activity);
    }
  }

  private static double hum(int i) {
    double sum = 0;
    for (int harmonic = 1; harmonic <= 8; harmonic++) {
      sum += 0.05 / harmonic * Math.sin(2 * Math.PI * 100 * harmonic * i / RATE);
    }
    return sum;
  }

  private static IntToDoubleFunction white(long seed, double level) {
    Random random = new Random(seed);
    return i -> level * random.nextGaussian();
  }

  /** Paul Kellet's filter, within 0.5 dB of -3 dB per octave. */
  private static IntToDoubleFunction pink(long seed, double level) {
    Random random = new Random(seed);
    double[] state = new double[3];
    return i -> {
      double x = random.nextGaussian();
      state[0] = 0.99765 * state[0] + 0.0990460 * x;
      state[1] = 0.96300 * state[1] + 0.2965164 * x;
      state[2] = 0.57000 * state[2] + 1.0526913 * x;
      return level * (state[0] + state[1] + state[2] + 0.1848 * x);
    };
  }

  private static IntToDoubleFunction brown(long seed, double level) {
    Random random = new Random(seed);
    double[] state = new double[1];
    return i -> {
      state[0] = 0.995 * state[0] + random.nextGaussian();
      return level * state[0];
    };
  }

  private static IntToDoubleFunction burst(IntToDoubleFunction sound) {
    return i -> i >= 20_000 && i < 40_000 ? sound.applyAsDouble(i) : 0;
  }

  private static IntToDoubleFunction over(IntToDoubleFunction a, IntToDoubleFunction b) {
    return i -> a.applyAsDouble(i) + b.applyAsDouble(i);
  }

  private static IntToDoubleFunction offset(double constant, IntToDoubleFunction sound) {
    return over(over(white(18, 3e-4), sound), i -> constant);
  }

  private static Arguments sound(String name, IntToDoubleFunction sound) {
    return Arguments.of(name, samples(sound));
  }

  /** Four seconds. */
  private static float[] samples(IntToDoubleFunction sound) {
    float[] samples = new float[4 * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) sound.applyAsDouble(i);
    }
    return samples;
  }

  private static Clip clip(float[] samples) {
    return new Clip(samples, SourceFormat.array(RATE));
  }
}
