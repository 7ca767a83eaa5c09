package org.undertone.evaluate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.undertone.evaluate.Bootstrap.Draws;
import org.undertone.evaluate.Evaluation.GateFigures;
import org.undertone.evaluate.Evaluation.GateSide;
import org.undertone.model.Label;
import org.undertone.recognize.Verdict.GateReport;

/** What each gate does to the figures. */
final class GateTally {

  private GateTally() {}

  /**
   * Of each gate that was asked of any clip, in the order in which gates are asked.
   *
   * @param with what the clips come to with all gates
   * @param draws from the clips
   */
  static List<GateFigures> of(List<Label> labels, List<Judged> clips, Drawn with, Draws draws) {
    Set<String> gates = new LinkedHashSet<>(List.of(GateReport.SPEECH));
    clips.forEach(clip -> clip.decision().gates().forEach(report -> gates.add(report.gate())));
    return gates.stream().map(gate -> figures(gate, labels, clips, with, draws)).toList();
  }

  private static GateFigures figures(
      String gate, List<Label> labels, List<Judged> clips, Drawn with, Draws draws) {
    int fired = (int) clips.stream().filter(clip -> clip.without().containsKey(gate)).count();
    Drawn without =
        fired == 0
            ? with
            : Drawn.of(labels, clips.stream().map(clip -> clip.asWithout(gate)).toList(), draws);
    return new GateFigures(
        gate,
        fired,
        side(without),
        side(with),
        with.less(without, draws).get(Evaluator.key(Figure.ACCURACY_AMONG_ANSWERED)));
  }

  private static GateSide side(Drawn of) {
    return new GateSide(
        of.of(Figure.UNWEIGHTED_AVERAGE_RECALL),
        of.of(Figure.ANSWERED),
        of.of(Figure.ACCURACY_AMONG_ANSWERED));
  }
}
