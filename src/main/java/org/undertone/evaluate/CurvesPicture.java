package org.undertone.evaluate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.undertone.learn.network.Epoch;
import org.undertone.learn.network.TrainingCurve;

/**
 * How trainings went, epoch by epoch: above the loss, dashed on the clips learned from and solid on
 * those held out, below the recall on those held out. A circle marks the epoch that was kept.
 */
public final class CurvesPicture {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 360;

  /** Told apart by those who do not see all colours alike (Okabe and Ito 2008). */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0, 114, 178),
          new Color(213, 94, 0),
          new Color(0, 158, 115),
          new Color(204, 121, 167),
          new Color(230, 159, 0),
          new Color(86, 180, 233),
          new Color(0, 0, 0));

  private static final BasicStroke SOLID = new BasicStroke(2);
  private static final BasicStroke DASHED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 3}, 0);

  private CurvesPicture() {}

  /**
   * Draws them.
   *
   * @param title such as the model's id with the protocol
   * @param curves at least one, by what it is called, such as {@code fold 2}, in the order drawn
   */
  public static Picture of(String title, Map<String, TrainingCurve> curves) {
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one curve");
    }
    XYChart loss = chart(title + ": loss (dashed: on the clips learned from)", "loss, nats");
    XYChart recall = chart("recall on the speakers or clips held out", "UAR, %");
    recall.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
    StringBuilder words = new StringBuilder();
    int index = 0;
    for (Map.Entry<String, TrainingCurve> entry : curves.entrySet()) {
      String name = entry.getKey();
      TrainingCurve curve = entry.getValue();
      Color colour = COLOURS.get(index++ % COLOURS.size());
      line(loss, name, curve.epochs(), Epoch::validationLoss, colour, SOLID);
      line(loss, name + ", training", curve.epochs(), Epoch::trainingLoss, colour, DASHED)
          .setShowInLegend(false);
      line(recall, name, curve.epochs(), e -> 100 * e.validationUar(), colour, SOLID);
      Epoch best = curve.epochs().get(curve.bestEpoch() - 1);
      mark(loss, name, best, best.validationLoss(), colour);
      mark(recall, name, best, 100 * best.validationUar(), colour);
      words.append(describe(name, curve.epochs().size(), best)).append('\n');
    }
    return Picture.of(title, words.toString(), List.of(loss, recall));
  }

  private static String describe(String name, int epochs, Epoch best) {
    return String.format(
        Locale.ROOT,
        "%s: %d epochs, kept epoch %d with loss %.3f (training %.3f) and UAR %s",
        name,
        epochs,
        best.number(),
        best.validationLoss(),
        best.trainingLoss(),
        Tables.percent(best.validationUar()));
  }

  private static XYChart chart(String title, String values) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("epoch")
            .yAxisTitle(values)
            .build();
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.OutsideE)
        .setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.##");
    return chart;
  }

  private static XYSeries line(
      XYChart chart,
      String name,
      List<Epoch> epochs,
      ToDoubleFunction<Epoch> value,
      Color colour,
      BasicStroke stroke) {
    double[] numbers = epochs.stream().mapToDouble(Epoch::number).toArray();
    double[] values = epochs.stream().mapToDouble(value).toArray();
    XYSeries series = chart.addSeries(name, numbers, values);
    series.setMarker(SeriesMarkers.NONE).setLineColor(colour).setLineStyle(stroke);
    return series;
  }

  private static void mark(XYChart chart, String name, Epoch epoch, double value, Color colour) {
    XYSeries series =
        chart.addSeries(name + ", kept epoch", new double[] {epoch.number()}, new double[] {value});
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(colour).setShowInLegend(false);
  }
}
