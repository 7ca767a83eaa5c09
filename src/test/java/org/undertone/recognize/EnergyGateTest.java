package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undertone.model.Label;
import org.undertone.recognize.Verdict.GateReport;

class EnergyGateTest {

  private static final EnergyGate GATE =
      new EnergyGate(Map.of(Label.ANGRY, -38.0, Label.FEARFUL, -45.0));

  @Test
  void labelsThatAreLouder_loseTheirProbability_andTheirLimitsAreToldAlone() {
    Map<Label, Double> probabilities =
        new EnumMap<>(Map.of(Label.ANGRY, 0.5, Label.FEARFUL, 0.2, Label.SAD, 0.3));
    GateReport report = GATE.apply(-40, probabilities);
    assertTrue(report.fired());
    assertEquals(
        "speech at -40.0 dBFS is quieter than angry in training (-38.0 dBFS); their probability of"
            + " 0.50 went to the calmer candidates",
        report.reason());
    assertEquals(Map.of(Label.ANGRY, 0.0, Label.FEARFUL, 0.2, Label.SAD, 0.8), probabilities);
  }

  @Test
  void withoutACalmerCandidate_nothingIsMoved_andThatIsTold() {
    Map<Label, Double> probabilities = new EnumMap<>(Map.of(Label.ANGRY, 1.0, Label.SAD, 0.0));
    GateReport report = GATE.apply(-60, probabilities);
    assertFalse(report.fired());
    assertEquals(
        "speech at -60.0 dBFS is quieter than angry in training (-38.0 dBFS), but no calmer"
            + " candidate is left",
        report.reason());
    assertEquals(1.0, probabilities.get(Label.ANGRY));
  }
}
