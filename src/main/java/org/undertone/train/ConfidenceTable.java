package org.undertone.train;

import java.util.List;
import java.util.Locale;
import org.undertone.evaluate.Table;
import org.undertone.evaluate.Tables;
import org.undertone.model.Reliability;
import org.undertone.model.Reliability.Answered;
import org.undertone.model.Scores.Confidence;

/** How true the stated confidence is, for the terminal and the card alike. */
final class ConfidenceTable {

  /** How the table is to be read. */
  static final String READING =
      "Calibration error is how far the stated confidence lies from the share that is right, over 15"
          + " bins of equally many clips; \"by chance\" is what it would come to if every confidence"
          + " were true, on as many clips. Log loss is in nats. The calibrator is fitted on what was"
          + " said of training clips by models that had not learned from them, nor heard their"
          + " speakers where three or more are known; never on test clips. Where every speaker is"
          + " tested by a fold, they are the models of the other folds, as those of all folds for the"
          + " calibrator of the bundle; they may have heard who is tested."
          + " Answered is the share of all clips, of which one without speech is never sure; right is"
          + " taken over the folds that answer any.";

  private ConfidenceTable() {}

  static Table of(Confidence confidence) {
    Reliability raw = confidence.uncalibrated();
    Reliability served = confidence.served();
    Table table = new Table("confidence", "uncalibrated", "served");
    table.row(
        List.of(
            "calibration error, all clips",
            Tables.percent(raw.expectedCalibrationError()),
            Tables.percent(served.expectedCalibrationError())));
    table.row(
        List.of(
            "the same by chance",
            Tables.percent(raw.errorByChance()),
            Tables.percent(served.errorByChance())));
    table.row(
        List.of(
            "calibration error by fold",
            Tables.percent(raw.errorByFold()),
            Tables.percent(served.errorByFold())));
    table.row(List.of("log loss", loss(raw), loss(served)));
    for (int i = 0; i < raw.answered().size(); i++) {
      Answered before = raw.answered().get(i);
      Answered after = served.answered().get(i);
      String at = String.format(Locale.ROOT, "at %.0f %% or more", 100 * before.confidence());
      table.row(
          List.of("answered " + at, Tables.percent(before.share()), Tables.percent(after.share())));
      table.row(List.of("right " + at, right(before), right(after)));
    }
    return table;
  }

  private static String right(Answered answered) {
    return answered.accuracy().map(Tables::percent).orElse(Tables.UNDEFINED);
  }

  private static String loss(Reliability reliability) {
    return String.format(
        Locale.ROOT,
        "%.3f ± %.3f",
        reliability.logLoss().mean(),
        reliability.logLoss().deviation());
  }
}
