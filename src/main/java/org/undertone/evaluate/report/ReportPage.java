package org.undertone.evaluate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undertone.evaluate.Comparison;
import org.undertone.evaluate.Estimate;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluation.GateFigures;
import org.undertone.evaluate.Evaluation.LabelFigures;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.FigureTables;
import org.undertone.evaluate.TruthTable;

/**
 * {@code report.html}: an evaluation for people. One file without scripts or anything from outside,
 * for screens light and dark and for paper. Its figures are those of the document.
 */
public final class ReportPage {

  /** The name of its file. */
  public static final String FILE = "report.html";

  private static final String READING =
      "UAR is the mean recall over the feelings, so that frequent ones do not count more: the"
          + " headline. ECE, the calibration error, is how far confidence lies from the share that is"
          + " right; Brier score and log loss judge all probabilities at once, AURC and AUGRC the"
          + " order of its sureness; of these five, less is better.";

  /**
   * What stands above a report.
   *
   * @param besideJson whether {@code evaluation.json} lies beside it
   */
  private record Title(String kind, String name, boolean besideJson) {

    static Title recipe(String type) {
      return new Title("A recipe, measured", type, true);
    }
  }

  private ReportPage() {}

  /** A report of one evaluation. */
  public static String of(EvaluationDocument document) {
    return document.subject().model().isPresent()
        ? page(
            new Title("A model, measured", document.subject().model().get(), true),
            document,
            Optional.empty())
        : page(Title.recipe(document.subject().type()), document, Optional.empty());
  }

  /** A report of a truth table: the table, then all of its honest row. */
  public static String of(TruthTable table) {
    return page(Title.recipe(table.type()), table.honest(), Optional.of(table));
  }

  /** The report of a training: the recipe of the model, tested over folds. */
  public static String ofTraining(String id, EvaluationDocument document) {
    return page(
        new Title("A model, measured by training its like anew in each fold", id, false),
        document,
        Optional.empty());
  }

  /** A report in a few lines, for the terminal. */
  public static List<String> summary(EvaluationDocument document) {
    Evaluation results = document.results();
    List<String> lines = new ArrayList<>();
    lines.add(document.headline());
    lines.add(right(document));
    lines.add(PlainWords.answers(results));
    PlainWords.whenSure(results).ifPresent(lines::add);
    lines.add(PlainWords.confidence(results));
    PlainWords.weakLabels(results).stream()
        .findFirst()
        .ifPresent(weakest -> lines.add("Weakest on " + weakest));
    lines.addAll(PlainWords.bySex(results));
    return lines;
  }

  /** How often it is right, on whom, and how often guessing would be. */
  public static String right(EvaluationDocument document) {
    return PlainWords.right(whose(document), document.results());
  }

  private static String page(Title title, EvaluationDocument document, Optional<TruthTable> table) {
    Markup page = new Markup();
    page.open("html", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", "Undertone: how well " + title.name() + " hears");
    page.style(style()).close();
    page.open("body");
    head(page, title, document, table);
    page.open("main");
    table.ifPresent(
        of -> {
          section(page, "What a measurement can do");
          page.element("p", of.headline());
          TruthFigure.write(page, of);
          page.close();
        });
    results(page, document);
    document.comparison().ifPresent(comparison -> compared(page, comparison));
    ProvenanceSection.write(page, document, title.besideJson());
    page.close().close().close();
    return page.page();
  }

  private static void head(
      Markup page, Title title, EvaluationDocument document, Optional<TruthTable> table) {
    page.open("header").element("p", title.kind(), "class", "kind");
    page.element("h1", "How well " + title.name() + " hears");
    List<String> warnings = table.map(TruthTable::warnings).orElse(document.warnings());
    for (String warning : warnings) {
      page.open("p", "class", "warning").element("strong", "Beware: ").text(warning).close();
    }
    page.element(
        "p", right(document) + " " + PlainWords.answers(document.results()), "class", "lead");
    page.element("p", document.headline(), "class", "exact").close();
  }

  private static String whose(EvaluationDocument document) {
    if (document.protocol().leaky()) {
      return "people and sentences that it had learned from in altered copies";
    }
    return document.protocol().speakersShared()
        ? "people whom it had heard, or may have heard, in training"
        : "people whom it had never heard";
  }

  private static void results(Markup page, EvaluationDocument document) {
    Evaluation results = document.results();
    section(page, "Can its confidence be trusted?");
    PlainWords.whenSure(results).ifPresent(words -> page.element("p", words));
    page.open("div", "class", "pair");
    ReliabilityFigure.write(page, results);
    RiskCoverageFigure.write(page, results);
    page.close();
    Tabular.write(page, "What confidence is worth", FigureTables.confidence(results));
    page.close();
    section(page, "What it takes for what");
    ConfusionFigure.write(page, results);
    page.close();
    section(page, "Each feeling by itself");
    page.element(
        "p",
        "Recall is the share of clips of a feeling that were heard as it; precision the share of"
            + " its answers that were right; F1 lies between. In brackets is the interval.");
    labels(page, results);
    page.close();
    section(page, "Each speaker by herself or himself");
    SpeakerFigure.write(page, results);
    page.open("ul");
    PlainWords.bySex(results).forEach(line -> page.element("li", line));
    page.close().close();
    section(page, "What the gates do");
    page.element(
        "p",
        "A gate withholds an answer, or moves it to a calmer one, where the sound or the confidence"
            + " speaks against it. Without it and with it:");
    gates(page, results);
    page.close();
    section(page, "All figures");
    page.element("p", READING);
    Tabular.write(page, "Figures", FigureTables.figures(results));
    Tabular.write(page, "Folds", FigureTables.folds(results));
    page.close();
  }

  private static void labels(Markup page, Evaluation results) {
    Tabular.open(
        page,
        "Feelings, over the clips of all folds",
        List.of("feeling", "recall", "precision", "F1", "clips", "most often taken for"));
    for (LabelFigures of : results.labels()) {
      Tabular.row(
          page,
          List.of(
              of.label().word(),
              both(of.recall()),
              both(of.precision()),
              both(of.f1()),
              String.valueOf(of.support()),
              PlainWords.mistakenFor(of.label(), results).orElse("–")));
    }
    Tabular.close(page);
  }

  private static String both(Estimate estimate) {
    return (FigureTables.number(estimate.pooled(), true)
            + " "
            + FigureTables.interval(estimate, true))
        .strip();
  }

  private static void gates(Markup page, Evaluation results) {
    Tabular.open(
        page,
        "Gates",
        List.of(
            "gate",
            "clips it fired on",
            "answered without it",
            "answered with it",
            "right without it",
            "right with it",
            "UAR without it",
            "UAR with it"));
    for (GateFigures gate : results.gates()) {
      Tabular.row(
          page,
          List.of(
              gate.gate(),
              gate.fired() + " of " + results.clips(),
              FigureTables.number(gate.without().answered(), true),
              FigureTables.number(gate.with().answered(), true),
              FigureTables.number(gate.without().accuracyAmongAnswered(), true),
              FigureTables.number(gate.with().accuracyAmongAnswered(), true),
              FigureTables.number(gate.without().unweightedAverageRecall(), true),
              FigureTables.number(gate.with().unweightedAverageRecall(), true)));
    }
    Tabular.close(page);
  }

  private static void compared(Markup page, Comparison comparison) {
    section(page, "Compared with " + comparison.second());
    page.element("p", comparison.headline());
    page.element(
        "p",
        String.format(
            Locale.ROOT,
            "Both were asked of the same %d clips. A difference counts as shown where its interval,"
                + " over speakers, leaves nought out.",
            comparison.clips()));
    Tabular.write(
        page,
        comparison.first() + " and " + comparison.second(),
        FigureTables.comparison(comparison));
    page.close();
  }

  static void section(Markup page, String title) {
    page.open("section").element("h2", title);
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet of the report cannot be read", e);
    }
  }
}
