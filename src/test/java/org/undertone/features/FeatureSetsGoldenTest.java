package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undertone.audio.Clip;
import org.undertone.features.LogMelSpec.Log;
import org.undertone.features.LogMelSpec.Normalisation;
import org.undertone.features.LogMelSpec.Part;

/** What librosa computes of synthesised signals, from {@code golden/make_sets.py}. */
class FeatureSetsGoldenTest {

  private static final double TOLERANCE = 1e-3;
  private static final int FRAME_STEP = 7;

  /** The statistics of F0 and what follows them are not librosa's. */
  private static final int LIBROSA_FUNCTIONALS = 648;

  private static JsonNode golden;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = FeatureSetsGoldenTest.class.getResourceAsStream("/golden/sets.json")) {
      golden = new ObjectMapper().readTree(in);
    }
  }

  static Stream<String> signals() {
    return GoldenSignals.all().keySet().stream().filter(golden::has);
  }

  @Test
  void goldenFile_holdsSevenSignals_ofTheLibrosaThatWeFollow() {
    assertEquals(7, signals().count());
    assertEquals(8, golden.size());
    assertEquals("0.11.0", golden.get("librosa").asText());
  }

  @ParameterizedTest
  @MethodSource("signals")
  void means_ofSignal_equalThoseOfLibrosa(String name) {
    float[] values = FeatureSets.named("means-180").extract(clip(name)).values();
    JsonNode expected = golden.get(name).get("means");
    assertEquals(expected.size(), values.length);
    for (int i = 0; i < values.length; i++) {
      assertClose(expected.get(i).asDouble(), values[i], "means " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("signals")
  void functionals_ofSignal_equalThoseOfLibrosa(String name) {
    float[] values = Functionals.of(clip(name).samples());
    List<String> names = FeatureSets.named("functionals-660").valueNames();
    JsonNode expected = golden.get(name).get("functionals");
    assertEquals(LIBROSA_FUNCTIONALS, expected.size());
    for (int i = 0; i < LIBROSA_FUNCTIONALS; i++) {
      assertClose(expected.get(i).asDouble(), values[i], names.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource("signals")
  void melStack_ofSignal_equalsThatOfLibrosa(String name) {
    FeatureTensor tensor = MelStack.of(clip(name).samples());
    assertEquals(List.of(2, 32, 94), tensor.shape());
    assertRows(golden.get(name).get("stack"), tensor.values(), 94);
  }

  @ParameterizedTest
  @MethodSource("signals")
  void frames_ofSignal_equalThoseOfLibrosa(String name) {
    FeatureTensor tensor = Frames22.of(clip(name).samples());
    assertEquals(List.of(22, 79), tensor.shape());
    assertRows(golden.get(name).get("frames"), tensor.values(), 79);
  }

  @ParameterizedTest
  @MethodSource("signals")
  void logMel_ofSignal_equalsThatOfLibrosa(String name) {
    if (golden.get(name).has("log-mel-64")) {
      assertLogMel(
          name,
          "log-mel-64",
          new LogMelSpec(
              64, 1024, 256, 50, 8000, Log.DECIBEL, 1e-30, 80, Normalisation.CLIP, Part.WHOLE));
      assertLogMel(
          name,
          "natural",
          new LogMelSpec(
              40, 512, 128, 0, 7600, Log.NATURAL, 1e-10, 120, Normalisation.NONE, Part.WHOLE));
    }
  }

  private static void assertLogMel(String signal, String key, LogMelSpec spec) {
    FeatureTensor tensor = new LogMel(spec).extract(clip(signal));
    assertRows(golden.get(signal).get(key), tensor.values(), tensor.shape().get(1));
  }

  private static Clip clip(String name) {
    return GoldenSignals.all().get(name);
  }

  private static void assertRows(JsonNode rows, float[] values, int columns) {
    assertEquals(rows.size() * columns, values.length);
    for (int r = 0; r < rows.size(); r++) {
      assertEquals((columns + FRAME_STEP - 1) / FRAME_STEP, rows.get(r).size());
      for (int c = 0; c < rows.get(r).size(); c++) {
        assertClose(
            rows.get(r).get(c).asDouble(),
            values[r * columns + c * FRAME_STEP],
            "row " + r + ", frame " + c * FRAME_STEP);
      }
    }
  }

  private static void assertClose(double expected, double found, String what) {
    assertTrue(
        Math.abs(found - expected) <= TOLERANCE * (1 + Math.abs(expected)),
        () -> what + ": librosa has " + expected + ", we have " + found);
  }
}
