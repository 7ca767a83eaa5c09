package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What librosa computes of synthesised signals, from {@code golden/make_levelled.py}. */
class LevelledGoldenTest {

  private static final double TOLERANCE = 1e-3;
  private static JsonNode golden;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = LevelledGoldenTest.class.getResourceAsStream("/golden/levelled.json")) {
      golden = new ObjectMapper().readTree(in);
    }
    assertEquals("0.11.0", golden.get("librosa").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tones_220_660_3500",
        "chirp_100_7000",
        "noise",
        "noise_then_tone",
        "silence",
        "nine_frames_exactly"
      })
  void values_ofSignal_equalThoseOfLibrosa(String name) {
    List<String> names = FeatureSets.named(Levelled.NAME).valueNames();
    float[] values = Levelled.describe(GoldenSignals.all().get(name).samples()).values();
    JsonNode expected = golden.get("vectors").get(name);
    assertEquals(names.indexOf("f0_semitones_mean"), expected.size());
    for (int i = 0; i < expected.size(); i++) {
      double librosa = expected.get(i).asDouble();
      float ours = values[i];
      String what = names.get(i);
      assertTrue(
          Math.abs(ours - librosa) <= TOLERANCE * (1 + Math.abs(librosa)),
          () -> what + ": librosa has " + librosa + ", we have " + ours);
    }
  }
}
