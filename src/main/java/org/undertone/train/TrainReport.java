package org.undertone.train;

import java.nio.file.Path;
import java.util.List;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Skipped;
import org.undertone.model.Manifest;
import org.undertone.model.Provenance.CorpusFacts;

/**
 * What a training run did.
 *
 * @param manifest of the bundle, with its scores where there were folds
 * @param out where the bundle is
 * @param skipped files that were not learned from
 * @param plan how speakers were parted for the scores
 * @param text all of it for the terminal
 */
public record TrainReport(
    Manifest manifest, Path out, List<Skipped> skipped, FoldPlan plan, String text) {

  public TrainReport {
    skipped = List.copyOf(skipped);
  }

  /** The text of a report without scores, ending in what is skipped and noted. */
  static String head(Manifest manifest, List<Skipped> skipped, FoldPlan plan) {
    StringBuilder text = new StringBuilder();
    for (CorpusFacts corpus : manifest.provenance().corpora()) {
      text.append(describe(corpus)).append('\n');
    }
    Skipped.summary(skipped).forEach(line -> text.append("skipped: ").append(line).append('\n'));
    plan.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.toString();
  }

  static String describe(CorpusFacts corpus) {
    return "%s: %d clips, %s"
        .formatted(
            corpus.name(),
            corpus.files(),
            corpus.speakers() == 0
                ? "speakers unknown"
                : corpus.speakers() + (corpus.speakers() == 1 ? " speaker" : " speakers"));
  }

  /** The scores for the terminal. */
  static String scores(FoldPlan plan, ScoreTables tables) {
    return String.join(
        "\n",
        "On unheard speakers (%s, %d folds):".formatted(plan.protocol(), plan.folds().size()),
        tables.summary().text(),
        tables.folds().text(),
        tables.labels().text(),
        tables.confusion().text(),
        tables.energyGate().text(),
        String.join("\n", tables.otherGates()),
        ScoreTables.READING,
        "");
  }
}
