package org.undertone.evaluate.report;

import static org.undertone.evaluate.report.Plot.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluation.ConfidenceEstimate;
import org.undertone.evaluate.Figure;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.RiskPoint;

/** The share of clips answered across, the surest first, and the share of them wrong upwards. */
final class RiskCoverageFigure {

  private static final double HEIGHT = 400;
  private static final double STEP = 0.1;
  private static final double LEAST_HEIGHT = 0.3;

  private RiskCoverageFigure() {}

  static void write(Markup page, Evaluation evaluation) {
    List<RiskPoint> points = evaluation.answers().byCoverage();
    double worst = points.stream().mapToDouble(RiskPoint::risk).max().orElse(1);
    double greatest = Math.min(1, Math.max(LEAST_HEIGHT, STEP * Math.ceil(worst / STEP + 0.01)));
    Plot plot = new Plot("risk", HEIGHT, greatest);
    double all = points.get(points.size() - 1).risk();
    page.open("figure");
    plot.open(
        page, "Risk and coverage: the fewer clips answered, the fewer mistakes", words(points));
    plot.axes(page, "clips answered, the surest first", "answers that are wrong");
    Plot.line(page, "ideal", plot.x(0), plot.y(all), plot.x(1), plot.y(all));
    page.empty(
        "polyline",
        "class",
        "curve",
        "points",
        points.stream()
            .map(p -> number(plot.x(p.coverage())) + "," + number(plot.y(p.risk())))
            .collect(Collectors.joining(" ")));
    for (ConfidenceEstimate at : evaluation.answers().at()) {
      if (Double.isFinite(at.accuracy().pooled())) {
        mark(page, plot, at);
      }
    }
    page.close();
    page.element("figcaption", caption(evaluation, points));
    page.close();
  }

  private static void mark(Markup page, Plot plot, ConfidenceEstimate at) {
    double x = plot.x(at.coverage().pooled());
    double y = plot.y(1 - at.accuracy().pooled());
    String sure = PlainWords.share(at.confidence());
    Marker.DIAMOND.draw(
        page,
        x,
        y,
        6,
        "%s sure or more: %s of clips answered, %s of them wrong"
            .formatted(
                sure,
                PlainWords.share(at.coverage().pooled()),
                PlainWords.share(1 - at.accuracy().pooled())));
    boolean right = at.coverage().pooled() > 0.85;
    Plot.text(page, x + (right ? -10 : 10), y + 20, right ? "end" : "start", sure + " sure");
  }

  private static String caption(Evaluation evaluation, List<RiskPoint> points) {
    RiskPoint half = points.get(points.size() / 2 - 1);
    RiskPoint all = points.get(points.size() - 1);
    return String.format(
        Locale.ROOT,
        "If it answered every clip, %s of the answers would be wrong; if only the surest half, %s."
            + " Were its sureness worth nothing, the line would be as flat as the dashed one."
            + " Diamonds mark where it says 35, 50 and 70 %%. The area under the curve, smaller being"
            + " better, is %.3f.",
        PlainWords.share(all.risk()),
        PlainWords.share(half.risk()),
        evaluation.figure(Figure.AREA_UNDER_RISK_COVERAGE).pooled());
  }

  /** Every tenth point. */
  private static String words(List<RiskPoint> points) {
    return points.stream()
        .filter(p -> Math.round(100 * p.coverage()) % 10 == 0)
        .map(
            p ->
                PlainWords.share(p.coverage())
                    + " answered, "
                    + PlainWords.share(p.risk())
                    + " wrong")
        .collect(Collectors.joining("; ", "", "."));
  }
}
