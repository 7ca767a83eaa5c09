package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undertone.evaluate.Estimate;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.Figure;
import org.undertone.evaluate.Table;

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

  private static final List<Split> SPLITS = List.of(Split.SPEAKERS, Split.CLIPS, Split.LEAKY);

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
   * Runs all three.
   *
   * @param options of any split; the recipe and the data count
   * @throws IOException as {@link RecipeEvaluator#evaluate}
   * @throws InterruptedException as {@link RecipeEvaluator#evaluate}
   */
  public static TruthTable of(
      RecipeEvaluator evaluator, EvaluateOptions options, TrainProgress progress)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    Map<String, EvaluationDocument> evaluations = new LinkedHashMap<>();
    for (Split split : SPLITS) {
      EvaluationDocument document = evaluator.evaluate(options.with(split), progress);
      evaluations.put(split.word(), document);
      rows.add(
          new Row(
              split.word(),
              document.protocol().plan(),
              split.words(),
              document.protocol().leaky(),
              document.results().clips(),
              document.results().figure(Figure.UNWEIGHTED_AVERAGE_RECALL),
              document.results().figure(Figure.ACCURACY)));
    }
    String type = options.training().type();
    return new TruthTable(
        EvaluationDocument.FORMAT_VERSION,
        "truth-table",
        headline(type, rows),
        List.of(
            "only the first row says what the model is worth on a new voice; the others are there"
                + " to show what a measurement can do",
            evaluations.get(Split.LEAKY.word()).warnings().get(0)),
        type,
        rows,
        PublicClaim.ALL,
        evaluations);
  }

  private static String headline(String type, List<Row> rows) {
    List<String> figures = new ArrayList<>();
    rows.forEach(row -> figures.add(percent(row.accuracy().mean()) + " (" + row.plan() + ")"));
    return ("The same %s, measured in three ways, is right in %s of clips: only the first figure is"
            + " what it does for a new voice.")
        .formatted(type, String.join(", ", figures));
  }

  /** For the terminal, each line ended. */
  public String text() {
    StringBuilder text = new StringBuilder();
    warnings.forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
    text.append(headline).append("\n\n");
    Table table = new Table("tested on", "protocol", "clips", "accuracy", "UAR", "UAR interval");
    for (Row row : rows) {
      Estimate uar = row.unweightedAverageRecall();
      table.row(
          List.of(
              row.words(),
              row.plan(),
              String.valueOf(row.clips()),
              spread(row.accuracy()),
              spread(uar),
              Double.isFinite(uar.low())
                  ? String.format(Locale.ROOT, "[%.1f, %.1f]", 100 * uar.low(), 100 * uar.high())
                  : "-"));
    }
    text.append(table.text()).append('\n');
    text.append("What READMEs of public projects on RAVDESS claim:\n");
    publicClaims.forEach(
        claim -> text.append(claim.accuracy()).append("  ").append(claim.protocol()).append('\n'));
    text.append('\n');
    warnings.forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
    return text.toString();
  }

  private static String spread(Estimate estimate) {
    return String.format(
        Locale.ROOT, "%.1f ± %.1f %%", 100 * estimate.mean(), 100 * estimate.deviation());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** The document as indented JSON, its last line ended. */
  public String json() {
    return EvaluationDocument.json(this);
  }
}
