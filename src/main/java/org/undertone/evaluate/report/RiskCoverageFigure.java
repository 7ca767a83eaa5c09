package org.undertone.evaluate.report;

import static org.undertone.evaluate.report.Plot.number;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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

  /** Of words: the height of a line and of its letters, the width of one, and the space around. */
  private static final double LINE = 17;

  private static final double ASCENT = 13;
  private static final double LETTER = 8;
  private static final double GAP = 10;

  private RiskCoverageFigure() {}

  static void write(Markup page, Evaluation evaluation) {
    List<RiskPoint> points = evaluation.answers().byCoverage();
    List<ConfidenceEstimate> marked = marked(evaluation);
    double worst =
        DoubleStream.concat(
                points.stream().mapToDouble(RiskPoint::risk),
                marked.stream().mapToDouble(at -> 1 - at.accuracy().pooled()))
            .max()
            .orElse(1);
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
    marked.forEach(at -> mark(page, plot, at));
    words(page, plot, points, marked);
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
        String.format(
            Locale.ROOT,
            "%s sure or more: %s of clips answered, %s of them wrong",
            sure,
            PlainWords.share(at.coverage().pooled()),
            PlainWords.share(1 - at.accuracy().pooled())));
  }

  /** Those confidences that any clip reaches. */
  private static List<ConfidenceEstimate> marked(Evaluation evaluation) {
    return evaluation.answers().at().stream()
        .filter(at -> Double.isFinite(at.accuracy().pooled()))
        .toList();
  }

  /** Beside each mark, below the curve where there is room above the axis, else above it. */
  private static void words(
      Markup page, Plot plot, List<RiskPoint> points, List<ConfidenceEstimate> marked) {
    List<Rectangle2D> taken = new ArrayList<>();
    for (ConfidenceEstimate at : marked) {
      String words = PlainWords.share(at.confidence()) + " sure";
      double width = LETTER * words.length();
      double x = Math.min(plot.x(at.coverage().pooled()) + GAP, Plot.WIDTH - GAP / 2 - width);
      double[] curve =
          points.stream()
              .filter(p -> Math.abs(plot.x(p.coverage()) - x - width / 2) < GAP + width / 2)
              .mapToDouble(p -> plot.y(p.risk()))
              .sorted()
              .toArray();
      double y = free(taken, x, curve[curve.length - 1] + GAP, width, LINE);
      if (y + LINE > plot.y(0)) {
        y = free(taken, x, curve[0] - GAP - LINE, width, -LINE);
      }
      taken.add(new Rectangle2D.Double(x, y, width, LINE));
      Plot.text(page, x, y + ASCENT, "start", words);
    }
  }

  /** The first line from an upper edge on, in steps, that no words stand in. */
  private static double free(
      List<Rectangle2D> taken, double x, double from, double width, double step) {
    double y = from;
    for (int i = 0; i < taken.size(); i++) {
      for (Rectangle2D other : taken) {
        y =
            other.intersects(x, y, width, LINE)
                ? (step > 0 ? other.getMaxY() : other.getY() - LINE)
                : y;
      }
    }
    return y;
  }

  private static String caption(Evaluation evaluation, List<RiskPoint> points) {
    RiskPoint half = points.get(points.size() / 2 - 1);
    RiskPoint all = points.get(points.size() - 1);
    return String.format(
        Locale.ROOT,
        "If it answered every clip, %s of the answers would be wrong; if only the surest half, %s."
            + " Were its sureness worth nothing, the line would be as flat as the dashed one."
            + "%s The area under the curve, smaller being better, is %.3f.",
        PlainWords.share(all.risk()),
        PlainWords.share(half.risk()),
        marks(marked(evaluation)),
        evaluation.figure(Figure.AREA_UNDER_RISK_COVERAGE).pooled());
  }

  private static String marks(List<ConfidenceEstimate> marked) {
    String sure =
        PlainWords.list(
            marked.stream()
                .map(at -> String.format(Locale.ROOT, "%.0f", 100 * at.confidence()))
                .toList());
    return switch (marked.size()) {
      case 0 -> "";
      case 1 ->
          String.format(Locale.ROOT, " The diamond marks where it is %s %% sure or more.", sure);
      default -> String.format(Locale.ROOT, " Diamonds mark where it is %s %% sure or more.", sure);
    };
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
