package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undertone.model.Label;
import org.undertone.model.Scores.LabelScore;

class ConfusionTest {

  private static final List<Label> THREE = List.of(Label.ANGRY, Label.HAPPY, Label.SAD);

  /** Angry: 3 of 4 right, one without speech. Happy: 1 of 2, one taken for angry. No sad clip. */
  private static final Confusion WORKED =
      Confusion.of(
          THREE,
          List.of(
              answer(Label.ANGRY, Label.ANGRY),
              answer(Label.ANGRY, Label.ANGRY),
              answer(Label.ANGRY, Label.ANGRY),
              new Answer(Label.ANGRY, Optional.empty(), false),
              answer(Label.HAPPY, Label.HAPPY),
              answer(Label.HAPPY, Label.ANGRY)));

  @Test
  void figures_areThoseWorkedByHand() {
    assertEquals((0.75 + 0.5) / 2, WORKED.unweightedAverageRecall(), 1e-12);
    assertEquals(4 / 6.0, WORKED.accuracy(), 1e-12);
    assertEquals((0.75 + 2 / 3.0) / 2, WORKED.macroF1(), 1e-12);
    assertEquals(
        List.of(
            new LabelScore(Label.ANGRY, 0.75, 0.75, 0.75, 4),
            new LabelScore(Label.HAPPY, 0.5, 1, 2 / 3.0, 2),
            new LabelScore(Label.SAD, 0, 0, 0, 0)),
        WORKED.labelScores());
    assertEquals(1, WORKED.withoutSpeech());
    assertEquals(1, WORKED.withoutSpeech(Label.ANGRY));
    assertEquals(1, WORKED.count(Label.HAPPY, Label.ANGRY));
    assertEquals(6, WORKED.total());
  }

  @Test
  void labelThatIsAnsweredButNeverTrue_countsInMacroF1Only() {
    Confusion confusion =
        Confusion.of(
            THREE, List.of(answer(Label.ANGRY, Label.ANGRY), answer(Label.HAPPY, Label.SAD)));
    assertEquals(0.5, confusion.unweightedAverageRecall(), 1e-12);
    assertEquals(1 / 3.0, confusion.macroF1(), 1e-12);
  }

  @Test
  void noAnswers_giveZeros() {
    Confusion none = Confusion.of(THREE, List.of());
    assertEquals(0, none.unweightedAverageRecall());
    assertEquals(0, none.accuracy());
    assertEquals(0, none.macroF1());
  }

  @Test
  void randomAnswers_agreeWithASlowRestatement() {
    Random random = new Random(4);
    List<Label> labels = List.of(Label.values());
    for (int round = 0; round < 50; round++) {
      List<Answer> answers = new ArrayList<>();
      int present = 1 + random.nextInt(labels.size());
      for (int i = 0; i < 1 + random.nextInt(200); i++) {
        Label truth = labels.get(random.nextInt(present));
        Optional<Label> first =
            random.nextInt(10) == 0
                ? Optional.empty()
                : Optional.of(labels.get(random.nextInt(labels.size())));
        answers.add(new Answer(truth, first, false));
      }
      Confusion confusion = Confusion.of(labels, answers);
      assertEquals(slowUar(answers), confusion.unweightedAverageRecall(), 1e-12);
      assertEquals(slowMacroF1(answers), confusion.macroF1(), 1e-12);
    }
  }

  @Test
  void foreignLabels_areRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Confusion.of(THREE, List.of(answer(Label.CALM, Label.ANGRY))));
  }

  private static double slowUar(List<Answer> answers) {
    Map<Label, double[]> byTruth = new EnumMap<>(Label.class);
    for (Answer a : answers) {
      double[] tally = byTruth.computeIfAbsent(a.truth(), label -> new double[2]);
      tally[0] += a.first().equals(Optional.of(a.truth())) ? 1 : 0;
      tally[1]++;
    }
    double sum = 0;
    for (double[] tally : byTruth.values()) {
      sum += tally[0] / tally[1];
    }
    return sum / byTruth.size();
  }

  private static double slowMacroF1(List<Answer> answers) {
    Set<Label> seen = new HashSet<>();
    for (Answer a : answers) {
      seen.add(a.truth());
      a.first().ifPresent(seen::add);
    }
    double sum = 0;
    for (Label label : seen) {
      double hits = 0;
      double falseAlarms = 0;
      double misses = 0;
      for (Answer a : answers) {
        boolean said = a.first().equals(Optional.of(label));
        boolean is = a.truth() == label;
        hits += said && is ? 1 : 0;
        falseAlarms += said && !is ? 1 : 0;
        misses += !said && is ? 1 : 0;
      }
      double precision = hits + falseAlarms == 0 ? 0 : hits / (hits + falseAlarms);
      double recall = hits + misses == 0 ? 0 : hits / (hits + misses);
      sum += precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
    return sum / seen.size();
  }

  private static Answer answer(Label truth, Label first) {
    return new Answer(truth, Optional.of(first), true);
  }
}
