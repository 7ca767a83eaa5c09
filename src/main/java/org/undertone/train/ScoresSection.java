package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import org.undertone.corpus.FoldPlan;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.FigureTables;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.SetWords;
import org.undertone.evaluate.report.ReportPage;

/** The part of a card that tells how well the model does, and on whom it does not. */
final class ScoresSection {

  private static final String READING =
      "UAR, accuracy and the tables count the first candidate of every clip, however unsure; a clip"
          + " in which no speech was heard counts as an error.";

  private static final String SETS =
      "A set holds every label whose probability reaches a threshold, learned from what was said of"
          + " training speakers by models that had not heard them (hierarchical conformal prediction:"
          + " each speaker counts alike, and the worst is assumed of one more). ";

  private static final String PROMISE =
      " The promise is kept over many speakers and recordings like those of the data, not for each"
          + " of them, nor for each feeling.";

  private static final String ACROSS =
      "Measured is each fold by the threshold that the other folds show, as the bundle's is the one"
          + " that all show; the models behind that had heard the speakers of the fold.";

  private static final String WITHIN =
      "Measured is each fold by a threshold learned within its own training clips; the bundle's is"
          + " learned from all clips in the same way.";

  private static final String CHOICES =
      "What is the same whatever is learned from (features, epochs, weights of opinions, how much a"
          + " strange clip is doubted) was chosen by such folds of RAVDESS and CREMA-D, so that figures"
          + " on these two may flatter a little.";

  private ScoresSection() {}

  static String markdown(Trained trained) {
    return trained
        .document()
        .map(
            document ->
                scores(trained.plan(), document)
                    + confidence(trained, document.results())
                    + sets(document, trained.plan())
                    + weaknesses(document.results()))
        .orElseGet(
            () ->
                "## Scores\n\nNot measured: the corpus cannot be parted.\n\n"
                    + ModelCard.list(trained.plan().notes())
                    + "\n## Known weaknesses\n\nNone is known, since nothing was measured.\n");
  }

  private static String scores(FoldPlan plan, EvaluationDocument document) {
    Evaluation results = document.results();
    return String.join(
        "\n",
        plan.speakersShared()
            ? "## Scores by clips, the speakers shared: for comparison only"
            : "## Scores on speakers that it did not hear",
        "",
        document.headline() + " " + ReportPage.right(document),
        "",
        "Protocol "
            + plan.protocol()
            + ", "
            + plan.folds().size()
            + " folds: in each, scaler and classifier (and calibrator and thresholds, as told below) are"
            + " fitted on the other "
            + (plan.speakersShared() ? "clips" : "speakers")
            + " alone, and the "
            + (plan.speakersShared() ? "test clips" : "test speakers' clips")
            + " go through the very recognizer that is served. The model in this bundle is then"
            + " fitted on all clips in the same way. "
            + FigureTables.intervals(results)
            + " "
            + CHOICES,
        "",
        ModelCard.list(plan.notes()) + (plan.notes().isEmpty() ? "" : "\n") + READING,
        "",
        FigureTables.figures(results).markdown(),
        FigureTables.folds(results).markdown(),
        FigureTables.corpora(results)
            .map(
                table ->
                    "By corpus, over the clips of all folds; UAR is the mean over the labels that"
                        + " its clips carry:\n\n"
                        + table.markdown())
            .orElse(""),
        "Over the clips of all folds:",
        "",
        FigureTables.labels(results).markdown(),
        FigureTables.confusion(results).markdown(),
        "![The same in per cent of each truth](" + Documents.CONFUSION + ".svg)",
        "",
        "");
  }

  private static String confidence(Trained trained, Evaluation results) {
    UnheardScores scores = trained.scores().orElseThrow();
    GateEffects gates = new GateEffects(scores, trained.bundle());
    return String.join(
        "\n",
        "## Confidence and gates",
        "",
        PlainWords.confidence(results),
        "",
        scores
            .confidence()
            .map(c -> ConfidenceTable.READING + "\n\n" + ConfidenceTable.of(c).markdown())
            .orElse(""),
        "That is mean ± deviation over the folds. Over all clips, with intervals, as served:",
        "",
        FigureTables.confidence(results).markdown(),
        gates.energyGate(),
        GateEffects.READING,
        "",
        ModelCard.list(gates.otherGates()),
        "");
  }

  /** What sets of labels are worth; empty where the model gives none. */
  static String sets(EvaluationDocument document, FoldPlan plan) {
    Evaluation results = document.results();
    return results
        .sets()
        .map(
            sets ->
                String.join(
                    "\n",
                    "## Sets of labels in place of one",
                    "",
                    SetWords.of(document).orElseThrow(),
                    "",
                    FigureTables.sets(results, sets).markdown(),
                    SETS
                        + (plan.speakersShared() ? WITHIN : ACROSS)
                        + PROMISE
                        + SetWords.byLabel(results).map(worst -> " " + worst).orElse(""),
                    "",
                    ""))
        .orElse("");
  }

  private static String weaknesses(Evaluation results) {
    List<String> lines = new ArrayList<>(PlainWords.weakLabels(results));
    lines.addAll(PlainWords.rareLabels(results));
    lines.addAll(PlainWords.bySex(results));
    PlainWords.bySpeaker(results).ifPresent(lines::add);
    return "## Known weaknesses\n\nBy feeling, the worst first, by sex of the speaker, and by"
        + " speaker:\n\n"
        + ModelCard.list(lines);
  }
}
