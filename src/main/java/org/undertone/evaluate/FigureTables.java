package org.undertone.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undertone.evaluate.Comparison.Difference;
import org.undertone.evaluate.Evaluation.ConfidenceEstimate;
import org.undertone.evaluate.Evaluation.CorpusFigures;
import org.undertone.evaluate.Evaluation.GateFigures;
import org.undertone.evaluate.Evaluation.IntervalFacts;
import org.undertone.evaluate.Evaluation.LabelCoverage;
import org.undertone.evaluate.Evaluation.LabelFigures;
import org.undertone.evaluate.Evaluation.SetFigures;

/** The figures of an {@link Evaluation} as tables. */
public final class FigureTables {

  private static final String INTERVAL = "interval";

  private FigureTables() {}

  /**
   * In per cent with one decimal, else with three; {@link Tables#UNDEFINED} where it is not
   * defined.
   */
  public static String number(double value, boolean share) {
    if (!Double.isFinite(value)) {
      return Tables.UNDEFINED;
    }
    return share ? Tables.percent(value) : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Mean and deviation over the folds; the mean alone where all are alike, as one is. */
  public static String spread(Estimate estimate, boolean share) {
    if (!Double.isFinite(estimate.mean())) {
      return Tables.UNDEFINED;
    }
    if (estimate.deviation() == 0) {
      return number(estimate.mean(), share);
    }
    double scale = share ? 100 : 1;
    return String.format(
        Locale.ROOT,
        share ? "%.1f ± %.1f %%" : "%.3f ± %.3f",
        scale * estimate.mean(),
        scale * estimate.deviation());
  }

  /**
   * The bootstrap interval; empty where there is none, and where it has no width: all that were
   * drawn being alike tells nothing of others.
   */
  public static String interval(Estimate estimate, boolean share) {
    if (!Double.isFinite(estimate.low()) || estimate.low() == estimate.high()) {
      return "";
    }
    double scale = share ? 100 : 1;
    return String.format(
        Locale.ROOT,
        share ? "[%.1f, %.1f]" : "[%.3f, %.3f]",
        scale * estimate.low(),
        scale * estimate.high());
  }

  /** Every {@link Figure}. */
  public static Table figures(Evaluation evaluation) {
    Table table = header("", evaluation);
    for (Figure figure : Figure.values()) {
      row(table, figure.words(), evaluation.figure(figure), figure.isShare());
    }
    return table;
  }

  /** Every label, over the clips of all folds. */
  public static Table labels(Evaluation evaluation) {
    Table table =
        new Table("label", "recall", INTERVAL, "precision", INTERVAL, "F1", INTERVAL, "clips");
    for (LabelFigures of : evaluation.labels()) {
      table.row(
          List.of(
              of.label().word(),
              number(of.recall().pooled(), true),
              interval(of.recall(), true),
              number(of.precision().pooled(), true),
              interval(of.precision(), true),
              number(of.f1().pooled(), true),
              interval(of.f1(), true),
              String.valueOf(of.support())));
    }
    return table;
  }

  /** Truth against first candidate. */
  public static Table confusion(Evaluation evaluation) {
    return Tables.confusion(evaluation.confusion().toConfusion());
  }

  /** Every fold. */
  public static Table folds(Evaluation evaluation) {
    Table table =
        new Table(
            "fold",
            "speakers",
            "clips",
            "labels",
            "UAR",
            "accuracy",
            "calibration error",
            "by chance alone");
    evaluation
        .folds()
        .forEach(
            fold ->
                table.row(
                    List.of(
                        fold.fold(),
                        String.valueOf(fold.speakers()),
                        String.valueOf(fold.clips()),
                        String.valueOf(fold.labels().size()),
                        number(fold.unweightedAverageRecall(), true),
                        number(fold.accuracy(), true),
                        number(fold.expectedCalibrationError(), true),
                        number(fold.calibrationErrorByChance(), true))));
    return table;
  }

  /** Every corpus, over the clips of all folds; empty where there is one alone. */
  public static Optional<Table> corpora(Evaluation evaluation) {
    if (evaluation.corpora().size() < 2) {
      return Optional.empty();
    }
    Table table =
        new Table(
            "corpus",
            "speakers",
            "clips",
            "labels",
            "UAR",
            INTERVAL,
            "accuracy",
            "calibration error",
            "by chance alone",
            "answered",
            "of them right");
    for (CorpusFigures of : evaluation.corpora()) {
      table.row(
          List.of(
              of.corpus(),
              String.valueOf(of.speakers()),
              String.valueOf(of.clips()),
              String.valueOf(of.labels().size()),
              number(of.unweightedAverageRecall().pooled(), true),
              interval(of.unweightedAverageRecall(), true),
              number(of.accuracy().pooled(), true),
              number(of.expectedCalibrationError().pooled(), true),
              number(of.calibrationErrorByChance(), true),
              number(of.answered().pooled(), true),
              number(of.accuracyAmongAnswered().pooled(), true)));
    }
    return Optional.of(table);
  }

  /** Coverage and accuracy at each confidence that bounds a band, if no gate withheld any. */
  public static Table confidence(Evaluation evaluation) {
    Table table =
        new Table("confidence at least", "clips, gates aside", INTERVAL, "of them right", INTERVAL);
    for (ConfidenceEstimate at : evaluation.answers().at()) {
      table.row(
          List.of(
              String.format(Locale.ROOT, "%.0f %%", 100 * at.confidence()),
              number(at.coverage().pooled(), true),
              interval(at.coverage(), true),
              number(at.accuracy().pooled(), true),
              interval(at.accuracy(), true)));
    }
    return table;
  }

  /** What sets of labels are worth. */
  public static Table sets(Evaluation evaluation, SetFigures sets) {
    Table table = header("sets of labels", evaluation);
    row(
        table,
        String.format(
            Locale.ROOT, "hold the right one (%s promised)", PlainWords.share(sets.probability())),
        sets.coverage(),
        true);
    row(table, "labels in a set", sets.size(), false);
    row(table, "of one label", sets.single(), true);
    return table;
  }

  /** How often sets hold each label where it is the right one. */
  public static Table setsByLabel(SetFigures sets) {
    Table table = new Table("label", "in the set", INTERVAL, "clips");
    for (LabelCoverage of : sets.labels()) {
      table.row(
          List.of(
              of.label().word(),
              number(of.coverage().pooled(), true),
              interval(of.coverage(), true),
              String.valueOf(of.clips())));
    }
    return table;
  }

  static Table reliability(Evaluation evaluation) {
    Table table = new Table("confidence", "clips", "mean confidence", "right");
    for (ReliabilityBin bin : evaluation.reliability()) {
      table.row(
          List.of(
              String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * bin.from(), 100 * bin.to()),
              String.valueOf(bin.clips()),
              number(bin.confidence(), true),
              number(bin.accuracy(), true)));
    }
    return table;
  }

  static Table gates(Evaluation evaluation) {
    Table table =
        new Table(
            "gate",
            "fired",
            "UAR without",
            "with",
            "answered without",
            "with",
            "right without",
            "with",
            "gain",
            INTERVAL);
    for (GateFigures gate : evaluation.gates()) {
      table.row(
          List.of(
              gate.gate(),
              String.valueOf(gate.fired()),
              number(gate.without().unweightedAverageRecall(), true),
              number(gate.with().unweightedAverageRecall(), true),
              number(gate.without().answered(), true),
              number(gate.with().answered(), true),
              number(gate.without().accuracyAmongAnswered(), true),
              number(gate.with().accuracyAmongAnswered(), true),
              points(gate.gain()),
              pointsInterval(gate.gain())));
    }
    return table;
  }

  /** A difference between shares. */
  public static String points(Difference of) {
    return Double.isFinite(of.difference())
        ? String.format(Locale.ROOT, "%+.1f", 100 * of.difference())
        : Tables.UNDEFINED;
  }

  /** Its interval. */
  public static String pointsInterval(Difference of) {
    return Double.isFinite(of.low())
        ? String.format(Locale.ROOT, "[%+.1f, %+.1f]", 100 * of.low(), 100 * of.high())
        : Tables.UNDEFINED;
  }

  /** What baselines of voices are worth. */
  public static Table enrolment(List<EnrolmentFigures> enrolments) {
    Table table =
        new Table(
            "clips enrolled", "tested", "UAR without", "UAR with", "gain, all clips", INTERVAL);
    for (EnrolmentFigures of : enrolments) {
      table.row(
          List.of(
              of.enrolment(),
              String.valueOf(of.clips()),
              spread(of.without(), true),
              spread(of.with(), true),
              points(of.gain()),
              pointsInterval(of.gain())));
    }
    return table;
  }

  /** How true their confidence is then, and what their sets hold. */
  public static Table enrolmentConfidence(List<EnrolmentFigures> enrolments) {
    Table table =
        new Table(
            "clips enrolled",
            "ECE without",
            "ECE with",
            "by chance alone",
            "answered",
            "of them right",
            "in the set",
            "labels in it");
    for (EnrolmentFigures of : enrolments) {
      table.row(
          List.of(
              of.enrolment(),
              number(of.calibrationErrorWithout().pooled(), true),
              number(of.calibrationError().pooled(), true),
              number(of.calibrationErrorByChance(), true),
              number(of.answered().pooled(), true),
              number(of.accuracyAmongAnswered().pooled(), true),
              of.sets()
                  .map(sets -> number(sets.coverage().pooled(), true))
                  .orElse(Tables.UNDEFINED),
              of.sets().map(sets -> number(sets.size().pooled(), false)).orElse(Tables.UNDEFINED)));
    }
    return table;
  }

  /** Every {@link Figure} of two models. */
  public static Table comparison(Comparison comparison) {
    Table table =
        new Table("", comparison.first(), comparison.second(), "difference", "interval", "shown");
    for (Figure figure : Figure.values()) {
      Difference of = comparison.of(figure);
      double scale = figure.isShare() ? 100 : 1;
      String format = figure.isShare() ? "%+.1f" : "%+.3f";
      table.row(
          List.of(
              figure.words(),
              number(of.first(), figure.isShare()),
              number(of.second(), figure.isShare()),
              Double.isFinite(of.difference())
                  ? String.format(Locale.ROOT, format, scale * of.difference())
                  : Tables.UNDEFINED,
              Double.isFinite(of.low())
                  ? String.format(
                      Locale.ROOT,
                      "[" + format + ", " + format + "]",
                      scale * of.low(),
                      scale * of.high())
                  : Tables.UNDEFINED,
              shown(figure, of, comparison.ranks())));
    }
    return table;
  }

  private static String shown(Figure figure, Difference of, boolean ranks) {
    if (!Double.isFinite(of.low())) {
      return Tables.UNDEFINED;
    }
    if (!of.shown()) {
      return "no";
    }
    if (!ranks || figure == Figure.ANSWERED) {
      return of.difference() > 0 ? "more" : "less";
    }
    return of.difference() > 0 == figure.moreIsBetter() ? "better" : "worse";
  }

  /** How the intervals were found, as a sentence. */
  public static String intervals(Evaluation evaluation) {
    IntervalFacts of = evaluation.interval();
    if (of.units() < 2) {
      return "There are no intervals, since there are not two speakers to draw from.";
    }
    String found =
        String.format(
            Locale.ROOT,
            "Intervals are of \"all clips\", %.0f %%: %d bootstrap draws of %d %s, seed %d. ECE has"
                + " none, since such draws only add to it; by chance alone it would be %s.",
            100 * of.level(),
            of.resamples(),
            of.units(),
            of.unitsInWords(),
            of.seed(),
            number(evaluation.calibrationErrorByChance(), true));
    return of.areOfEnough()
        ? found
        : found
            + String.format(
                Locale.ROOT,
                " So few cannot keep %.0f %%, which takes %d: take them for a scale, too narrow.",
                100 * of.level(),
                Bootstrap.fewest(of.level()));
  }

  private static Table header(String first, Evaluation evaluation) {
    return new Table(
        first,
        "mean ± std over folds",
        "all clips",
        String.format(Locale.ROOT, "%.0f %% interval", 100 * evaluation.interval().level()));
  }

  private static void row(Table table, String name, Estimate of, boolean share) {
    table.row(List.of(name, spread(of, share), number(of.pooled(), share), interval(of, share)));
  }
}
