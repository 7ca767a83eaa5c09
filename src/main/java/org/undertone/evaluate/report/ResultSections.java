package org.undertone.evaluate.report;

import java.util.List;
import java.util.Locale;
import org.undertone.evaluate.Comparison;
import org.undertone.evaluate.EnrolmentFigures;
import org.undertone.evaluate.Estimate;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluation.GateFigures;
import org.undertone.evaluate.Evaluation.LabelFigures;
import org.undertone.evaluate.Evaluation.SetFigures;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.FigureTables;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.Robustness;
import org.undertone.evaluate.RobustnessTables;
import org.undertone.evaluate.SetWords;
import org.undertone.evaluate.Table;

/** What was found, section by section: first what a person asks, then all figures. */
final class ResultSections {

  private static final String READING =
      "UAR is the mean recall over the feelings, so that frequent ones do not count more: the"
          + " headline. ECE, the calibration error, is how far confidence lies from the share that is"
          + " right; Brier score and log loss judge all probabilities at once, AURC and AUGRC the"
          + " order of its sureness; of these five, less is better.";

  private ResultSections() {}

  static void write(Markup page, EvaluationDocument document) {
    Evaluation results = document.results();
    confidence(page, results);
    SetWords.of(document).ifPresent(words -> sets(page, results, words));
    confusions(page, results);
    labels(page, results);
    FigureTables.corpora(results).ifPresent(table -> corpora(page, table));
    speakers(page, results);
    gates(page, results);
    if (!document.enrolment().isEmpty()) {
      knownVoices(page, document.enrolment());
    }
    document.robustness().ifPresent(robustness -> copies(page, robustness));
    figures(page, results);
    document.comparison().ifPresent(comparison -> compared(page, results, comparison));
  }

  private static void confidence(Markup page, Evaluation results) {
    ReportPage.section(page, "Can its confidence be trusted?");
    PlainWords.whenSure(results).ifPresent(words -> page.element("p", words));
    page.open("div", "class", "pair");
    ReliabilityFigure.write(page, results);
    RiskCoverageFigure.write(page, results);
    page.close();
    Tabular.write(page, "What confidence is worth", FigureTables.confidence(results));
    page.close();
  }

  private static void sets(Markup page, Evaluation results, String words) {
    ReportPage.section(page, "What if it may name several?");
    SetFigures figures = results.sets().orElseThrow();
    page.element("p", words);
    Tabular.write(
        page, "Sets of labels in place of one answer", FigureTables.sets(results, figures));
    SetWords.byLabel(results).ifPresent(worst -> page.element("p", worst));
    SetWords.bySpeaker(results).ifPresent(range -> page.element("p", range));
    Tabular.write(page, "Sets that hold the right feeling", FigureTables.setsByLabel(figures));
    page.close();
  }

  private static void confusions(Markup page, Evaluation results) {
    ReportPage.section(page, "What it takes for what");
    ConfusionFigure.write(page, results);
    page.close();
  }

  private static void labels(Markup page, Evaluation results) {
    ReportPage.section(page, "Each feeling by itself");
    page.element(
        "p",
        "Recall is the share of clips of a feeling that were heard as it; precision the share of"
            + " its answers that were right; F1 lies between. In brackets is the interval.");
    labelTable(page, results);
    page.close();
  }

  private static void corpora(Markup page, Table table) {
    ReportPage.section(page, "Each corpus by itself");
    page.element(
        "p",
        "Corpora are acted and recorded in different ways, so that the figures over all of them"
            + " depend on how many clips each has. Of the clips of each, over all folds:");
    Tabular.write(page, "Corpora", table);
    page.close();
  }

  private static void speakers(Markup page, Evaluation results) {
    ReportPage.section(page, "Each speaker by herself or himself");
    SpeakerFigure.write(page, results);
    page.open("ul");
    PlainWords.bySex(results).forEach(line -> page.element("li", line));
    page.close().close();
  }

  private static void knownVoices(Markup page, List<EnrolmentFigures> enrolments) {
    ReportPage.section(page, "What a known voice is worth");
    page.element(
        "p",
        "Before it answered, it was given so many clips of each speaker, without being told what"
            + " they express, to learn what is ordinary for that voice; those clips were not tested,"
            + " but in the row \"all\". \"Ordinary\" clips are neutral or calm ones alone. UAR with"
            + " and without are means over the folds, the gain is that of all clips together.");
    Tabular.write(
        page,
        "With a baseline of the speaker's voice and without",
        FigureTables.enrolment(enrolments));
    Tabular.write(
        page,
        "How true its confidence is, over the same clips, and with a baseline how many it answers",
        FigureTables.enrolmentConfidence(enrolments));
    page.close();
  }

  private static void copies(Markup page, Robustness robustness) {
    ReportPage.section(page, "Other rooms, lines and levels");
    page.element(
        "p",
        "The same clips, spoilt on purpose: how many points of UAR that costs, and of how many the"
            + " first candidate is another than before. Below, the same share where they are only"
            + " louder or softer, neither rounded nor cut off at full scale; best would be none.");
    Tabular.write(page, "Degraded copies", RobustnessTables.conditions(robustness));
    Tabular.write(page, "Copies at another level", RobustnessTables.gain(robustness));
    page.close();
  }

  private static void gates(Markup page, Evaluation results) {
    ReportPage.section(page, "What the gates do");
    page.element(
        "p",
        "A gate withholds an answer, or moves it to a calmer one, where the sound or the confidence"
            + " speaks against it. Without it and with it:");
    gateTable(page, results);
    page.close();
  }

  private static void figures(Markup page, Evaluation results) {
    ReportPage.section(page, "All figures");
    page.element("p", READING);
    Tabular.write(page, "Figures", FigureTables.figures(results));
    Tabular.write(page, "Folds", FigureTables.folds(results));
    page.close();
  }

  private static void labelTable(Markup page, Evaluation results) {
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

  private static void gateTable(Markup page, Evaluation results) {
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
            "gain in points",
            "interval",
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
              FigureTables.points(gate.gain()),
              FigureTables.pointsInterval(gate.gain()),
              FigureTables.number(gate.without().unweightedAverageRecall(), true),
              FigureTables.number(gate.with().unweightedAverageRecall(), true)));
    }
    Tabular.close(page);
  }

  private static void compared(Markup page, Evaluation results, Comparison comparison) {
    ReportPage.section(page, "Compared with " + comparison.second());
    page.element("p", comparison.headline());
    page.element(
        "p",
        String.format(
            Locale.ROOT,
            "Both were asked of the same %d clips. A difference counts as shown where its interval,"
                + " over six %s or more, leaves nought out.",
            comparison.clips(),
            results.interval().unitsInWords()));
    Tabular.write(
        page,
        comparison.first() + " and " + comparison.second(),
        FigureTables.comparison(comparison));
    page.close();
  }
}
