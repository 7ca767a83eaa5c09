package org.undertone.recognize;

import java.util.Locale;
import org.undertone.model.Label;
import org.undertone.recognize.Verdict.GateReport;

/**
 * Withholds answers that a second reading of the clip speaks against, by its distance to the
 * training clips of each label: such answers are mostly wrong.
 *
 * @param leastLikelihood of the first candidate by that reading
 */
record FamiliarityGate(double leastLikelihood) {

  GateReport report(Label first, double likelihood) {
    boolean fired = likelihood < leastLikelihood;
    return new GateReport(
        GateReport.FAMILIARITY,
        fired,
        String.format(
            Locale.ROOT,
            "another reading, by the distance of the same features to the training clips of each"
                + " label, gives %s a probability of %.3f; an answer needs at least %.3f",
            first.word(),
            fired ? Rounded.down(likelihood, 3) : likelihood,
            fired ? Rounded.up(leastLikelihood, 3) : leastLikelihood));
  }
}
