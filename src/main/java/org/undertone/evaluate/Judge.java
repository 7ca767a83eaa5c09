package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.Example;
import org.undertone.model.GateSettings;
import org.undertone.model.ModelBundle;
import org.undertone.model.SpeakerBaseline;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Opinion;
import org.undertone.recognize.Outcome;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Verdict.Candidate;
import org.undertone.recognize.Verdict.GateReport;

/**
 * Asks a model of examples what it would serve, and what it would if any gate were switched off.
 * Everything goes through the {@link Recognizer}, and the classifier is asked once a clip.
 * Immutable; safe for use by many threads at once.
 */
public final class Judge {

  private final Recognizer recognizer;
  private final Optional<Recognizer> withoutCalibrator;
  private final Recognizer withoutSpeechGate;
  private final Recognizer withoutEnergyGate;

  public Judge(ModelBundle bundle) {
    GateSettings gates = bundle.manifest().gates();
    this.recognizer = new Recognizer(bundle);
    this.withoutCalibrator =
        bundle
            .fittings()
            .calibrator()
            .map(c -> new Recognizer(bundle.withCalibrator(Optional.empty())));
    this.withoutSpeechGate =
        new Recognizer(
            bundle.withGates(new GateSettings(0, gates.quietestDbfs(), gates.minConfidence())));
    this.withoutEnergyGate =
        new Recognizer(
            bundle.withGates(
                new GateSettings(gates.minSpeechSeconds(), Map.of(), gates.minConfidence())));
  }

  /**
   * What the model makes of each example, in their order.
   *
   * @throws IllegalArgumentException if their features are of another set than the model's
   */
  public List<Judged> judge(List<Example> examples) {
    return judge(examples, Optional.empty());
  }

  /**
   * The same of one speaker whose voice is known.
   *
   * @throws IllegalArgumentException as above, or if the model cannot use the baseline
   */
  public List<Judged> judge(List<Example> examples, Optional<SpeakerBaseline> baseline) {
    return examples.stream().map(example -> judge(example, baseline)).toList();
  }

  private Judged judge(Example example, Optional<SpeakerBaseline> baseline) {
    Opinion opinion = recognizer.hear(example.features(), baseline);
    Decision decision = recognizer.decide(opinion, example.speech());
    List<String> fired =
        decision.gates().stream().filter(GateReport::fired).map(GateReport::gate).toList();
    Map<String, Decision> without = new LinkedHashMap<>();
    for (String gate : fired) {
      without.put(
          gate,
          switch (gate) {
            case GateReport.SPEECH -> withoutSpeechGate.decide(opinion, example.speech());
            case GateReport.ENERGY -> withoutEnergyGate.decide(opinion, example.speech());
            default -> withoutVeto(decision, gate, fired);
          });
    }
    return new Judged(
        example.audioHash(),
        example.utterance().corpus(),
        example.utterance().label(),
        example.utterance().speaker(),
        decision,
        withoutCalibrator.map(r -> r.decide(opinion, example.speech())),
        without);
  }

  /**
   * A gate that only withholds: without it the first candidate is the answer, if no other fired.
   */
  private static Decision withoutVeto(Decision decision, String gate, List<String> fired) {
    List<String> others = new ArrayList<>(fired);
    others.removeAll(List.of(gate, GateReport.ENERGY));
    if (!others.isEmpty()) {
      return decision;
    }
    return new Decision(
        Outcome.RECOGNIZED,
        Optional.of(decision.top().get(0)).map(Candidate::label),
        decision.confidence(),
        decision.top(),
        decision.probabilities(),
        decision.gates(),
        decision.set());
  }
}
