package org.undertone.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.undertone.evaluate.Evaluation.GateFigures;
import org.undertone.evaluate.Evaluation.GateSide;
import org.undertone.model.Label;
import org.undertone.recognize.Verdict.GateReport;

/** What each gate does to the figures. */
final class GateTally {

  private GateTally() {}

  /** Of each gate that was asked of any clip, in the order in which gates are asked. */
  static List<GateFigures> of(List<Label> labels, List<Judged> clips) {
    Set<String> gates = new LinkedHashSet<>(List.of(GateReport.SPEECH));
    clips.forEach(clip -> clip.decision().gates().forEach(report -> gates.add(report.gate())));
    GateSide with = side(labels, clips, Judged::answer);
    return gates.stream()
        .map(
            gate ->
                new GateFigures(
                    gate,
                    (int) clips.stream().filter(clip -> clip.without().containsKey(gate)).count(),
                    side(labels, clips, clip -> clip.answerWithout(gate)),
                    with))
        .toList();
  }

  private static GateSide side(
      List<Label> labels, List<Judged> clips, Function<Judged, Answer> answer) {
    List<Answer> answers = clips.stream().map(answer).toList();
    Certainty certainty = Certainty.of(answers);
    return new GateSide(
        Confusion.of(labels, answers).unweightedAverageRecall(),
        certainty.answered(),
        certainty.accuracyAmongAnswered());
  }
}
