package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same recipe on the same recordings under three protocols, beside what others claim: how much
 * of a figure is the model and how much is the measurement. Its document is {@code evaluation.json}
 * too.
 *
 * @param formatVersion of the document
 * @param kind {@code truth-table}
 * @param headline the result as a sentence
 * @param warnings what a reader must know before any figure
 * @param type of the recipe
 * @param rows one for each protocol, the honest one first
 * @param publicClaims what others claim
 * @param evaluations all figures of each protocol, by its name
 */
public record TruthTable(
    int formatVersion,
    String kind,
    String headline,
    List<String> warnings,
    String type,
    List<Row> rows,
    List<PublicClaim> publicClaims,
    Map<String, EvaluationDocument> evaluations) {

  private static final String READING =
      "Accuracy and UAR are the mean over the folds; the interval is of all clips together.";

  /**
   * One protocol.
   *
   * @param words what it tests
   */
  public record Row(
      String protocol,
      String plan,
      String words,
      boolean leaky,
      int clips,
      Estimate unweightedAverageRecall,
      Estimate accuracy) {}

  /**
   * Of what was measured.
   *
   * @param words what each protocol tests, by its name
   * @param evaluations by the name of the protocol, the honest one first; the leaky one last
   * @param copiesLeftOut whether the type learns from altered copies otherwise
   */
  public static TruthTable of(
      String type,
      Map<String, String> words,
      Map<String, EvaluationDocument> evaluations,
      boolean copiesLeftOut) {
    List<Row> rows = new ArrayList<>();
    evaluations.forEach(
        (protocol, document) ->
            rows.add(
                new Row(
                    protocol,
                    document.protocol().plan(),
                    words.get(protocol),
                    document.protocol().leaky(),
                    document.results().clips(),
                    document.results().figure(Figure.UNWEIGHTED_AVERAGE_RECALL),
                    document.results().figure(Figure.ACCURACY))));
    List<String> warnings = new ArrayList<>();
    warnings.add(
        "only the first row says what the model is worth on a new voice; the others are there to"
            + " show what a measurement can do");
    if (copiesLeftOut) {
      warnings.add(
          "to be the same in all three, the model learned without the altered copies that its type"
              + " learns from otherwise");
    }
    evaluations.values().stream()
        .filter(document -> document.protocol().leaky())
        .forEach(document -> warnings.add(document.warnings().get(0)));
    return new TruthTable(
        EvaluationDocument.FORMAT_VERSION,
        "truth-table",
        headline(type, rows),
        warnings,
        type,
        rows,
        PublicClaim.ALL,
        Collections.unmodifiableMap(new LinkedHashMap<>(evaluations)));
  }

  /** What the recipe is worth on a new voice. */
  public EvaluationDocument honest() {
    return evaluations.get(rows.get(0).protocol());
  }

  private static String headline(String type, List<Row> rows) {
    List<String> figures = new ArrayList<>();
    rows.forEach(
        row -> figures.add(Tables.percent(row.accuracy().mean()) + " (" + row.plan() + ")"));
    return String.format(
        Locale.ROOT,
        "The same %s, measured in three ways, is right in %s of clips: only the first figure is"
            + " what it does for a new voice.",
        type,
        String.join(", ", figures));
  }

  /** For the terminal, each line ended. */
  public String text() {
    StringBuilder text = new StringBuilder();
    warnings.forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
    text.append(headline).append("\n\n");
    text.append(table().text()).append(READING).append("\n\n");
    text.append("What READMEs of public projects on RAVDESS claim:\n");
    publicClaims.forEach(
        claim -> text.append(claim.accuracy()).append("  ").append(claim.protocol()).append('\n'));
    text.append('\n');
    warnings.forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
    return text.toString();
  }

  /** One row for each protocol. */
  public Table table() {
    Table table = new Table("tested on", "protocol", "clips", "accuracy", "UAR", "UAR interval");
    for (Row row : rows) {
      Estimate uar = row.unweightedAverageRecall();
      table.row(
          List.of(
              row.words(),
              row.plan(),
              row.clips() + (row.leaky() ? " and copies" : ""),
              FigureTables.spread(row.accuracy(), true),
              FigureTables.spread(uar, true),
              FigureTables.interval(uar, true)));
    }
    return table;
  }

  /** Whether there are speakers enough for the intervals of a row to keep their level. */
  public boolean hasIntervals(Row row) {
    return evaluations.get(row.protocol()).results().interval().areOfEnough();
  }

  /** The document as indented JSON, its last line ended. */
  public String json() {
    return EvaluationDocument.json(this);
  }
}
