package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Evaluation.ConfidenceEstimate;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.model.Label;
import org.undertone.model.Reliability;
import org.undertone.model.Reliability.Answered;
import org.undertone.model.Scores.Spread;

class CalibrationTest {

  @Test
  void trueConfidence_errsAsChanceForetells() {
    Random random = new Random(2);
    double measured = 0;
    double foretold = 0;
    for (int run = 0; run < 200; run++) {
      List<Judged> clips = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        double confidence = 0.3 + 0.6 * random.nextDouble();
        clips.add(clip(confidence, random.nextDouble() < confidence));
      }
      Reliability reliability = of(List.of(clips));
      measured += reliability.expectedCalibrationError() / 200;
      foretold += reliability.errorByChance() / 200;
    }
    assertEquals(foretold, measured, 0.002);
  }

  @Test
  void error_isTheMeanDistanceOverBinsOfEqualMass() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      clips.add(clip(0.6, i % 4 == 0));
      clips.add(clip(0.9, true));
    }
    Collections.shuffle(clips, new Random(4));
    // Seven and a half bins of each confidence; in the one that holds both the two may offset.
    Reliability reliability = of(List.of(clips));
    assertEquals(15, reliability.bins().size());
    reliability.bins().forEach(bin -> assertEquals(8, bin.clips()));
    double slow = 0;
    for (Reliability.Bin bin : reliability.bins()) {
      slow += Math.abs(bin.confidence() - bin.accuracy()) / 15;
    }
    assertEquals(slow, reliability.expectedCalibrationError(), 1e-12);
    assertEquals(0.225, slow, 0.05);
  }

  @Test
  void logLoss_isInNats_andOfTheImpossibleFinite() {
    Reliability reliability =
        of(
            List.of(
                List.of(clip(Math.exp(-0.5), true), clip(Math.exp(-0.25), true)),
                List.of(Judgements.of("a", Label.SAD, "x", 1, 0, 0, 0))));
    double worst = -Math.log(Math.ulp(1.0));
    assertEquals((0.375 + worst) / 2, reliability.logLoss().mean(), 1e-12);
    assertEquals((worst - 0.375) / 2, reliability.logLoss().deviation(), 1e-12);
  }

  @Test
  void answered_isMeasuredAtEachBand_overTheFoldsThatAnswer() {
    Reliability reliability =
        of(
            List.of(
                List.of(clip(0.7, true), clip(0.35, false)),
                List.of(clip(0.5, true), clip(0.3499, true))));
    assertEquals(
        List.of(
            new Answered(0.35, new Spread(0.75, 0.25), Optional.of(new Spread(0.75, 0.25))),
            new Answered(0.5, new Spread(0.5, 0), Optional.of(new Spread(1, 0))),
            new Answered(0.7, new Spread(0.25, 0.25), Optional.of(new Spread(1, 0)))),
        reliability.answered());
  }

  @Test
  void confidenceThatNothingReaches_hasNoAccuracy() {
    Answered surest = of(List.of(List.of(clip(0.6, true)))).answered().get(2);
    assertEquals(new Answered(0.7, new Spread(0, 0), Optional.empty()), surest);
  }

  @Test
  void answered_isThatOfTheEvaluation_ofWhichClipsWithoutSpeechAreApart() {
    Judged silent = Judgements.silent("a", Label.SAD, "x");
    List<List<Judged>> folds =
        List.of(List.of(clip(0.8, true), silent), List.of(clip(0.4, false)), List.of(silent));
    List<ConfidenceEstimate> evaluated =
        Evaluator.of(
                Judgements.FOUR,
                folds.stream().map(fold -> new Part("1", fold)).toList(),
                new Bootstrap(100, 0.95, 1))
            .answers()
            .at();
    for (int i = 0; i < evaluated.size(); i++) {
      Answered answered = of(folds).answered().get(i);
      assertEquals(evaluated.get(i).coverage().mean(), answered.share().mean(), 1e-12);
      assertEquals(
          evaluated.get(i).accuracy().mean(), answered.accuracy().orElseThrow().mean(), 1e-12);
    }
    assertEquals(0.5, of(folds).answered().get(0).share().mean(), 1e-12, "of all clips");
  }

  @Test
  void fewerClipsThanBins_haveABinEach() {
    assertEquals(
        List.of(new Reliability.Bin(1, 0.3, 0), new Reliability.Bin(1, 0.4, 1)),
        of(List.of(List.of(clip(0.4, true), clip(0.3, false)))).bins());
  }

  @Test
  void nothingHeard_hasNoReliability() {
    List<Judged> silent = List.of(Judgements.silent("a", Label.SAD, "x"));
    assertEquals(Optional.empty(), Calibration.of(Judgements.FOUR, List.of(silent)));
    assertEquals(Optional.empty(), Calibration.of(Judgements.FOUR, List.of()));
    assertTrue(Double.isNaN(Calibration.errorByChance(silent)));
  }

  private static Reliability of(List<List<Judged>> folds) {
    return Calibration.of(Judgements.FOUR, folds).orElseThrow();
  }

  /** Heard as angry with a confidence above a quarter. */
  private static Judged clip(double confidence, boolean right) {
    double other = (1 - confidence) / 3;
    return Judgements.of(
        "a", right ? Label.ANGRY : Label.SAD, "x", confidence, other, other, other);
  }
}
