package org.undertone.recognize;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;

/**
 * What a model makes of one clip once every gate has been asked; a {@link Verdict} without the
 * facts of the recording.
 *
 * @param outcome whether there is a label at all
 * @param label the first candidate; empty unless {@code outcome} is {@code recognized}
 * @param confidence the probability of the first candidate in [0, 1]; 0 for {@code no-speech}
 * @param top the three most probable labels, the first one first; empty for {@code no-speech}
 * @param probabilities of every label that the model knows, in the label order, sum 1; empty for
 *     {@code no-speech}
 * @param gates what each gate did, in the order in which they were asked
 * @param set of labels in place of one; empty for {@code no-speech}, and where the model cannot
 *     give one
 */
public record Decision(
    Outcome outcome,
    Optional<Label> label,
    double confidence,
    List<Verdict.Candidate> top,
    Map<Label, Double> probabilities,
    List<Verdict.GateReport> gates,
    Optional<LabelSet> set) {

  public Decision {
    top = List.copyOf(top);
    probabilities = InLabelOrder.copy(probabilities);
    gates = List.copyOf(gates);
  }

  /** A decision without a set of labels. */
  public Decision(
      Outcome outcome,
      Optional<Label> label,
      double confidence,
      List<Verdict.Candidate> top,
      Map<Label, Double> probabilities,
      List<Verdict.GateReport> gates) {
    this(outcome, label, confidence, top, probabilities, gates, Optional.empty());
  }
}
