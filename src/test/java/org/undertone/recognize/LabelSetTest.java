package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.learn.ConformalSets;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;
import org.undertone.model.ModelBundle;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** Sets of labels in place of one. */
class LabelSetTest {

  private static final Clip VOICE = SyntheticSpeech.DEFAULT.clip();
  private static final Request ASKED = new Request(false, true, Optional.empty());

  private static Recognizer recognizer(double leastProbability) {
    return new Recognizer(giving(leastProbability));
  }

  private static ModelBundle giving(double leastProbability) {
    return TestModels.givingSets("classic", new ConformalSets(0.9, leastProbability));
  }

  private static List<Label> byProbability(Map<Label, Double> probabilities) {
    return probabilities.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.<Double>naturalOrder().reversed()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void set_holdsWhatIsProbableEnough_theMostProbableFirst() {
    Map<Label, Double> probabilities = recognizer(0).recognize(VOICE).probabilities();
    List<Label> order = byProbability(probabilities);
    assertEquals(5, order.size());
    assertEquals(
        new LabelSet(order, 0.9), recognizer(0).recognize(VOICE, ASKED).set().orElseThrow());
    double third = probabilities.get(order.get(2));
    assertEquals(
        order.subList(0, 3),
        recognizer(third).recognize(VOICE, ASKED).set().orElseThrow().labels());
    assertEquals(
        order.subList(0, 2),
        recognizer(Math.nextUp(third)).recognize(VOICE, ASKED).set().orElseThrow().labels());
    assertEquals(
        order.subList(0, 1),
        recognizer(1).recognize(VOICE, ASKED).set().orElseThrow().labels(),
        "never empty");
  }

  @Test
  void set_isGivenOnlyWhereAsked_andWhereThereIsSpeech() {
    Recognizer recognizer = recognizer(0.2);
    assertTrue(recognizer.givesSets());
    assertEquals(Optional.empty(), recognizer.recognize(VOICE).set());
    Clip silence =
        new Clip(new float[Clip.SAMPLE_RATE_HZ], SourceFormat.array(Clip.SAMPLE_RATE_HZ));
    assertEquals(Optional.empty(), recognizer.recognize(silence, ASKED).set());
  }

  @Test
  void uncertainAnswer_hasASetAllTheSame() {
    Recognizer doubtful = new Recognizer(giving(0).withGates(new GateSettings(0.3, Map.of(), 1)));
    Verdict verdict = doubtful.recognize(VOICE, ASKED);
    assertEquals(Outcome.UNCERTAIN, verdict.outcome());
    assertEquals(5, verdict.set().orElseThrow().labels().size());
  }

  @Test
  void set_isOfTheProbabilitiesThatAreServed_afterTheEnergyGate() {
    Map<Label, Double> everything = new EnumMap<>(Label.class);
    giving(0).manifest().labels().stream()
        .filter(label -> label == Label.ANGRY || label == Label.FEARFUL)
        .forEach(label -> everything.put(label, 0.0));
    Recognizer hushed =
        new Recognizer(giving(0.001).withGates(new GateSettings(0.3, everything, 0)));
    Verdict verdict = hushed.recognize(VOICE, ASKED);
    assertTrue(verdict.gates().stream().anyMatch(g -> g.gate().equals("energy") && g.fired()));
    List<Label> labels = verdict.set().orElseThrow().labels();
    assertFalse(labels.contains(Label.ANGRY), verdict.toString());
    assertEquals(verdict.top().get(0).label(), labels.get(0));
  }

  @Test
  void modelWithoutAThreshold_saysSo() {
    Recognizer plain = new Recognizer(TestModels.forest("classic"));
    assertFalse(plain.givesSets());
    assertEquals(
        "the model classic cannot give sets of labels",
        assertThrows(UnsupportedOperationException.class, () -> plain.recognize(VOICE, ASKED))
            .getMessage());
  }
}
