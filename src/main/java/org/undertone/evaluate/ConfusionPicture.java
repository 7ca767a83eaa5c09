package org.undertone.evaluate;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.undertone.model.Label;

/** A confusion matrix as a heat map: each row shares out the clips of one truth, in per cent. */
public final class ConfusionPicture {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 640;
  private static final Color FULL = new Color(84, 158, 209);
  private static final String NO_SPEECH = "no speech";

  private ConfusionPicture() {}

  /**
   * Draws it; a column for clips without speech is there where there is one.
   *
   * @param title such as the model's id with the protocol
   */
  public static Picture of(String title, Confusion confusion) {
    List<String> columns = new ArrayList<>(confusion.labels().stream().map(Label::word).toList());
    if (confusion.withoutSpeech() > 0) {
      columns.add(NO_SPEECH);
    }
    List<String> rows = new ArrayList<>();
    List<Number[]> cells = new ArrayList<>();
    for (Label truth : confusion.labels()) {
      // The first row of the chart is the lowest.
      int y = confusion.labels().size() - 1 - rows.size();
      rows.add(0, String.format(Locale.ROOT, "%s (%d)", truth.word(), confusion.support(truth)));
      for (int x = 0; x < columns.size(); x++) {
        cells.add(new Number[] {x, y, percent(confusion, truth, x)});
      }
    }
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title + ", % of each truth")
            .xAxisTitle("first candidate")
            .yAxisTitle("truth (clips)")
            .build();
    chart.addSeries("share", columns, rows, cells);
    chart
        .getStyler()
        .setShowValue(true)
        .setHeatMapValueDecimalPattern("0")
        .setMin(0)
        .setMax(100)
        .setRangeColors(new Color[] {Color.WHITE, FULL});
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    return Picture.of(title, Tables.confusion(confusion).text(), List.of(chart));
  }

  private static double percent(Confusion confusion, Label truth, int column) {
    int count =
        column < confusion.labels().size()
            ? confusion.count(truth, confusion.labels().get(column))
            : confusion.withoutSpeech(truth);
    return confusion.support(truth) == 0 ? 0 : 100.0 * count / confusion.support(truth);
  }
}
