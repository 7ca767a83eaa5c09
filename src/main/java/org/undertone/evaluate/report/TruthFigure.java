package org.undertone.evaluate.report;

import static org.undertone.evaluate.report.Plot.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.undertone.corpus.Protocol;
import org.undertone.evaluate.Estimate;
import org.undertone.evaluate.FigureTables;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.PublicClaim;
import org.undertone.evaluate.TruthTable;
import org.undertone.evaluate.TruthTable.Row;

/** One model, three measurements, beside what others claim. */
final class TruthFigure {

  private static final double ROW = 62;
  private static final double BAR = 22;

  private TruthFigure() {}

  static void write(Markup page, TruthTable table) {
    List<Row> rows = table.rows();
    Plot plot = new Plot("truth", rows.size() * ROW, 1);
    page.open("figure");
    plot.open(
        page,
        "The accuracy of one " + table.type() + " under " + rows.size() + " protocols",
        rows.stream()
            .map(row -> name(row) + ": " + FigureTables.spread(row.accuracy(), true))
            .collect(Collectors.joining("; ", "", ".")));
    plot.across(page, "clips named rightly (accuracy)");
    for (int i = 0; i < rows.size(); i++) {
      bar(page, plot, rows.get(i), table.hasIntervals(rows.get(i)), Plot.TOP + i * ROW);
    }
    page.close();
    Row first = rows.get(0);
    Row last = rows.get(rows.size() - 1);
    page.element(
        "figcaption",
        "The same model on the same recordings. Only the full bar is about voices that it had never"
            + String.format(
                Locale.ROOT,
                " heard; the way from %s to %s is the measurement, not the model.",
                PlainWords.share(first.accuracy().mean()),
                PlainWords.share(last.accuracy().mean()))
            + (rows.stream().anyMatch(table::hasIntervals)
                ? " Whiskers are 95 % intervals of all clips together; bars, as the table, are the"
                    + " mean over the folds."
                : ""));
    page.close();
    Tabular.write(page, "One recipe, " + rows.size() + " protocols", table.table());
    claims(page, table.publicClaims());
  }

  private static void bar(Markup page, Plot plot, Row row, boolean whiskers, double top) {
    Estimate accuracy = row.accuracy();
    Plot.text(page, plot.x(0) + 6, top + 20, "start", name(row));
    double y = top + 28;
    page.empty(
        "rect",
        "class",
        honest(row) ? "bar" : "bar doubtful",
        "x",
        number(plot.x(0)),
        "y",
        number(y),
        "width",
        number(plot.x(accuracy.mean()) - plot.x(0)),
        "height",
        number(BAR));
    if (whiskers && Double.isFinite(accuracy.low())) {
      double middle = y + BAR / 2;
      Plot.line(page, "whisker", plot.x(accuracy.low()), middle, plot.x(accuracy.high()), middle);
      for (double end : new double[] {accuracy.low(), accuracy.high()}) {
        Plot.line(page, "whisker", plot.x(end), middle - 5, plot.x(end), middle + 5);
      }
    }
    Plot.text(page, plot.x(0) - 6, y + 16, "end", PlainWords.share(accuracy.mean()));
  }

  private static boolean honest(Row row) {
    return row.protocol().equals(Protocol.SPEAKERS.word());
  }

  private static String name(Row row) {
    return honest(row)
        ? "voices that it never heard"
        : row.leaky() ? "leaky on purpose: no score" : "other clips of voices that it heard";
  }

  private static void claims(Markup page, List<PublicClaim> claims) {
    page.element("h3", "What READMEs of public projects on RAVDESS claim");
    page.open("ul");
    claims.forEach(
        claim ->
            page.open("li")
                .element("strong", claim.accuracy())
                .text(": " + claim.protocol() + ".")
                .close());
    page.close();
  }
}
