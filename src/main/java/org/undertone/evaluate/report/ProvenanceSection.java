package org.undertone.evaluate.report;

import java.util.List;
import java.util.stream.Collectors;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.evaluate.EvaluationDocument.Subject;
import org.undertone.evaluate.FigureTables;
import org.undertone.evaluate.PlainWords;
import org.undertone.model.Label;
import org.undertone.model.Provenance.CorpusFacts;

/** What was measured, on what and how: enough to do it again. */
final class ProvenanceSection {

  private ProvenanceSection() {}

  static void write(Markup page, EvaluationDocument document, boolean besideJson) {
    Subject subject = document.subject();
    ReportPage.section(page, "Where this comes from");
    page.open("dl");
    fact(
        page,
        subject.model().isPresent() ? "Model" : "Recipe",
        subject.model().map(id -> id + ", ").orElse("")
            + subject.type()
            + " on "
            + subject.featureSet()
            + ", seed "
            + subject.seed());
    fact(
        page,
        "Feelings",
        subject.labels().stream().map(Label::word).collect(Collectors.joining(", ")));
    fact(page, "Protocol", protocol(document.protocol()));
    fact(page, "Intervals", FigureTables.intervals(document.results()));
    page.close();
    lines(page, "What to know about the folds", document.protocol().notes());
    boolean copies = document.protocol().leaky();
    corpora(page, "Learned from", copies, subject.trainingCorpora());
    corpora(page, "Tested on", copies, document.data().corpora());
    lines(
        page,
        "Left out, since the label cannot be tested here",
        document.data().leftOut().entrySet().stream()
            .map(e -> e.getValue() + " clips " + e.getKey())
            .toList());
    lines(page, "Skipped", document.data().skipped());
    lines(page, "Unusual, but used", document.data().unusual());
    if (!subject.options().isEmpty()) {
      Tabular.open(page, "Options of the training", List.of("option", "value"));
      subject
          .options()
          .forEach(
              (name, value) ->
                  page.open("tr")
                      .element("th", name, "scope", "row")
                      .element("td", value, "class", "words")
                      .close());
      Tabular.close(page);
    }
    page.element(
        "p",
        "The same data, options and seed give the same figures."
            + (besideJson
                ? " All of them, to the last digit, stand in " + EvaluationDocument.FILE + " too."
                : ""));
    page.close();
  }

  private static String protocol(ProtocolFacts protocol) {
    return PlainWords.protocol(protocol)
        + (protocol.leaky()
            ? "; altered copies of tested clips were learned from"
            : protocol.speakersShared()
                ? "; tested speakers were, or may have been, heard in training"
                : "; nobody who is tested was heard in training, as far as is known");
  }

  private static void corpora(
      Markup page, String title, boolean copies, List<CorpusFacts> corpora) {
    if (corpora.isEmpty()) {
      return;
    }
    Tabular.open(
        page,
        title,
        List.of("corpus", copies ? "clips and copies" : "clips", "known speakers", "content hash"));
    for (CorpusFacts corpus : corpora) {
      page.open("tr").element("th", corpus.name(), "scope", "row");
      page.element("td", String.valueOf(corpus.files()));
      page.element("td", String.valueOf(corpus.speakers()));
      page.element("td", corpus.contentHash(), "class", "hash").close();
    }
    Tabular.close(page);
  }

  private static void fact(Markup page, String name, String value) {
    page.element("dt", name).element("dd", value);
  }

  private static void lines(Markup page, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      page.element("h3", title).open("ul");
      lines.forEach(line -> page.element("li", line));
      page.close();
    }
  }
}
