package org.undertone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undertone.corpus.ClipFolds;
import org.undertone.evaluate.Tables;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelDescription;
import org.undertone.model.Provenance;
import org.undertone.model.Scores;

/** What a bundle says of itself, in lines for a person. */
final class ModelFacts {

  private final ModelDescription model;
  private final Manifest manifest;

  ModelFacts(ModelDescription model) {
    this.model = model;
    this.manifest = model.manifest();
  }

  /** The size of the weights. */
  static String megabytes(ModelDescription model) {
    return String.format(Locale.ROOT, "%.1f MB", model.weightBytes() / 1e6);
  }

  /** How many parameters a network has. */
  static Optional<String> parameters(ModelDescription model) {
    return model.parameters().isPresent()
        ? Optional.of(String.format(Locale.ROOT, "%,d", model.parameters().getAsLong()))
        : Optional.empty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    Provenance provenance = manifest.provenance();
    lines.add(fact("id", manifest.id()));
    lines.add(fact("type", manifest.type()));
    model.obstacle().ifPresent(why -> lines.add(fact("cannot run here", why)));
    lines.add(fact("weights", megabytes(model)));
    parameters(model).ifPresent(count -> lines.add(fact("parameters", count)));
    lines.add(fact("feature set", manifest.featureSet()));
    if (model.adapts()) {
      lines.add(fact("speaker", "can use a baseline of the speaker's voice"));
    }
    if (model.givesSets()) {
      lines.add(fact("set", "can name the labels that hold the right one with 90 %"));
    }
    if (model.explains()) {
      lines.add(fact("why", "can say what its features added to each feeling"));
    }
    lines.add(
        fact(
            "labels",
            manifest.labels().stream()
                .map(label -> label.emoji() + " " + label.word())
                .collect(Collectors.joining("  "))));
    provenance.corpora().forEach(corpus -> lines.add(fact("trained on", words(corpus))));
    provenance.options().forEach((name, value) -> lines.add(fact("option", name + " " + value)));
    lines.add(fact("seed", Long.toString(provenance.seed())));
    lines.add(
        fact(
            "created",
            provenance.created()
                + " by Undertone "
                + provenance.codeVersion()
                + " on Java "
                + provenance.jdk()));
    lines.addAll(gates());
    manifest.scores().ifPresent(scores -> lines.addAll(scores(scores)));
    return lines;
  }

  private static String words(Provenance.CorpusFacts corpus) {
    return corpus.name() + ", " + Tables.clips(corpus.files()) + ", " + corpus.speakersInWords();
  }

  private List<String> gates() {
    List<String> lines = new ArrayList<>();
    lines.add(
        fact(
            "speech gate",
            number(manifest.gates().minSpeechSeconds()) + " s of speech are needed"));
    for (Label label : manifest.labels()) {
      Double quietest = manifest.gates().quietestDbfs().get(label);
      if (quietest != null) {
        lines.add(fact("energy gate", label.word() + " loses below " + number(quietest) + " dBFS"));
      }
    }
    model
        .leastLikelihood()
        .ifPresent(
            least ->
                lines.add(
                    fact(
                        "familiarity gate",
                        "uncertain where another reading gives the answer less than "
                            + Tables.likelihood(least))));
    lines.add(
        fact("confidence gate", "uncertain below " + number(manifest.gates().minConfidence())));
    return lines;
  }

  /** Whether the scores say nothing of voices that the model has not heard. */
  static boolean speakersShared(Scores scores) {
    return scores.protocol().startsWith(ClipFolds.PROTOCOL);
  }

  private static List<String> scores(Scores scores) {
    List<String> lines = new ArrayList<>();
    lines.add(
        fact(
            speakersShared(scores) ? "speakers shared" : "unheard speakers",
            "protocol "
                + scores.protocol()
                + ", "
                + scores.folds()
                + " folds, mean ± spread"
                + (speakersShared(scores) ? "; for comparison only" : "")));
    lines.add(fact("UAR", Tables.percent(scores.unweightedAverageRecall())));
    lines.add(fact("accuracy", Tables.percent(scores.accuracy())));
    lines.add(fact("macro F1", Tables.percent(scores.macroF1())));
    for (Scores.LabelScore label : scores.labels()) {
      lines.add(
          fact(
              label.label().word(),
              String.format(
                  Locale.ROOT,
                  "recall %.1f %%, precision %.1f %%, F1 %.1f %%, %s",
                  100 * label.recall(),
                  100 * label.precision(),
                  100 * label.f1(),
                  Tables.clips(label.support()))));
    }
    for (Scores.GateEffect effect : scores.gateEffects()) {
      lines.add(fact("gates", effect.name() + ": " + number(effect.value())));
    }
    return lines;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String fact(String name, String value) {
    return Words.shown(String.format(Locale.ROOT, "%-18s %s", name, value));
  }
}
