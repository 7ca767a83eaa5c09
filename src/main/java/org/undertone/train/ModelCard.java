package org.undertone.train;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Skipped;
import org.undertone.evaluate.Table;
import org.undertone.evaluate.Tables;
import org.undertone.learn.Calibrator;
import org.undertone.model.FamiliaritySettings;
import org.undertone.model.Fittings;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.Provenance.CorpusFacts;

/** The card of a model: what a person must know before relying on it. Names no folder. */
final class ModelCard {

  private static final String LIMITS =
      """
      voices, language, manner and recordings like those of the data above. Acted emotion is \
      plainer than that of daily life; another language, age, microphone or room costs accuracy, \
      and by how much is not measured here.
      - A voice shows how something sounds, not what a person feels, means or is about to do. Do not \
      decide about anybody on its word, and tell people when their voice is analysed.
      - Not for inferring emotion at work or in education (prohibited in the European Union by \
      Article 5 of the AI Act since February 2025), nor for policing, hiring, insurance, credit, \
      medicine or the detection of lies.
      """;

  private static final String HEARD =
      " It was fitted to other clips of the voices that were learned from, since no three speakers are"
          + " known: of strangers the model will be too sure.";

  private ModelCard() {}

  static String markdown(TrainOptions options, Trained trained) {
    Manifest manifest = trained.bundle().manifest();
    return String.join(
        "\n",
        "# Model card: " + manifest.id(),
        "",
        "A "
            + trained.recipe().words(trained.bundle().classifier())
            + " on the features "
            + manifest.featureSet()
            + " that tells apart "
            + words(manifest.labels())
            + " in a voice.",
        options.keepCalm() ? "" : "Clips labelled calm, where there are any, count as neutral.\n",
        data(manifest, trained),
        CourseSection.markdown(trained),
        ScoresSection.markdown(trained),
        calibrator(
            trained.bundle().fittings(),
            asksOfHeard(trained.recipe(), trained.plan(), CourseSection.speakers(trained))),
        gates(manifest.gates(), trained.bundle().fittings().familiarity()),
        "## Limits, and uses to avoid\n\n- "
            + (trained.document().isPresent()
                ? "The scores hold for "
                : "At best it is of use for ")
            + LIMITS,
        DataTerms.markdown(manifest.provenance().corpora()),
        Reproduction.markdown(options, trained));
  }

  private static String data(Manifest manifest, Trained trained) {
    Table table = new Table("corpus", "clips", "known speakers", "content hash");
    for (CorpusFacts corpus : manifest.provenance().corpora()) {
      table.row(
          List.of(
              corpus.name(),
              String.valueOf(corpus.files()),
              String.valueOf(corpus.speakers()),
              corpus.contentHash().substring(0, 16) + "…"));
    }
    StringBuilder text = new StringBuilder("## Data\n\n").append(table.markdown());
    if (!trained.skipped().isEmpty()) {
      text.append("\nSkipped:\n\n").append(list(Skipped.summary(trained.skipped())));
    }
    if (!trained.unusual().isEmpty()) {
      text.append("\nUnusual, but used:\n\n").append(list(trained.unusual()));
    }
    return text.toString();
  }

  /**
   * Whether calibrator and thresholds were learned from clips of voices that the model had heard:
   * folds by speakers, where there are any, have asked of everybody unheard.
   *
   * @param speakers how many of those are known from whom the model learned
   */
  static boolean asksOfHeard(Recipe recipe, FoldPlan plan, int speakers) {
    boolean byFolds = !plan.folds().isEmpty() && !plan.speakersShared();
    return !byFolds && recipe.asksOfHeard(speakers);
  }

  /**
   * How confidence was learned.
   *
   * @param ofHeard whether from voices that the model had heard
   */
  static String calibrator(Fittings fittings, boolean ofHeard) {
    return "## Calibrator\n\n"
        + fittings
            .calibrator()
            .map(
                c ->
                    strangers(c)
                        + fittings.adapted().map(ModelCard::known).orElse("")
                        + (ofHeard ? HEARD : "")
                        + "\n")
            .orElse(
                "None: the clips could not be parted by speaker to learn one from, or were too few, so that the"
                    + " probabilities are the classifier's own.\n");
  }

  private static String strangers(Calibrator calibrator) {
    return String.format(
        Locale.ROOT,
        "Temperature %.3f: the classifier's probabilities, after %s is added to each, are raised to"
            + " the power %.2f and made to sum to 1.",
        calibrator.temperature(),
        calibrator.floor(),
        1 / calibrator.temperature());
  }

  private static String known(Calibrator calibrator) {
    return String.format(
        Locale.ROOT,
        " Where the speaker's voice is known from n clips, features adapted to it are asked of too,"
            + " with the temperature %.3f: that counts n / (n + %.0f), and what is told of a stranger"
            + " the rest.",
        calibrator.temperature(),
        Fittings.HALF_KNOWN_CLIPS);
  }

  private static String gates(GateSettings gates, Optional<FamiliaritySettings> familiarity) {
    StringBuilder text = new StringBuilder("## Gates\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "- Speech: below %s s of speech the outcome is no-speech.\n",
            gates.minSpeechSeconds()));
    for (Label label : Label.values()) {
      if (gates.quietestDbfs().containsKey(label)) {
        text.append(
            String.format(
                Locale.ROOT,
                "- Energy: in speech below %.1f dBFS the probability of %s goes to the calmer labels.\n",
                gates.quietestDbfs().get(label),
                label.word()));
      }
    }
    familiarity.ifPresent(
        f ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "- Familiarity: where the distance to the training clips gives the first"
                        + " candidate a likelihood below %s, the outcome is uncertain.\n",
                    Tables.likelihood(f.leastLikelihood()))));
    text.append(
        String.format(
            Locale.ROOT,
            "- Confidence: below %.0f %% the outcome is uncertain.\n",
            100 * gates.minConfidence()));
    return text.toString();
  }

  private static String words(List<Label> labels) {
    return labels.stream().map(Label::word).collect(Collectors.joining(", "));
  }

  /** Points under each other, each line ended. */
  static String list(List<String> lines) {
    return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }
}
