package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Robustness.Loss;

class RobustnessTest {

  private static final Bootstrap FEW = new Bootstrap(200, 0.95, 1);
  private static final String UAR = "unweightedAverageRecall";

  /** Everybody right, but in the copies every third clip is taken for happy. */
  private static List<Judged> clips(boolean degraded) {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 72; i++) {
      double[] p = {0.1, 0.1, 0.1, 0.1};
      p[degraded && i % 3 == 0 ? 1 : i % 4] += 0.6;
      clips.add(Judgements.of("clip " + i, Judgements.FOUR.get(i % 4), "speaker " + i / 12, p));
    }
    return clips;
  }

  @Test
  void loss_isCleanLessDegraded_itsIntervalPaired() {
    Robustness robustness =
        Robustness.of(
            Judgements.FOUR,
            clips(false),
            List.of(
                new Robustness.Side("bad", "made worse", clips(true)),
                new Robustness.Side("same", "left alone", clips(false))),
            Map.of(),
            FEW);
    assertEquals(
        List.of("bad", "same"),
        robustness.conditions().stream().map(Robustness.ConditionFigures::name).toList());
    Loss bad = robustness.conditions().get(0).figures().get(UAR);
    assertEquals(1, bad.clean());
    assertEquals((1 + 3 * 2 / 3.0) / 4, bad.degraded(), 1e-12);
    assertEquals(0.25, bad.loss(), 1e-12);
    assertEquals(0.25, bad.low(), 1e-9, "every speaker loses alike");
    assertEquals(0.25, bad.high(), 1e-9);
    assertTrue(bad.shown());
    assertEquals(
        new Robustness.Changed(18 / 72.0, 18 / 72.0, 18 / 72.0),
        robustness.conditions().get(0).changed());
    assertEquals(new Robustness.Changed(0, 0, 0), robustness.conditions().get(1).changed());
    Loss same = robustness.conditions().get(1).figures().get(UAR);
    assertEquals(new Loss(1, 1, 0, 0, 0, false), same);
    Loss ece = robustness.mean().get(Evaluator.key(Figure.EXPECTED_CALIBRATION_ERROR));
    assertTrue(Double.isFinite(ece.loss()) && Double.isNaN(ece.low()) && !ece.shown());
    Loss mean = robustness.mean().get(UAR);
    assertEquals(0.125, mean.loss(), 1e-12);
    assertEquals(0.125, mean.low(), 1e-9);
  }

  @Test
  void gain_countsFirstCandidatesThatChange_andThoseThatAreLost() {
    List<Judged> silent = new ArrayList<>(clips(false));
    silent.set(5, Judgements.silent("clip 5", silent.get(5).truth(), "speaker 0"));
    Robustness robustness =
        Robustness.of(
            Judgements.FOUR,
            clips(false),
            List.of(new Robustness.Side("same", "left alone", clips(false))),
            new TreeMap<>(Map.of(-20.0, clips(true), 10.0, clips(false), 20.0, silent)),
            FEW);
    Robustness.GainFigures first = robustness.gain().get(0);
    assertEquals(-20, first.gainDb());
    assertEquals(18 / 72.0, first.changed(), 1e-12);
    assertEquals(18 / 72.0, first.low(), 1e-9);
    assertEquals(0, robustness.gain().get(1).changed());
    Robustness.GainFigures last = robustness.gain().get(2);
    assertEquals(1 / 72.0, last.changed(), 1e-12);
    assertTrue(last.low() == 0 && last.high() > last.changed(), last.toString());
  }

  @Test
  void tables_showThem() {
    Robustness robustness =
        Robustness.of(
            Judgements.FOUR,
            clips(false),
            List.of(new Robustness.Side("bad", "made worse", clips(true))),
            Map.of(-20.0, clips(true)),
            FEW);
    String text = RobustnessTables.conditions(robustness).text();
    assertTrue(text.contains("bad          100.0 %    75.0 %  +25.0  [+25.0, +25.0]"), text);
    assertTrue(text.contains("25.0 %  [25.0, 25.0]"), text);
    assertTrue(text.lines().skip(2).findFirst().orElseThrow().startsWith("mean "), text);
    String gain = RobustnessTables.gain(robustness).text();
    assertTrue(gain.contains("-20 dB                   25.0 %  [25.0, 25.0]"), gain);
  }

  @Test
  void oneSpeaker_hasNoInterval() {
    List<Judged> one = clips(false).subList(0, 12);
    Robustness robustness =
        Robustness.of(
            Judgements.FOUR,
            one,
            List.of(new Robustness.Side("bad", "made worse", clips(true).subList(0, 12))),
            Map.of(10.0, one),
            FEW);
    Loss loss = robustness.conditions().get(0).figures().get(UAR);
    assertTrue(Double.isNaN(loss.low()) && !loss.shown());
    assertTrue(RobustnessTables.conditions(robustness).text().contains("+25.0         –"));
    assertFalse(RobustnessTables.gain(robustness).text().contains("NaN"));
  }

  @Test
  void withoutConditions_thereIsNothing() {
    assertEquals(
        Optional.empty(),
        new CopyJudge(null, List.of()).measure(Judgements.FOUR, clips(false), List.of(), FEW));
  }
}
