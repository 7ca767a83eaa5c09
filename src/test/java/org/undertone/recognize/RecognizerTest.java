package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.audio.Clip;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Calibrator;
import org.undertone.learn.Familiarity;
import org.undertone.learn.StandardScaler;
import org.undertone.model.FamiliaritySettings;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Verdict.GateReport;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

class RecognizerTest {

  private static final SpeechActivity LOUD = new SpeechActivity(2, -20, -60);

  private static final ModelBundle PLAIN =
      TestModels.forest("tiny").withGates(new GateSettings(0.3, Map.of(Label.ANGRY, -45.0), 0.1));

  private static FeatureTensor features() {
    Random random = new Random(3);
    float[] row = new float[190];
    for (int j = 0; j < row.length; j++) {
      row[j] = (float) random.nextGaussian() * 3;
    }
    return new FeatureTensor("classic-190", List.of(190), row);
  }

  private static Decision decide(ModelBundle bundle, SpeechActivity speech) {
    Recognizer recognizer = new Recognizer(bundle);
    return recognizer.decide(recognizer.hear(features(), Optional.empty()), speech);
  }

  private static double[] served(Decision decision) {
    return decision.probabilities().values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<String> gates(Decision decision) {
    return decision.gates().stream().map(GateReport::gate).toList();
  }

  /** For every clip the same likelihoods: almost all for one label. */
  private static ModelBundle familiarOnlyWith(Label label, double leastLikelihood) {
    double[] ones = new double[190];
    Arrays.fill(ones, 1);
    double[] biases = new double[PLAIN.manifest().labels().size()];
    biases[PLAIN.manifest().labels().indexOf(label)] = 10;
    Familiarity opinion =
        new Familiarity(
            new StandardScaler(new double[190], ones), new double[biases.length][190], biases);
    return TestModels.guarded(PLAIN, new FamiliaritySettings(opinion, leastLikelihood));
  }

  @Test
  void calibrator_isAppliedBeforeTheGates() {
    Calibrator calibrator = new Calibrator(0.25, 0.01);
    double[] raw = PLAIN.probabilities(features());
    assertArrayEquals(raw, served(decide(PLAIN, LOUD)), 1e-15);
    ModelBundle calibrated = PLAIN.withCalibrator(Optional.of(calibrator));
    Decision decision = decide(calibrated, LOUD);
    assertArrayEquals(calibrator.calibrate(raw), served(decision), 1e-15);
    assertEquals(decision.top().get(0).probability(), decision.confidence());
    Decision quiet = decide(calibrated, new SpeechActivity(2, -50, -60));
    assertEquals(0, quiet.probabilities().get(Label.ANGRY));
    assertEquals(1, quiet.probabilities().values().stream().mapToDouble(p -> p).sum(), 1e-12);
  }

  @Test
  void answers_cannotBeChangedByWhoeverHasThem() {
    Verdict verdict = new Recognizer(PLAIN).recognize(SyntheticSpeech.DEFAULT.clip());
    assertThrows(
        UnsupportedOperationException.class,
        () -> verdict.probabilities().put(verdict.label().orElse(Label.SAD), 1.0));
    assertThrows(UnsupportedOperationException.class, () -> verdict.top().clear());
    assertThrows(UnsupportedOperationException.class, () -> verdict.gates().clear());
    assertEquals(PLAIN.manifest().labels(), List.copyOf(verdict.probabilities().keySet()));
  }

  @Test
  void familiarity_withholdsAnswersThatTheDistanceSpeaksAgainst() {
    Decision free = decide(PLAIN, LOUD);
    assertEquals(List.of("speech", "energy", "confidence"), gates(free));
    Label first = free.label().orElseThrow();
    Label other = first == Label.SAD ? Label.HAPPY : Label.SAD;

    Decision kept = decide(familiarOnlyWith(first, 0.5), LOUD);
    assertEquals(List.of("speech", "energy", "familiarity", "confidence"), gates(kept));
    assertEquals(Outcome.RECOGNIZED, kept.outcome());
    assertEquals(free.label(), kept.label());

    Decision withheld = decide(familiarOnlyWith(other, 0.5), LOUD);
    assertEquals(Outcome.UNCERTAIN, withheld.outcome());
    assertEquals(Optional.empty(), withheld.label());
    assertEquals(free.top(), withheld.top());
    GateReport report = withheld.gates().get(2);
    assertTrue(report.fired());
    assertEquals(
        "another reading, by the distance of the same features to the training clips of each label,"
            + " gives "
            + first.word()
            + " a probability of 0.000; an answer needs at least 0.500",
        report.reason());
    assertNotEquals(report.reason(), kept.gates().get(2).reason());
  }

  @Test
  void valueOfAGateThatFires_readsAsBelowItsLimit() {
    assertTrue(
        new FamiliarityGate(0.1234)
            .report(Label.SAD, 0.1233)
            .reason()
            .endsWith(" of 0.123; an answer needs at least 0.124"));
    assertTrue(
        new FamiliarityGate(0.0000021)
            .report(Label.SAD, 0.000002)
            .reason()
            .endsWith(" of 0.0000020; an answer needs at least 0.0000021"));
    double confidence = decide(PLAIN, LOUD).confidence();
    GateSettings above = new GateSettings(0.2, Map.of(), Math.nextUp(confidence));
    GateReport report = decide(PLAIN.withGates(above), LOUD).gates().get(2);
    assertTrue(report.fired());
    double told = Double.parseDouble(report.reason().replaceAll(".*probability |;.*", ""));
    assertTrue(told <= confidence, report.reason());
    Map<Label, Double> probabilities = new EnumMap<>(Map.of(Label.ANGRY, 0.5, Label.SAD, 0.5));
    String reason =
        new EnergyGate(Map.of(Label.ANGRY, -30.05)).apply(-30.06, probabilities).reason();
    assertTrue(
        reason.startsWith("speech at -30.1 dBFS is quieter than angry in training (-30.0 dBFS);"),
        reason);
  }

  /** However sure the first candidate is. */
  @Test
  void answerThatIsWithheld_isOfNoBandButUncertain() {
    Clip clip = SyntheticSpeech.DEFAULT.clip();
    Verdict given = new Recognizer(PLAIN).recognize(clip);
    assertEquals(Outcome.RECOGNIZED, given.outcome());
    assertEquals(Band.of(given.confidence()), given.band());
    GateSettings strict = new GateSettings(0.2, Map.of(), 1);
    Verdict withheld = new Recognizer(PLAIN.withGates(strict)).recognize(clip);
    assertEquals(Outcome.UNCERTAIN, withheld.outcome());
    assertEquals(given.confidence(), withheld.confidence());
    assertEquals(Band.UNCERTAIN, withheld.band());
  }

  @Test
  void familiarity_withoutSpeech_isNotAsked() {
    Decision silent = decide(familiarOnlyWith(Label.SAD, 1), new SpeechActivity(0.1, -20, -60));
    assertEquals(List.of("speech"), gates(silent));
    assertEquals(Outcome.NO_SPEECH, silent.outcome());
  }
}
