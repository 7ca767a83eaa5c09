package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Evaluation.GateFigures;
import org.undertone.evaluate.Evaluation.LabelFigures;
import org.undertone.evaluate.Evaluation.SpeakerFigures;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.learn.ExpandedPercentiles;
import org.undertone.model.Label;

class EvaluatorTest {

  private static final Bootstrap FEW = new Bootstrap(200, 0.95, 1);

  private static JsonNode golden;

  @BeforeAll
  static void readGolden() throws IOException {
    try (InputStream in = EvaluatorTest.class.getResourceAsStream("/golden/figures.json")) {
      golden = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void figures_areThoseOfScikitLearn() {
    Evaluation evaluation = one(Judgements.golden());
    for (Figure figure : Figure.values()) {
      JsonNode expected = golden.get(Evaluator.key(figure));
      if (expected != null) {
        Estimate estimate = evaluation.figure(figure);
        assertEquals(expected.doubleValue(), estimate.pooled(), 1e-12, figure.words());
        assertEquals(expected.doubleValue(), estimate.mean(), 1e-12, "one fold");
        assertEquals(0, estimate.deviation(), figure.words());
      }
    }
    for (int i = 0; i < 4; i++) {
      LabelFigures label = evaluation.labels().get(i);
      assertEquals(golden.get("recall").get(i).doubleValue(), label.recall().pooled(), 1e-12);
      assertEquals(golden.get("precision").get(i).doubleValue(), label.precision().pooled(), 1e-12);
      assertEquals(golden.get("f1").get(i).doubleValue(), label.f1().pooled(), 1e-12);
      assertEquals(golden.get("support").get(i).intValue(), label.support());
      assertEquals(
          golden.get("confusion").get(i).toString(),
          evaluation.confusion().counts().get(i).toString().replace(" ", ""));
    }
    for (int i = 0; i < 3; i++) {
      Evaluation.ConfidenceEstimate at = evaluation.answers().at().get(i);
      assertEquals(golden.get("coverageAt").get(i).doubleValue(), at.coverage().pooled(), 1e-12);
      assertEquals(golden.get("accuracyAt").get(i).doubleValue(), at.accuracy().pooled(), 1e-12);
    }
  }

  @Test
  void whatIsNotOfScikitLearn_isNamedInTheGoldenFile() {
    List<String> absent = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      if (!golden.has(Evaluator.key(figure))) {
        absent.add(figure.words());
      }
    }
    assertEquals(List.of("clips answered", "right among answered"), absent);
  }

  @Test
  void quantiles_areThoseOfNumPy() {
    double[] confidence =
        Judgements.golden().stream().mapToDouble(clip -> clip.decision().confidence()).toArray();
    double[] shares = {0.025, 0.5, 0.975};
    for (int i = 0; i < shares.length; i++) {
      assertEquals(
          golden.get("quantiles").get(i).doubleValue(), Quantiles.of(confidence, shares[i]), 1e-12);
    }
    assertTrue(Double.isNaN(Quantiles.of(new double[] {Double.NaN}, 0.5)));
  }

  @Test
  void silentClip_isWrong_andLeftOutWhereProbabilityCounts() {
    List<Judged> clips =
        List.of(
            Judgements.of("a", Label.ANGRY, "x", 0.8, 0.1, 0.1, 0),
            Judgements.of("b", Label.SAD, "x", 0.6, 0, 0, 0.4),
            Judgements.of("c", Label.SAD, "y", 0.25, 0.1, 0.34, 0.31),
            Judgements.silent("d", Label.ANGRY, "y"));
    Evaluation evaluation = one(clips);
    assertEquals(0.25, pooled(evaluation, Figure.ACCURACY), 1e-12);
    assertEquals(0.25, pooled(evaluation, Figure.UNWEIGHTED_AVERAGE_RECALL), 1e-12);
    assertEquals(0.5, pooled(evaluation, Figure.ANSWERED), 1e-12);
    assertEquals(0.5, pooled(evaluation, Figure.ACCURACY_AMONG_ANSWERED), 1e-12);
    assertEquals(
        (0.2 + 0.6 + 0.34) / 3, pooled(evaluation, Figure.EXPECTED_CALIBRATION_ERROR), 1e-12);
    assertEquals(
        -(Math.log(0.8) + Math.log(0.4) + Math.log(0.31)) / 3,
        pooled(evaluation, Figure.LOG_LOSS),
        1e-12);
    assertEquals(
        (0.06 + 0.72 + 0.0625 + 0.01 + 0.1156 + 0.4761) / 3,
        pooled(evaluation, Figure.BRIER_SCORE),
        1e-12);
    assertEquals(
        (0 + 1 / 2.0 + 2 / 3.0 + 3 / 4.0) / 4,
        pooled(evaluation, Figure.AREA_UNDER_RISK_COVERAGE),
        1e-12);
    assertEquals(
        (0 + 0.5 + 1.5 + 2.5) / 16,
        pooled(evaluation, Figure.AREA_UNDER_GENERALIZED_RISK_COVERAGE),
        1e-12);
    assertEquals(List.of(1, 0, 0, 0), evaluation.confusion().withoutSpeech());
    assertEquals(
        List.of(
            new SpeakerFigures("x", Optional.empty(), 2, 0.5, 0.5),
            new SpeakerFigures("y", Optional.empty(), 2, 0, 0)),
        evaluation.speakers());
    assertEquals(new Evaluation.SpeakerSpread(2, 0.25, 0.25, 0, 0.5), evaluation.speakerSpread());
    List<GateFigures> gates = evaluation.gates();
    assertEquals(List.of("speech", "confidence"), gates.stream().map(GateFigures::gate).toList());
    assertEquals(1, gates.get(0).fired());
    assertEquals(new Evaluation.GateSide(0.5, 0.75, 2 / 3.0), gates.get(0).without());
    assertEquals(new Evaluation.GateSide(0.25, 0.5, 0.5), gates.get(0).with());
    assertEquals(1, gates.get(1).fired());
    assertEquals(new Evaluation.GateSide(0.25, 0.75, 1 / 3.0), gates.get(1).without());
    assertEquals(0.5 - 2 / 3.0, gates.get(0).gain().difference(), 1e-12);
    assertEquals(0.5 - 1 / 3.0, gates.get(1).gain().difference(), 1e-12);
  }

  /** Of each speaker's answers half are right where one in three would be. */
  @Test
  void gain_ofAGate_hasAPairedInterval() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String speaker = "speaker " + i;
      clips.add(Judgements.of(i + " right", Label.ANGRY, speaker, 0.8, 0.1, 0.1, 0));
      clips.add(Judgements.of(i + " wrong", Label.SAD, speaker, 0.8, 0.1, 0.1, 0));
      clips.add(Judgements.of(i + " withheld", Label.SAD, speaker, 0.34, 0.25, 0.2, 0.21));
    }
    List<GateFigures> gates = one(clips).gates();
    Comparison.Difference gain = gates.get(1).gain();
    assertEquals(8, gates.get(1).fired());
    assertEquals(1 / 6.0, gain.difference(), 1e-12);
    assertEquals(1 / 6.0, gain.low(), 1e-12);
    assertEquals(1 / 6.0, gain.high(), 1e-12);
    assertTrue(gain.shown());
    assertEquals(0, gates.get(0).fired());
    assertEquals(0, gates.get(0).gain().high(), "it fired on nothing");
  }

  @Test
  void equalConfidence_countsAsInEveryOrder() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double p = i < 20 ? 0.6 : 0.4;
      Label truth = Judgements.FOUR.get(i % 3);
      clips.add(Judgements.of("clip " + i, truth, "s" + i % 5, p, 1 - p, 0, 0));
    }
    Evaluation inOrder = one(clips);
    double aurc = 0;
    Random random = new Random(3);
    int rounds = 3000;
    for (int round = 0; round < rounds; round++) {
      List<Judged> shuffled = new ArrayList<>(clips);
      Collections.shuffle(shuffled, random);
      if (round == 0) {
        Evaluation other = one(shuffled);
        assertEquals(inOrder.reliability(), other.reliability());
        assertEquals(inOrder.answers().byCoverage(), other.answers().byCoverage());
      }
      aurc += slowAreaUnderRiskCoverage(shuffled) / rounds;
    }
    assertEquals(aurc, pooled(inOrder, Figure.AREA_UNDER_RISK_COVERAGE), 2e-3);
  }

  @Test
  void folds_countAlike_inTheMean() {
    List<Judged> clips = Judgements.golden();
    Evaluation evaluation =
        Evaluator.of(
            Judgements.FOUR,
            List.of(new Part("1", clips.subList(0, 20)), new Part("2", clips.subList(20, 60))),
            FEW);
    Confusion first = confusion(clips.subList(0, 20));
    Confusion second = confusion(clips.subList(20, 60));
    Estimate accuracy = evaluation.figure(Figure.ACCURACY);
    assertEquals((first.accuracy() + second.accuracy()) / 2, accuracy.mean(), 1e-12);
    assertEquals(Math.abs(first.accuracy() - second.accuracy()) / 2, accuracy.deviation(), 1e-12);
    assertEquals(confusion(clips).accuracy(), accuracy.pooled(), 1e-12);
    assertEquals(20, evaluation.folds().get(0).clips());
    assertEquals(6, evaluation.folds().get(1).speakers());
  }

  @Test
  void labelThatAFoldLacks_isLeftOutOfItsF1_andTold() {
    List<Judged> with =
        List.of(
            Judgements.of("a", Label.ANGRY, "x", 0.7, 0.1, 0.1, 0.1),
            Judgements.of("b", Label.HAPPY, "x", 0.1, 0.7, 0.1, 0.1));
    List<Judged> without = List.of(Judgements.of("c", Label.ANGRY, "y", 0.7, 0.1, 0.1, 0.1));
    Evaluation evaluation =
        Evaluator.of(Judgements.FOUR, List.of(new Part("1", with), new Part("2", without)), FEW);
    assertEquals(1, evaluation.labels().get(1).f1().mean());
    assertEquals(1, evaluation.labels().get(1).precision().mean());
    assertTrue(Double.isNaN(evaluation.labels().get(3).f1().pooled()));
    assertEquals(List.of(Label.ANGRY, Label.HAPPY), evaluation.folds().get(0).labels());
    assertEquals(List.of(Label.ANGRY), evaluation.folds().get(1).labels());
    List<String> second = FigureTables.folds(evaluation).rows().get(2);
    assertEquals(List.of("2", "1", "1", "1", "100.0 %"), second.subList(0, 5));
  }

  @Test
  void interval_isThatOfASlowRestatement_drawingSpeakers() {
    List<Judged> clips = Judgements.golden();
    Estimate uar = one(clips).figure(Figure.UNWEIGHTED_AVERAGE_RECALL);
    Random random = new Random(1);
    double[] values = new double[200];
    for (int r = 0; r < values.length; r++) {
      List<Judged> drawn = new ArrayList<>();
      for (int s = 0; s < 6; s++) {
        String speaker = "speaker " + random.nextInt(6);
        clips.stream().filter(c -> c.speaker().orElseThrow().equals(speaker)).forEach(drawn::add);
      }
      values[r] = confusion(drawn).unweightedAverageRecall();
    }
    double tail = ExpandedPercentiles.tail(6, 0.95);
    assertEquals(Quantiles.of(values, tail), uar.low(), 1e-12);
    assertEquals(Quantiles.of(values, 1 - tail), uar.high(), 1e-12);
    assertTrue(uar.low() < uar.pooled() && uar.pooled() < uar.high());
  }

  @Test
  void surestAnswers_areToldOfTwentyClipsOrMore() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double sure = i < 19 ? 0.8 : 0.6;
      double rest = (1 - sure) / 3;
      clips.add(Judgements.of("clip " + i, Label.ANGRY, "x", sure, rest, rest, rest));
    }
    assertEquals(
        "Where it is 50 % sure or more, which is in 100 of 100 clips, it is right in 100 of 100.",
        PlainWords.whenSure(one(clips)).orElseThrow());
    clips.set(19, clips.get(18));
    assertEquals(
        "Where it is 70 % sure or more, which is in 20 of 100 clips, it is right in 100 of 100.",
        PlainWords.whenSure(one(clips)).orElseThrow());
    assertEquals(Optional.empty(), PlainWords.whenSure(one(clips.subList(0, 19))));
  }

  @Test
  void calibrationError_hasNoInterval_whichDrawsWouldSetTooHigh() {
    Evaluation evaluation = one(Judgements.golden());
    for (Figure figure : Figure.values()) {
      assertEquals(
          figure != Figure.EXPECTED_CALIBRATION_ERROR,
          Double.isFinite(evaluation.figure(figure).low()),
          figure.words());
    }
    assertTrue(
        FigureTables.intervals(evaluation)
            .endsWith(
                "by chance alone it would be "
                    + Tables.percent(evaluation.calibrationErrorByChance())
                    + "."),
        FigureTables.intervals(evaluation));
  }

  @Test
  void sameSeed_givesTheSameToTheDigit_anotherDoesNot() {
    assertEquals(one(Judgements.golden()), one(Judgements.golden()));
    Evaluation other =
        Evaluator.of(Judgements.FOUR, List.of(new Part("1", Judgements.golden())), FEW.withSeed(2));
    assertNotEquals(
        one(Judgements.golden()).figure(Figure.LOG_LOSS).low(),
        other.figure(Figure.LOG_LOSS).low());
    assertEquals(2, other.interval().seed());
  }

  @Test
  void oneSpeaker_givesNoInterval_unknownOnesAreDrawnAsClips() {
    List<Judged> one = new ArrayList<>();
    List<Judged> unknown = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Label truth = Judgements.FOUR.get(i % 2);
      one.add(Judgements.of("clip " + i, truth, "x", 0.7, 0.3, 0, 0));
      unknown.add(Judgements.of("clip " + i, truth, null, 0.7, 0.3, 0, 0));
    }
    assertTrue(Double.isNaN(one(one).figure(Figure.ACCURACY).low()));
    assertEquals(1, one(one).interval().units());
    Evaluation drawn = one(unknown);
    assertTrue(drawn.figure(Figure.ACCURACY).low() < 0.5);
    assertEquals("clip", drawn.interval().unit());
    assertEquals(8, drawn.interval().units());
    assertEquals(List.of(), drawn.speakers());
  }

  @Test
  void nonsense_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Evaluator.of(Judgements.FOUR, List.of(), FEW));
    assertThrows(IllegalArgumentException.class, () -> one(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(99, 0.95, 1));
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(100, 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> one(List.of(Judgements.silent("a", Label.DISGUST, "x"))));
  }

  private static Evaluation one(List<Judged> clips) {
    return Evaluator.of(Judgements.FOUR, List.of(new Part("1", clips)), FEW);
  }

  private static double pooled(Evaluation evaluation, Figure figure) {
    return evaluation.figure(figure).pooled();
  }

  private static Confusion confusion(List<Judged> clips) {
    return Confusion.of(Judgements.FOUR, clips.stream().map(Judged::answer).toList());
  }

  private static double slowAreaUnderRiskCoverage(List<Judged> shuffled) {
    List<Judged> order = new ArrayList<>(shuffled);
    order.sort((a, b) -> Double.compare(b.decision().confidence(), a.decision().confidence()));
    double wrong = 0;
    double sum = 0;
    for (int k = 1; k <= order.size(); k++) {
      Judged clip = order.get(k - 1);
      wrong += clip.answer().first().orElseThrow() == clip.truth() ? 0 : 1;
      sum += wrong / k;
    }
    return sum / order.size();
  }
}
