package org.undertone.evaluate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.SetWords;
import org.undertone.evaluate.TruthTable;

/**
 * {@code report.html}: an evaluation for people. One file without scripts or anything from outside,
 * for screens light and dark and for paper. Its figures are those of the document.
 */
public final class ReportPage {

  /** The name of its file. */
  public static final String FILE = "report.html";

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
    SetWords.of(document).ifPresent(lines::add);
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
    ResultSections.write(page, document);
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
    if (document.protocol().speakersShared()) {
      return "people whom it had heard, or may have heard, in training";
    }
    return document.subject().hearing().isPresent()
        ? "people whom, as far as its bundle tells, it had never heard"
        : "people whom it had never heard";
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
