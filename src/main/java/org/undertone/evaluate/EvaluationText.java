package org.undertone.evaluate;

import java.util.List;
import java.util.Locale;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.evaluate.EvaluationDocument.Subject;
import org.undertone.model.Provenance.CorpusFacts;

/** An {@link EvaluationDocument} for the terminal. */
public final class EvaluationText {

  private EvaluationText() {}

  /** All of it, each line ended; warnings first and last. */
  public static String of(EvaluationDocument document) {
    StringBuilder text = new StringBuilder();
    warnings(text, document);
    text.append(document.headline()).append("\n\n");
    text.append(subject(document.subject()));
    text.append(protocol(document.protocol()));
    data(text, document);
    tables(text, document.results());
    words(text, document);
    probes(text, document);
    warnings(text, document);
    return text.toString();
  }

  private static void warnings(StringBuilder text, EvaluationDocument document) {
    document.warnings().forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
  }

  private static void data(StringBuilder text, EvaluationDocument document) {
    for (CorpusFacts corpus : document.data().corpora()) {
      text.append(
          String.format(
              Locale.ROOT,
              "tested on: %s%s of %s, %s\n",
              Tables.clips(corpus.files()),
              document.protocol().leaky() ? " and copies" : "",
              corpus.name(),
              corpus.speakersInWords()));
    }
    document
        .data()
        .leftOut()
        .forEach(
            (label, clips) ->
                text.append("left out: ")
                    .append(Tables.clips(clips))
                    .append(' ')
                    .append(label)
                    .append(", a label that cannot be tested here\n"));
    document.data().skipped().forEach(line -> text.append("skipped: ").append(line).append('\n'));
    document.data().unusual().forEach(line -> text.append("unusual: ").append(line).append('\n'));
  }

  private static void tables(StringBuilder text, Evaluation results) {
    text.append('\n').append(FigureTables.figures(results).text());
    text.append(FigureTables.intervals(results)).append("\n\n");
    FigureTables.corpora(results)
        .ifPresent(table -> part(text, "Corpora, over the clips of all folds", table));
    part(text, "Folds", FigureTables.folds(results));
    part(text, "Labels, over all clips", FigureTables.labels(results));
    part(text, "Truth and first candidate", FigureTables.confusion(results));
    part(text, "What confidence is worth", FigureTables.confidence(results));
    part(text, "Reliability, bins of equally many clips", FigureTables.reliability(results));
    results
        .sets()
        .ifPresent(
            sets -> {
              part(text, "Sets of labels in place of one answer", FigureTables.sets(results, sets));
              part(text, "The same by label", FigureTables.setsByLabel(sets));
            });
    part(text, "Gates", FigureTables.gates(results));
  }

  private static void words(StringBuilder text, EvaluationDocument document) {
    Evaluation results = document.results();
    text.append(speakers(results));
    PlainWords.bySex(results).forEach(line -> text.append(line).append('\n'));
    text.append(PlainWords.confidence(results)).append('\n');
    SetWords.of(document).ifPresent(words -> text.append(words).append('\n'));
    SetWords.byLabel(results).ifPresent(words -> text.append(words).append('\n'));
    SetWords.bySpeaker(results).ifPresent(words -> text.append(words).append('\n'));
  }

  private static void probes(StringBuilder text, EvaluationDocument document) {
    if (!document.enrolment().isEmpty()) {
      text.append('\n');
      part(
          text,
          "With a baseline of the speaker's voice, from clips that are not tested (\"all\": from all)",
          FigureTables.enrolment(document.enrolment()));
      part(
          text,
          "How true its confidence is then",
          FigureTables.enrolmentConfidence(document.enrolment()));
    }
    document
        .robustness()
        .ifPresent(
            robustness -> {
              text.append('\n');
              part(
                  text,
                  "Degraded copies of the same clips",
                  RobustnessTables.conditions(robustness));
              part(text, "Copies at another level", RobustnessTables.gain(robustness));
            });
    document
        .comparison()
        .ifPresent(
            comparison -> {
              text.append('\n');
              part(text, comparison.headline(), FigureTables.comparison(comparison));
            });
  }

  private static void part(StringBuilder text, String title, Table table) {
    text.append(title).append('\n').append(table.text()).append('\n');
  }

  private static String subject(Subject subject) {
    return subject.model().map(id -> "model: " + id + ", ").orElse("recipe: ")
        + subject.type()
        + " on "
        + subject.featureSet()
        + ", "
        + subject.labels().size()
        + " labels\n";
  }

  private static String protocol(ProtocolFacts protocol) {
    StringBuilder text = new StringBuilder();
    text.append("protocol: " + PlainWords.protocol(protocol) + '\n');
    protocol.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString();
  }

  private static String speakers(Evaluation results) {
    if (results.speakers().isEmpty()) {
      return "No speaker is known.\n";
    }
    Evaluation.SpeakerSpread spread = results.speakerSpread();
    List<String> figures =
        List.of(
            FigureTables.number(spread.mean(), true),
            FigureTables.number(spread.deviation(), true),
            FigureTables.number(spread.least(), true),
            FigureTables.number(spread.greatest(), true));
    return String.format(
        Locale.ROOT,
        "UAR by speaker: mean %s, deviation %s, from %s to %s over %s.\n",
        figures.get(0),
        figures.get(1),
        figures.get(2),
        figures.get(3),
        spread.speakers() == 1 ? "one speaker" : spread.speakers() + " speakers");
  }
}
