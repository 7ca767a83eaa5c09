package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.model.Label;
import org.undertone.model.Reliability;
import org.undertone.model.Reliability.Answered;
import org.undertone.model.Scores.Spread;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Outcome;
import org.undertone.recognize.Verdict.Candidate;

class CalibrationTest {

  @Test
  void trueConfidence_errsAsChanceForetells() {
    Random random = new Random(2);
    double measured = 0;
    double foretold = 0;
    for (int run = 0; run < 200; run++) {
      List<Stated> clips = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        double confidence = 0.2 + 0.7 * random.nextDouble();
        clips.add(new Stated(confidence, random.nextDouble() < confidence, confidence));
      }
      Reliability reliability = Calibration.of(List.of(clips));
      measured += reliability.expectedCalibrationError() / 200;
      foretold += reliability.errorByChance() / 200;
    }
    assertEquals(foretold, measured, 0.002);
  }

  @Test
  void error_isTheMeanDistanceOverBinsOfEqualMass() {
    List<Stated> clips = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      clips.add(new Stated(0.6, i % 4 == 0, 0.5));
      clips.add(new Stated(0.9, true, 0.5));
    }
    Collections.shuffle(clips, new Random(4));
    // Seven and a half bins of each confidence; in the one that holds both the two may offset.
    Reliability reliability = Calibration.of(List.of(clips));
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
        Calibration.of(
            List.of(
                List.of(new Stated(0.5, true, Math.exp(-1)), new Stated(0.5, true, Math.exp(-3))),
                List.of(new Stated(1, false, 0))));
    double worst = -Math.log(Math.ulp(1.0));
    assertEquals((2 + worst) / 2, reliability.logLoss().mean(), 1e-12);
    assertEquals((worst - 2) / 2, reliability.logLoss().deviation(), 1e-12);
  }

  @Test
  void answered_isMeasuredAtEachBand_overTheFoldsThatAnswer() {
    Reliability reliability =
        Calibration.of(
            List.of(
                List.of(new Stated(0.7, true, 0.7), new Stated(0.35, false, 0.1)),
                List.of(new Stated(0.5, true, 0.5), new Stated(0.3499, true, 0.3))));
    assertEquals(
        List.of(
            new Answered(0.35, new Spread(0.75, 0.25), new Spread(0.75, 0.25)),
            new Answered(0.5, new Spread(0.5, 0), new Spread(1, 0)),
            new Answered(0.7, new Spread(0.25, 0.25), new Spread(1, 0))),
        reliability.answered());
  }

  @Test
  void fewerClipsThanBins_haveABinEach() {
    List<Stated> clips = List.of(new Stated(0.4, true, 0.4), new Stated(0.3, false, 0.1));
    assertEquals(
        List.of(new Reliability.Bin(1, 0.3, 0), new Reliability.Bin(1, 0.4, 1)),
        Calibration.of(List.of(clips)).bins());
  }

  @Test
  void nothingStated_isRefused() {
    for (List<List<Stated>> folds : List.of(List.<List<Stated>>of(), List.of(List.<Stated>of()))) {
      assertEquals(
          "there must be folds, and something stated in each",
          assertThrows(IllegalArgumentException.class, () -> Calibration.of(folds)).getMessage());
    }
  }

  @Test
  void stated_isTheFirstCandidateBesideTheTruth() {
    Decision sure =
        new Decision(
            Outcome.UNCERTAIN,
            Optional.empty(),
            0.3,
            List.of(new Candidate(Label.SAD, "", 0.3), new Candidate(Label.CALM, "", 0.25)),
            Map.of(Label.SAD, 0.3, Label.CALM, 0.25),
            List.of());
    assertEquals(Optional.of(new Stated(0.3, true, 0.3)), Stated.of(Label.SAD, sure));
    assertEquals(Optional.of(new Stated(0.3, false, 0.25)), Stated.of(Label.CALM, sure));
    assertEquals(Optional.of(new Stated(0.3, false, 0)), Stated.of(Label.ANGRY, sure));
    Decision silent =
        new Decision(Outcome.NO_SPEECH, Optional.empty(), 0, List.of(), Map.of(), List.of());
    assertEquals(Optional.empty(), Stated.of(Label.SAD, silent));
  }
}
