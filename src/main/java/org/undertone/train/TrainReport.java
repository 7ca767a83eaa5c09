package org.undertone.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Skipped;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.Tables;
import org.undertone.evaluate.report.ReportPage;
import org.undertone.model.Manifest;
import org.undertone.model.Provenance;
import org.undertone.model.Provenance.CorpusFacts;

/**
 * What a training run did.
 *
 * @param manifest of the bundle, with its scores where there were folds
 * @param out where the bundle is
 * @param plan how the corpus was parted for the scores
 * @param millisPerClip from decoded audio to the verdict, on one core: the median over some clips
 * @param text all of it for the terminal
 */
public record TrainReport(
    Manifest manifest, Path out, FoldPlan plan, double millisPerClip, String text) {

  static TrainReport of(Path out, Trained trained, double millisPerClip) {
    Manifest manifest = trained.bundle().manifest();
    StringBuilder text = new StringBuilder();
    data(manifest.provenance(), trained.skipped(), trained.unusual(), trained.plan())
        .forEach(line -> text.append(line).append('\n'));
    if (!trained.courses().isEmpty()) {
      text.append('\n').append(CourseSection.table(trained.courses()).text());
    }
    trained.document().ifPresent(of -> text.append('\n').append(scores(trained.plan(), of)));
    text.append(
        String.format(
            Locale.ROOT,
            "\n%s on %s; trained in %s; %.1f ms a clip\n",
            trained.recipe().words(trained.bundle().classifier()),
            manifest.featureSet(),
            trained.time(),
            millisPerClip));
    return new TrainReport(manifest, out, trained.plan(), millisPerClip, text.toString());
  }

  /** What is learned from, what is not, and how it is parted: a line for each. */
  static List<String> data(
      Provenance provenance, List<Skipped> skipped, List<String> unusual, FoldPlan plan) {
    return Stream.of(
            provenance.corpora().stream().map(TrainReport::describe),
            Skipped.summary(skipped).stream().map("skipped: "::concat),
            unusual.stream().map("unusual: "::concat),
            plan.notes().stream().map("note: "::concat))
        .flatMap(Function.identity())
        .toList();
  }

  static String describe(CorpusFacts corpus) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %s",
        corpus.name(),
        Tables.clips(corpus.files()),
        corpus.speakersInWords());
  }

  /** What the scores are taken on, as the beginning of a sentence or a heading. */
  static String protocol(FoldPlan plan) {
    return plan.speakersShared()
        ? "By clips, the speakers shared, for comparison only"
        : "On unheard speakers";
  }

  /** The short form of the report. */
  private static String scores(FoldPlan plan, EvaluationDocument document) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s (%s, %d folds):",
            protocol(plan),
            plan.protocol(),
            plan.folds().size()));
    lines.addAll(ReportPage.summary(document));
    lines.add("CARD.md and " + ReportPage.FILE + " tell more.");
    return String.join("\n", lines) + "\n";
  }
}
