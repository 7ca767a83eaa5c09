package org.undertone.recognize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.undertone.model.Label;
import org.undertone.recognize.Verdict.GateReport;

/**
 * Withholds answers that a second reading of the clip speaks against, by its distance to the
 * training clips of each label: such answers are mostly wrong.
 *
 * @param leastLikelihood of the first candidate by that reading
 */
record FamiliarityGate(double leastLikelihood) {

  private static final int DECIMALS = 3;

  GateReport report(Label first, double likelihood) {
    boolean fired = likelihood < leastLikelihood;
    return new GateReport(
        GateReport.FAMILIARITY,
        fired,
        "another reading, by the distance of the same features to the training clips of each label,"
            + " gives "
            + first.word()
            + " a probability of "
            + plain(likelihood, fired ? RoundingMode.FLOOR : RoundingMode.HALF_UP)
            + "; an answer needs at least "
            + plain(leastLikelihood, fired ? RoundingMode.CEILING : RoundingMode.HALF_UP));
  }

  private String plain(double value, RoundingMode mode) {
    return BigDecimal.valueOf(value).setScale(decimals(), mode).toPlainString();
  }

  /** So many that two digits of the limit are seen, however small it is. */
  private int decimals() {
    return leastLikelihood > 0
        ? Math.max(DECIMALS, 1 - (int) Math.floor(Math.log10(leastLikelihood)))
        : DECIMALS;
  }
}
