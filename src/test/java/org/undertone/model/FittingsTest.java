package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.learn.Calibrator;
import org.undertone.testing.TestModels;

/** Calibrators for strangers and for known voices, and what lies between. */
class FittingsTest {

  private static final Optional<Calibrator> STRANGER = Optional.of(new Calibrator(2, 1e-3));
  private static final Optional<Calibrator> KNOWN = Optional.of(new Calibrator(1, 1e-3));
  private static final double[] RAW = {0.7, 0.1, 0.1, 0.05, 0.05};

  @TempDir private Path folder;

  private static Fittings fittings(Optional<Calibrator> stranger, Optional<Calibrator> known) {
    return new Fittings(stranger, known, Optional.empty(), Optional.empty());
  }

  private static ModelBundle bundle(Fittings fittings) {
    ModelBundle forest = TestModels.forest("mine", 3, 20);
    return new ModelBundle(forest.manifest(), forest.classifier(), forest.featureSet(), fittings);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 1.909090909090909", "10, 1.5", "30, 1.25", "90, 1.1"})
  void temperature_nearsThatOfKnownVoices_theMoreClipsThereAre(int clips, double temperature) {
    Calibrator between = fittings(STRANGER, KNOWN).calibrator(clips).orElseThrow();
    assertEquals(temperature, between.temperature(), 1e-12);
    assertEquals(1e-3, between.floor());
    assertArrayEquals(
        new Calibrator(temperature, 1e-3).calibrate(RAW),
        bundle(fittings(STRANGER, KNOWN)).calibrated(RAW, clips),
        1e-12);
  }

  @Test
  void oneCalibratorAlone_isThatOfStrangers_whateverIsKnown() {
    assertEquals(STRANGER, fittings(STRANGER, Optional.empty()).calibrator(10));
    assertEquals(Optional.empty(), fittings(Optional.empty(), KNOWN).calibrator(10));
    assertEquals(
        Optional.of(new Calibrator(3, 0)),
        fittings(STRANGER, KNOWN).withCalibrator(Optional.of(new Calibrator(3, 0))).calibrator(10));
    assertEquals(
        Optional.empty(), fittings(STRANGER, KNOWN).withCalibrator(Optional.empty()).calibrator(5));
  }

  @Test
  void bothCalibrators_areSavedAndLoaded() throws IOException {
    bundle(fittings(STRANGER, KNOWN)).save(folder.resolve("mine"));
    Fittings loaded = ModelBundle.load(folder.resolve("mine")).fittings();
    assertEquals(STRANGER, loaded.calibrator());
    assertEquals(KNOWN, loaded.adapted());
    bundle(fittings(STRANGER, Optional.empty())).save(folder.resolve("mine"));
    assertFalse(manifest().contains("adaptedCalibrator"));
    assertEquals(Optional.empty(), ModelBundle.load(folder.resolve("mine")).fittings().adapted());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "temperature" : 1.0 | "temperature" : 21   | temperature must lie in [0.05, 20.0], got 21.0
          "temperature" : 1.0 | "temperature" : null | Cannot map `null`
          "temperature" : 1.0 | "warmth" : 1.0       | Missing creator property 'temperature'
          "adaptedCalibrator" : { | "adaptedCalibrator" : 7, "gauge" : { | "adaptedCalibrator" is missing
          """)
  void manifestWithAWrongValue_saysWhich(String right, String wrong, String expected)
      throws IOException {
    bundle(fittings(STRANGER, KNOWN)).save(folder.resolve("mine"));
    assertTrue(manifest().contains(right), right);
    Files.writeString(folder.resolve("mine/model.json"), manifest().replace(right, wrong));
    String message =
        assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("mine")))
            .getMessage();
    assertTrue(message.contains(expected), () -> expected + " is not in: " + message);
  }

  private String manifest() throws IOException {
    return Files.readString(folder.resolve("mine/model.json"));
  }
}
