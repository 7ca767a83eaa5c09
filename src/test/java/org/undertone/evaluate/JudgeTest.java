package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Calibrator;
import org.undertone.learn.ConformalSets;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Outcome;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Verdict.GateReport;
import org.undertone.testing.TestModels;

class JudgeTest {

  private static final ModelBundle BUNDLE = TestModels.forest("noise");
  private static final Judge JUDGE = new Judge(BUNDLE);

  @Test
  void gatesThatFired_andNoOthers_areSwitchedOffOneByOne() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      examples.add(example(i, i % 3 == 0 ? 0.1 : 1, i % 2 == 0 ? -60 : -20));
    }
    List<Judged> judged = JUDGE.judge(examples);
    Recognizer served = new Recognizer(BUNDLE);
    GateSettings gates = BUNDLE.manifest().gates();
    Recognizer noEnergyGate =
        new Recognizer(
            BUNDLE.withGates(
                new GateSettings(gates.minSpeechSeconds(), Map.of(), gates.minConfidence())));
    Recognizer noSpeechGate =
        new Recognizer(
            BUNDLE.withGates(new GateSettings(0, gates.quietestDbfs(), gates.minConfidence())));
    Recognizer noConfidenceGate =
        new Recognizer(
            BUNDLE.withGates(new GateSettings(gates.minSpeechSeconds(), gates.quietestDbfs(), 0)));
    Map<String, Recognizer> without =
        Map.of("energy", noEnergyGate, "speech", noSpeechGate, "confidence", noConfidenceGate);
    int[] seen = new int[3];
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      Decision decision = decide(served, example);
      assertEquals(decision, judged.get(i).decision());
      Set<String> fired =
          Set.copyOf(
              decision.gates().stream().filter(GateReport::fired).map(GateReport::gate).toList());
      assertEquals(fired, judged.get(i).without().keySet());
      for (String gate : fired) {
        Decision off = decide(without.get(gate), example);
        Decision said = judged.get(i).without().get(gate);
        assertEquals(off.outcome(), said.outcome(), gate);
        assertEquals(off.top(), said.top(), gate);
        seen[List.of("speech", "energy", "confidence").indexOf(gate)]++;
      }
      if (example.speech().speechSeconds() < 0.3) {
        assertEquals(Outcome.NO_SPEECH, judged.get(i).decision().outcome());
      }
    }
    for (int count : seen) {
      assertTrue(count > 0, "each gate fires on some clip");
    }
  }

  @Test
  void sets_areThoseThatAreServed_andNoneAreWithoutTheCalibrator() {
    ModelBundle giving = TestModels.givingSets("noise", new ConformalSets(0.9, 0.2));
    List<Example> examples = List.of(example(1, 1, -20), example(2, 0.1, -20));
    List<Judged> judged = new Judge(giving).judge(examples);
    assertEquals(
        decide(new Recognizer(giving), examples.get(0)).set(), judged.get(0).decision().set());
    assertTrue(judged.get(0).decision().set().isPresent());
    assertEquals(Optional.empty(), judged.get(0).uncalibrated().orElseThrow().set());
    assertEquals(Optional.empty(), judged.get(1).decision().set(), "there is no speech");
  }

  @Test
  void withoutItsCalibrator_theModelSaysWhatItsClassifierSays() {
    ModelBundle calibrated = BUNDLE.withCalibrator(Optional.of(new Calibrator(0.5, 0.01)));
    Recognizer raw = new Recognizer(BUNDLE);
    List<Example> examples = List.of(example(1, 1, -20), example(2, 1, -20));
    List<Judged> judged = new Judge(calibrated).judge(examples);
    for (int i = 0; i < examples.size(); i++) {
      Decision said = decide(raw, examples.get(i));
      assertEquals(said, judged.get(i).uncalibrated().orElseThrow());
      assertTrue(judged.get(i).decision().confidence() > said.confidence(), "it is sharpened");
    }
    Evaluation.Uncalibrated of =
        Evaluator.of(
                BUNDLE.manifest().labels(),
                List.of(new Evaluator.Part("all", judged)),
                Bootstrap.DEFAULT)
            .uncalibrated()
            .orElseThrow();
    Evaluation same =
        Evaluator.of(
            BUNDLE.manifest().labels(),
            List.of(new Evaluator.Part("all", JUDGE.judge(examples))),
            Bootstrap.DEFAULT);
    assertEquals(same.reliability(), of.reliability());
    assertEquals(same.figure(Figure.LOG_LOSS).pooled(), of.logLoss(), 1e-12);
    assertEquals(
        same.figure(Figure.EXPECTED_CALIBRATION_ERROR).pooled(),
        of.expectedCalibrationError(),
        1e-12);
    assertEquals(Optional.empty(), same.uncalibrated());
  }

  private static Example example(int number, double speechSeconds, double levelDbfs) {
    Random random = new Random(number);
    float[] values = new float[Classic190.names().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Example(
        new Utterance(
            Path.of(number + ".wav"), Label.ANGRY, Optional.of("noise:" + number), "noise"),
        "hash of " + number,
        new FeatureTensor(Classic190.NAME, List.of(values.length), values),
        new SpeechActivity(speechSeconds, levelDbfs, -70),
        1);
  }

  private static Decision decide(Recognizer recognizer, Example example) {
    return recognizer.decide(
        recognizer.hear(example.features(), Optional.empty()), example.speech());
  }
}
