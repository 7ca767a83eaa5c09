package org.undertone.recognize;

import java.util.Locale;
import org.undertone.model.Label;
import org.undertone.recognize.Verdict.GateReport;

/**
 * Withholds answers that the clip's distance to the training clips speaks against: on voices and
 * recordings unlike those of training they are mostly wrong.
 *
 * @param leastLikelihood of the first candidate by the distance alone
 */
record FamiliarityGate(double leastLikelihood) {

  static final String NAME = "familiarity";

  GateReport report(Label first, double likelihood) {
    boolean fired = likelihood < leastLikelihood;
    return new GateReport(
        NAME,
        fired,
        String.format(
            Locale.ROOT,
            "by its distance to the training clips %s has a likelihood of %.3f; an answer needs at"
                + " least %.3f%s",
            first.word(),
            likelihood,
            leastLikelihood,
            fired ? ", so the voice or the recording is too unlike those of training" : ""));
  }
}
