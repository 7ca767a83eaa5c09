package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.learn.ConformalSets;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Outcome;
import org.undertone.recognize.Verdict.Candidate;
import org.undertone.recognize.Verdict.GateReport;

/** Judged clips that nobody spoke. */
final class Judgements {

  static final List<Label> FOUR = List.of(Label.ANGRY, Label.HAPPY, Label.NEUTRAL, Label.SAD);

  private static final double NEEDED = 0.35;

  private Judgements() {}

  /** With the gates that are served, of which only that of confidence may fire. */
  static Judged of(String hash, Label truth, String speaker, double... probabilities) {
    Map<Label, Double> byLabel = new EnumMap<>(Label.class);
    List<Candidate> top = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      byLabel.put(FOUR.get(i), probabilities[i]);
      top.add(new Candidate(FOUR.get(i), "", probabilities[i]));
    }
    top.sort((a, b) -> Double.compare(b.probability(), a.probability()));
    double confidence = top.get(0).probability();
    boolean sure = confidence >= NEEDED;
    Decision would =
        new Decision(
            Outcome.RECOGNIZED,
            Optional.of(top.get(0).label()),
            confidence,
            top,
            byLabel,
            List.of(new GateReport("confidence", !sure, "")));
    Decision decision =
        sure
            ? would
            : new Decision(
                Outcome.UNCERTAIN, Optional.empty(), confidence, top, byLabel, would.gates());
    return new Judged(
        hash,
        "mine",
        truth,
        Optional.ofNullable(speaker),
        decision,
        Optional.empty(),
        sure ? Map.of() : Map.of("confidence", would));
  }

  /** Without speech, which without the gate would have been angry. */
  static Judged silent(String hash, Label truth, String speaker) {
    Decision decision =
        new Decision(
            Outcome.NO_SPEECH,
            Optional.empty(),
            0,
            List.of(),
            Map.of(),
            List.of(new GateReport("speech", true, "")));
    return new Judged(
        hash,
        "mine",
        truth,
        Optional.of(speaker),
        decision,
        Optional.empty(),
        Map.of("speech", of(hash, truth, speaker, 1, 0, 0, 0).decision()));
  }

  /** The same of another corpus. */
  static Judged of(Judged clip, String corpus) {
    return new Judged(
        clip.audioHash(),
        corpus,
        clip.truth(),
        clip.speaker(),
        clip.decision(),
        clip.uncalibrated(),
        clip.without());
  }

  /** The same with a set of labels. */
  static Judged withSet(Judged clip, ConformalSets sets) {
    Decision bare = clip.decision();
    double[] probabilities = FOUR.stream().mapToDouble(bare.probabilities()::get).toArray();
    return new Judged(
        clip.audioHash(),
        clip.corpus(),
        clip.truth(),
        clip.speaker(),
        new Decision(
            bare.outcome(),
            bare.label(),
            bare.confidence(),
            bare.top(),
            bare.probabilities(),
            bare.gates(),
            Optional.of(LabelSet.of(sets, FOUR, probabilities))),
        clip.uncalibrated(),
        clip.without());
  }

  /** The clips of {@code golden/make_figures.py}, of six speakers. */
  static List<Judged> golden() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int truth = (i * 7 + i / 5) % 4;
      double[] raw = new double[4];
      double sum = 0;
      for (int k = 0; k < 4; k++) {
        raw[k] = 1 + (i * i * (k + 3) + 7 * i + 5 * k * k) % 97;
        raw[k] += k == truth ? i * 31 % 53 * (1 + i % 5) + i / 1000.0 : 0;
        sum += raw[k];
      }
      for (int k = 0; k < 4; k++) {
        raw[k] /= sum;
      }
      clips.add(of("clip " + i, FOUR.get(truth), "speaker " + i % 6, raw));
    }
    return clips;
  }
}
