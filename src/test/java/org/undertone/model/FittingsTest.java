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
import org.undertone.learn.ConformalSets;
import org.undertone.testing.TestModels;

/** Calibrators and sets for strangers and for known voices, and what lies between. */
class FittingsTest {

  private static final Optional<Calibrator> STRANGER = Optional.of(new Calibrator(2, 1e-3));
  private static final Optional<Calibrator> KNOWN = Optional.of(new Calibrator(1, 1e-3));
  private static final Optional<ConformalSets> SETS = Optional.of(new ConformalSets(0.9, 0.05));
  private static final Optional<ConformalSets> KNOWN_SETS =
      Optional.of(new ConformalSets(0.9, 0.25));
  private static final double[] RAW = {0.7, 0.1, 0.1, 0.05, 0.05};
  private static final double[] OF_KNOWN = {0.2, 0.6, 0.1, 0.05, 0.05};

  @TempDir private Path folder;

  private static Fittings fittings(Optional<Calibrator> stranger, Optional<Calibrator> known) {
    return new Fittings(
        stranger, known, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Fittings sets(Optional<ConformalSets> stranger, Optional<ConformalSets> known) {
    return new Fittings(STRANGER, KNOWN, Optional.empty(), Optional.empty(), stranger, known);
  }

  private static ModelBundle bundle(Fittings fittings) {
    ModelBundle forest = TestModels.forest("mine", 3, 20);
    return new ModelBundle(forest.manifest(), forest.classifier(), forest.featureSet(), fittings);
  }

  /** Each opinion by its own calibrator; from three clips both count half. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0.25", "3, 0.5", "9, 0.75", "27, 0.9"})
  void opinionOnAKnownVoice_countsTheMore_theMoreClipsThereAre(int clips, double weight) {
    double[] stranger = STRANGER.orElseThrow().calibrate(RAW);
    double[] known = KNOWN.orElseThrow().calibrate(OF_KNOWN);
    double[] expected = new double[RAW.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (1 - weight) * stranger[i] + weight * known[i];
    }
    ModelBundle bundle = bundle(fittings(STRANGER, KNOWN));
    assertArrayEquals(expected, bundle.calibrated(RAW, OF_KNOWN, clips), 1e-12);
    assertArrayEquals(stranger, bundle.calibrated(RAW), 1e-12);
  }

  @Test
  void oneCalibratorAlone_servesBothOpinions() {
    Fittings one = fittings(STRANGER, Optional.empty());
    assertEquals(STRANGER, one.calibratorOfKnown());
    assertArrayEquals(
        STRANGER.orElseThrow().calibrate(RAW), bundle(one).calibrated(RAW, RAW, 10), 1e-12);
    Fittings none = fittings(STRANGER, KNOWN).withCalibrator(Optional.empty());
    assertArrayEquals(RAW, bundle(none).calibrated(RAW, RAW, 10), 1e-12);
    Optional<Calibrator> other = Optional.of(new Calibrator(3, 0));
    assertEquals(other, fittings(STRANGER, KNOWN).withCalibrator(other).calibratorOfKnown());
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
    manifestWith(right, wrong, expected);
  }

  /** Replaces in the saved manifest, which must then be refused. */
  private void manifestWith(String right, String wrong, String expected) throws IOException {
    assertTrue(manifest().contains(right), right);
    Files.writeString(folder.resolve("mine/model.json"), manifest().replace(right, wrong));
    String message =
        assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("mine")))
            .getMessage();
    assertTrue(message.contains(expected), () -> expected + " is not in: " + message);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.05", "3, 0.15", "9, 0.2"})
  void sets_nearThoseOfKnownVoices_theMoreClipsThereAre(int clips, double leastProbability) {
    ConformalSets between = sets(SETS, KNOWN_SETS).sets(clips).orElseThrow();
    assertEquals(leastProbability, between.leastProbability(), 1e-12);
    assertEquals(0.9, between.probability());
    assertEquals(SETS, sets(SETS, Optional.empty()).sets(clips));
    assertEquals(Optional.empty(), sets(Optional.empty(), Optional.empty()).sets(clips));
  }

  @Test
  void sets_goWithTheCalibratorWhoseProbabilitiesTheyAreOf() {
    assertTrue(bundle(sets(SETS, KNOWN_SETS)).givesSets());
    assertFalse(bundle(sets(SETS, KNOWN_SETS)).withCalibrator(Optional.empty()).givesSets());
    assertThrows(IllegalArgumentException.class, () -> sets(Optional.empty(), KNOWN_SETS));
    assertThrows(
        IllegalArgumentException.class,
        () -> sets(SETS, Optional.of(new ConformalSets(0.8, 0.25))));
  }

  @Test
  void sets_areSavedAndLoaded_andMayBeMissing() throws IOException {
    bundle(sets(SETS, KNOWN_SETS)).save(folder.resolve("mine"));
    Fittings loaded = ModelBundle.load(folder.resolve("mine")).fittings();
    assertEquals(SETS, loaded.sets());
    assertEquals(KNOWN_SETS, loaded.adaptedSets());
    assertTrue(new ModelStore(folder).describe("mine").givesSets());
    bundle(sets(Optional.empty(), Optional.empty())).save(folder.resolve("mine"));
    assertFalse(manifest().contains("ets\""), manifest());
    assertFalse(ModelBundle.load(folder.resolve("mine")).givesSets());
    assertFalse(new ModelStore(folder).describe("mine").givesSets());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "leastProbability" : 0.05 | "leastProbability" : -1 | leastProbability must lie in [0, 1], got -1.0
          "leastProbability" : 0.05 | "leastProbability" : 2  | leastProbability must lie in [0, 1], got 2.0
          "leastProbability" : 0.05 | "leastProbability" : "NaN" | leastProbability must lie in [0, 1], got NaN
          "leastProbability" : 0.05 | "leastProbability" : null | Cannot map `null`
          "leastProbability" : 0.05 | "least" : 0.05    | Missing creator property 'leastProbability'
          "leastProbability" : 0.05 | "leastProbability" : 0.05, "kind" : 1 | Unrecognized field "kind"
          "probability" : 0.9       | "probability" : 1 | probability must lie in (0, 1), got 1.0
          "probability" : 0.9,      | ~~                | Missing creator property 'probability'
          "sets" : {                | "sets" : [], "gauge" : { | "sets" is missing
          "sets" : {                | "gauge" : {       | adaptedSets must be of the probability of sets, NaN, got 0.9
          "adaptedSets" : {         | "adaptedSets" : 1, "gauge" : { | "adaptedSets" is missing
          """)
  void setsWithAWrongValue_areRefused(String right, String wrong, String expected)
      throws IOException {
    bundle(sets(SETS, KNOWN_SETS)).save(folder.resolve("mine"));
    manifestWith(right, wrong, expected);
  }

  private String manifest() throws IOException {
    return Files.readString(folder.resolve("mine/model.json"));
  }
}
