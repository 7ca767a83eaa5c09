package org.undertone.evaluate.report;

import static org.undertone.evaluate.report.Plot.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluation.Uncalibrated;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.ReliabilityBin;
import org.undertone.evaluate.Tables;

/** Confidence across, the share that is right upwards: what is true lies on the diagonal. */
final class ReliabilityFigure {

  private static final Plot PLOT = new Plot("reliability", 400, 1);
  private static final double RADIUS = 5;

  private ReliabilityFigure() {}

  static void write(Markup page, Evaluation evaluation) {
    page.open("figure");
    PLOT.open(
        page,
        "Reliability diagram: stated confidence and the share that is right",
        evaluation
                .uncalibrated()
                .map(before -> "Before calibration: " + words(before.reliability()) + ". ")
                .orElse("")
            + "As served: "
            + words(evaluation.reliability())
            + ".");
    PLOT.axes(page, "how sure it said it was", "how often that was right");
    Plot.line(page, "ideal", PLOT.x(0), PLOT.y(0), PLOT.x(1), PLOT.y(1));
    Plot.text(page, PLOT.x(0.08), PLOT.y(0.02), "start", "true confidence");
    evaluation
        .uncalibrated()
        .ifPresent(before -> curve(page, "curve before", Marker.RING, before.reliability()));
    curve(page, "curve", Marker.DISC, evaluation.reliability());
    legend(page, evaluation.uncalibrated().isPresent());
    page.close();
    page.element("figcaption", caption(evaluation));
    page.close();
  }

  private static void curve(Markup page, String kind, Marker marker, List<ReliabilityBin> bins) {
    page.empty(
        "polyline",
        "class",
        kind,
        "points",
        bins.stream()
            .map(bin -> number(PLOT.x(bin.confidence())) + "," + number(PLOT.y(bin.accuracy())))
            .collect(Collectors.joining(" ")));
    for (ReliabilityBin bin : bins) {
      marker.draw(page, PLOT.x(bin.confidence()), PLOT.y(bin.accuracy()), RADIUS, words(bin));
    }
  }

  private static void legend(Markup page, boolean before) {
    double x = PLOT.x(0.04);
    Marker.DISC.draw(page, x, PLOT.y(0.95), RADIUS, "as served");
    Plot.text(page, x + 12, PLOT.y(0.95) + 5, "start", "as served");
    if (before) {
      Marker.RING.draw(page, x, PLOT.y(0.89), RADIUS, "before calibration");
      Plot.text(page, x + 12, PLOT.y(0.89) + 5, "start", "before calibration");
    }
  }

  private static String caption(Evaluation evaluation) {
    return evaluation.reliability().stream()
            .findFirst()
            .map(
                bin ->
                    "Each point stands for "
                        + (bin.clips() == 1 ? "a clip" : bin.clips() + " clips")
                        + " or so, from the least sure to the surest. ")
            .orElse("")
        + "Where it said 60 % and was right 60 % of the time, the point lies on the dashed line;"
        + " below the line it claims too much, above it too little. "
        + PlainWords.confidence(evaluation)
        + evaluation.uncalibrated().map(ReliabilityFigure::direction).orElse("");
  }

  private static String direction(Uncalibrated before) {
    return PlainWords.leaning(
            before.reliability(),
            before.expectedCalibrationError(),
            before.calibrationErrorByChance())
        .map(how -> " It then claimed " + how + ".")
        .orElse("");
  }

  private static String words(List<ReliabilityBin> bins) {
    return bins.stream().map(ReliabilityFigure::words).collect(Collectors.joining("; "));
  }

  private static String words(ReliabilityBin bin) {
    return String.format(
        Locale.ROOT,
        "%.1f %% sure, %.1f %% right, %s",
        100 * bin.confidence(),
        100 * bin.accuracy(),
        Tables.clips(bin.clips()));
  }
}
