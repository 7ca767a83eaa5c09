package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.evaluate.Comparison.Side;
import org.undertone.evaluate.EvaluationDocument.DataFacts;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.evaluate.EvaluationDocument.Subject;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.learn.ConformalSets;
import org.undertone.model.Provenance.CorpusFacts;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Verdict.Candidate;

/** Documents about clips that nobody spoke. */
public final class Reported {

  /** What no name should be, and what a page must survive. */
  public static final String NASTY = "<script>alert('\"&')</script>";

  private static final Bootstrap FEW = new Bootstrap(200, 0.95, 1);

  private Reported() {}

  /** The golden clips as two folds of RAVDESS actors, calibrated; every name from outside nasty. */
  public static EvaluationDocument nasty() {
    return document(NASTY, evaluation(), false, List.of(NASTY));
  }

  /** The same with names as they are. */
  public static EvaluationDocument plain() {
    return document("classic", evaluation(), false, List.of());
  }

  /** Of speakers of whom nothing is known, without a calibrator. */
  public static EvaluationDocument anonymous() {
    List<Judged> clips = new ArrayList<>();
    for (Judged clip : Judgements.golden()) {
      clips.add(of(clip, Optional.empty(), false));
    }
    return of(clips);
  }

  /** The same, compared with a model that is no other. */
  public static EvaluationDocument comparedAnonymously() {
    EvaluationDocument plain = anonymous();
    List<Judged> clips =
        Judgements.golden().stream().map(clip -> of(clip, Optional.empty(), false)).toList();
    return new EvaluationDocument(
        plain.headline(),
        plain.warnings(),
        plain.subject(),
        plain.protocol(),
        plain.data(),
        plain.results(),
        Optional.of(
            Comparison.of(
                new Side("one", Judgements.FOUR, clips),
                new Side("two", Judgements.FOUR, clips),
                Judgements.FOUR,
                FEW)));
  }

  /** Not one clip with speech, and one speaker. */
  public static EvaluationDocument silent() {
    List<Judged> clips =
        List.of(
            Judgements.silent("a", Judgements.FOUR.get(0), "x"),
            Judgements.silent("b", Judgements.FOUR.get(1), "x"));
    return of(clips);
  }

  /**
   * The golden clips, each with a set of the labels that have at least a certain probability, which
   * is to hold the truth with 90 %.
   *
   * @param protocol such as {@code corpus}
   */
  public static EvaluationDocument givingSets(String protocol, double leastProbability) {
    return givingSets(protocol, leastProbability, 6);
  }

  /** The same of so many speakers, at most six. */
  static EvaluationDocument givingSets(String protocol, double leastProbability, int speakers) {
    List<Judged> clips =
        Judgements.golden().stream()
            .filter(clip -> clip.speaker().orElseThrow().compareTo("speaker " + speakers) < 0)
            .map(clip -> Judgements.withSet(clip, new ConformalSets(0.9, leastProbability)))
            .toList();
    EvaluationDocument plain = plain();
    return new EvaluationDocument(
        plain.headline(),
        plain.warnings(),
        plain.subject(),
        new ProtocolFacts(protocol, "ravdess-6", 2, false, false, List.of()),
        protocol.equals("corpus") ? ofAnotherCorpus() : plain.data(),
        Evaluator.of(Judgements.FOUR, List.of(new Part("all", clips)), FEW),
        Optional.empty());
  }

  private static DataFacts ofAnotherCorpus() {
    CorpusFacts another = new CorpusFacts("another", 60, 6, "4567abcd".repeat(8));
    return new DataFacts(List.of(another), Map.of(), List.of(), List.of());
  }

  /** Two clips each of three speakers, all heard rightly, and none 70 % sure. */
  public static EvaluationDocument flawless() {
    List<Judged> clips = new ArrayList<>();
    for (int speaker = 1; speaker <= 3; speaker++) {
      String name = "ravdess:0" + speaker;
      clips.add(Judgements.of("a" + speaker, Judgements.FOUR.get(0), name, 0.6, 0.2, 0.1, 0.1));
      clips.add(Judgements.of("b" + speaker, Judgements.FOUR.get(1), name, 0.2, 0.6, 0.1, 0.1));
    }
    return of(clips);
  }

  /** Clips that are wrong the more often, the less sure; nearly all are 35 % sure. */
  public static EvaluationDocument steady() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double sure = 0.98 - 0.0034 * i;
      double rest = (1 - sure) / 3;
      int truth = i * 79 % 200 < 200 * sure ? 0 : 3;
      clips.add(Judgements.of("c" + i, Judgements.FOUR.get(truth), "x", sure, rest, rest, rest));
    }
    return of(clips);
  }

  /** Nearly always right where it is 60 % sure, and wrong in the few clips where it is surer. */
  public static EvaluationDocument rashAtTimes() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      double sure = i < 3 ? 0.7 : 0.6;
      double rest = (1 - sure) / 3;
      int truth = i < 3 ? 3 : 0;
      clips.add(Judgements.of("d" + i, Judgements.FOUR.get(truth), "x", sure, rest, rest, rest));
    }
    return of(clips);
  }

  private static EvaluationDocument of(List<Judged> clips) {
    return document(
        "classic",
        Evaluator.of(Judgements.FOUR, List.of(new Part("all", clips)), FEW),
        false,
        List.of());
  }

  /** Three protocols over the same clips. */
  public static TruthTable truthTable() {
    Map<String, EvaluationDocument> evaluations = new LinkedHashMap<>();
    evaluations.put("speakers", plain());
    evaluations.put("clips", plain());
    evaluations.put("leaky", document("classic", evaluation(), true, List.of("LEAKY ON PURPOSE")));
    return TruthTable.of(
        "forest",
        Map.of("speakers", "unheard speakers", "clips", "unheard clips", "leaky", "LEAKY"),
        evaluations,
        false);
  }

  private static Evaluation evaluation() {
    List<Judged> clips = new ArrayList<>();
    for (Judged clip : Judgements.golden()) {
      int actor = clip.speaker().orElseThrow().charAt("speaker ".length()) - '0' + 1;
      clips.add(of(clip, Optional.of("ravdess:0" + actor), true));
    }
    return Evaluator.of(
        Judgements.FOUR,
        List.of(new Part("1", clips.subList(0, 30)), new Part(NASTY, clips.subList(30, 60))),
        FEW);
  }

  /** Without the calibrator it would be half as sure above an even guess. */
  private static Judged of(Judged clip, Optional<String> speaker, boolean calibrated) {
    Decision served = clip.decision();
    List<Candidate> top =
        served.top().stream()
            .map(c -> new Candidate(c.label(), c.emoji(), 0.125 + c.probability() / 2))
            .toList();
    Map<org.undertone.model.Label, Double> raw = new LinkedHashMap<>();
    served.probabilities().forEach((label, p) -> raw.put(label, 0.125 + p / 2));
    Decision uncalibrated =
        new Decision(
            served.outcome(),
            served.label(),
            0.125 + served.confidence() / 2,
            top,
            raw,
            served.gates());
    return new Judged(
        clip.audioHash(),
        clip.corpus(),
        clip.truth(),
        speaker,
        served,
        calibrated ? Optional.of(uncalibrated) : Optional.empty(),
        clip.without());
  }

  private static EvaluationDocument document(
      String id, Evaluation results, boolean leaky, List<String> warnings) {
    CorpusFacts corpus = new CorpusFacts(id + " corpus", 60, 6, "0123abcd".repeat(8));
    return new EvaluationDocument(
        EvaluationDocument.headline(id + " on unheard speakers", results),
        warnings,
        new Subject(
            Optional.of(id),
            Optional.empty(),
            "forest",
            "classic-190",
            Judgements.FOUR,
            1,
            Map.of("trees " + id, "20 " + id, "copies", "another voice, seed 1; ".repeat(20)),
            List.of(corpus)),
        new ProtocolFacts("speakers", "ravdess-6", 2, leaky, leaky, List.of("note " + id)),
        new DataFacts(
            List.of(corpus),
            Map.of("disgust", 3L),
            List.of("not audio: 1 (" + id + ")"),
            List.of("read as AIFF despite the name: 1 (" + id + ")")),
        results,
        Optional.empty());
  }
}
