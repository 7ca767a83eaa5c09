package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undertone.evaluate.Robustness.Changed;
import org.undertone.evaluate.Robustness.ConditionFigures;
import org.undertone.evaluate.Robustness.GainFigures;
import org.undertone.evaluate.Robustness.Loss;

/** {@link Robustness} as tables for the terminal and the report. */
public final class RobustnessTables {

  private RobustnessTables() {}

  /** A row for each condition, then their mean. */
  public static Table conditions(Robustness robustness) {
    Table table =
        new Table(
            "condition",
            "UAR clean",
            "degraded",
            "loss",
            "interval",
            "ECE",
            "answered",
            "right among answered",
            "first candidate changed",
            "interval");
    for (ConditionFigures condition : robustness.conditions()) {
      Changed changed = condition.changed();
      table.row(
          row(
              condition.name(),
              condition.figures(),
              FigureTables.number(changed.share(), true),
              interval("%.1f", changed.low(), changed.high())));
    }
    return table.row(row("mean", robustness.mean(), Tables.UNDEFINED, Tables.UNDEFINED));
  }

  private static List<String> row(
      String name, Map<String, Loss> figures, String changed, String interval) {
    Loss uar = figures.get(Evaluator.key(Figure.UNWEIGHTED_AVERAGE_RECALL));
    List<String> row = new ArrayList<>();
    row.add(name);
    row.add(FigureTables.number(uar.clean(), true));
    row.add(FigureTables.number(uar.degraded(), true));
    row.add(String.format(Locale.ROOT, "%+.1f", 100 * uar.loss()));
    row.add(interval("%+.1f", uar.low(), uar.high()));
    for (Figure figure :
        List.of(
            Figure.EXPECTED_CALIBRATION_ERROR, Figure.ANSWERED, Figure.ACCURACY_AMONG_ANSWERED)) {
      row.add(FigureTables.number(figures.get(Evaluator.key(figure)).degraded(), true));
    }
    row.add(changed);
    row.add(interval);
    return row;
  }

  /** How often the first candidate changes at each gain. */
  public static Table gain(Robustness robustness) {
    Table table = new Table("gain", "first candidate changed", "interval");
    for (GainFigures gain : robustness.gain()) {
      table.row(
          List.of(
              String.format(Locale.ROOT, "%+.0f dB", gain.gainDb()),
              FigureTables.number(gain.changed(), true),
              interval("%.1f", gain.low(), gain.high())));
    }
    return table;
  }

  private static String interval(String format, double low, double high) {
    return Double.isFinite(low)
        ? String.format(Locale.ROOT, "[" + format + ", " + format + "]", 100 * low, 100 * high)
        : Tables.UNDEFINED;
  }
}
