package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;

/**
 * What librosa and numpy compute of synthesised signals, from {@code golden/make_expressive.py}.
 */
class ExpressiveGoldenTest {

  private static final int RATE_HZ = Clip.SAMPLE_RATE_HZ;
  private static final int FRAME_STEP = 7;

  /** Of values in dB, kHz and their like; the floor and the power are in single precision. */
  private static final double TOLERANCE = 2e-3;

  private static final double SEMITONE = 0.25;

  private static JsonNode golden;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        ExpressiveGoldenTest.class.getResourceAsStream("/golden/expressive.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    assertEquals("0.11.0", golden.get("librosa").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tones_220_660_3500", "chirp_100_7000", "noise", "noise_then_tone", "silence"})
  void spectralCourses_ofSignal_equalThoseOfLibrosa(String name) {
    float[] samples = GoldenSignals.all().get(name).samples();
    List<Course> courses = new SpectralCourses(samples).courses();
    JsonNode rows = golden.get("spectra").get(name);
    assertEquals(rows.size(), courses.size());
    for (int r = 0; r < rows.size(); r++) {
      float[] course = courses.get(r).values();
      assertEquals((course.length + FRAME_STEP - 1) / FRAME_STEP, rows.get(r).size());
      for (int k = 0; k < rows.get(r).size(); k++) {
        double expected = rows.get(r).get(k).asDouble();
        String what = courses.get(r).name() + " of frame " + FRAME_STEP * k;
        assertEquals(expected, course[FRAME_STEP * k], TOLERANCE * (1 + Math.abs(expected)), what);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gliding", "vibrato", "noisy"})
  void pitch_ofVoice_isThatOfLibrosasPyin(String name) {
    float[] samples = voice(name);
    boolean[] audible = new boolean[1 + samples.length / LevelledSpeech.HOP_LENGTH];
    Arrays.fill(audible, true);
    double[] found = new VoiceCourses(samples, audible).frequencyHz();
    JsonNode expected = golden.get("f0").get(name);
    assertEquals(expected.size(), found.length);
    int both = 0;
    int close = 0;
    int sameVoicing = 0;
    for (int t = 0; t < found.length; t++) {
      double hz = expected.get(t).asDouble();
      boolean voiced = !Double.isNaN(found[t]);
      sameVoicing += voiced == (hz > 0) ? 1 : 0;
      if (voiced && hz > 0) {
        both++;
        close += Math.abs(12 * Math.log(found[t] / hz) / Math.log(2)) < SEMITONE ? 1 : 0;
      }
    }
    assertTrue(both > 90, both + " frames are voiced");
    assertTrue(close >= 0.98 * both, close + " of " + both + " frames are close");
    assertTrue(sameVoicing >= 0.95 * found.length, sameVoicing + " frames of " + found.length);
  }

  private static float[] voice(String name) {
    return switch (name) {
      case "gliding" -> voice(1.5, t -> 90 * Math.pow(2, t / 1.5), 0.002, 11);
      case "vibrato" ->
          voice(1.2, t -> 220 * Math.pow(2, Math.sin(2 * Math.PI * 5 * t) / 12), 0.01, 12);
      default -> voice(1, t -> 330 * Math.pow(2, -0.5 * t), 0.06, 13);
    };
  }

  private static float[] voice(double seconds, DoubleUnaryOperator f0, double gain, long seed) {
    int count = (int) (seconds * RATE_HZ);
    double[] noise = GoldenSignals.noise(count + RATE_HZ, seed);
    float[] samples = new float[count + RATE_HZ];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      int at = i - RATE_HZ / 2;
      double tones = 0;
      if (at >= 0 && at < count) {
        phase += 2 * Math.PI * f0.applyAsDouble(at / (double) RATE_HZ) / RATE_HZ;
        for (int k = 1; k <= 8; k++) {
          tones += Math.sin(k * phase) / k;
        }
      }
      samples[i] = (float) (Math.rint((0.2 * tones + gain * noise[i]) * 32768) / 32768);
    }
    return samples;
  }
}
