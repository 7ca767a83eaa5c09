package org.undertone.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undertone.evaluate.Tables;
import org.undertone.features.FeatureFamily;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;
import org.undertone.recognize.Band;
import org.undertone.recognize.Explanation;
import org.undertone.recognize.Outcome;
import org.undertone.recognize.Verdict;
import org.undertone.recognize.Verdict.GateReport;
import org.undertone.recognize.Verdict.SpeakerFacts;

/** Verdicts for a person to read. */
final class VerdictText implements ResultWriter<Verdict> {

  private final Terminal terminal;
  private final Voices voices;

  VerdictText(Terminal terminal, Voices voices) {
    this.terminal = terminal;
    this.voices = voices;
  }

  @Override
  public void success(Path path, Verdict verdict) {
    StringBuilder text = new StringBuilder(Words.shown(path.toString()));
    text.append("\n  ").append(verdict.emoji()).append(' ').append(headline(verdict));
    if (!verdict.top().isEmpty()) {
      text.append("\n  ").append(candidates(verdict));
    }
    verdict
        .set()
        .filter(set -> !isContradicted(verdict))
        .ifPresent(
            set ->
                text.append("\n  set: ")
                    .append(words(set))
                    .append(" (holds the right one with ")
                    .append(percent(set.probability()))
                    .append(", if recorded like the training data)"));
    voice(voices.speaker(path), verdict.speaker())
        .ifPresent(voice -> text.append("\n  voice: ").append(voice));
    verdict.explanation().ifPresent(why -> text.append("\n  why: ").append(why(why)));
    for (GateReport gate : verdict.gates()) {
      if (gate.fired()) {
        text.append("\n  ").append(gate.gate()).append(" gate: ").append(gate.reason());
      }
    }
    verdict.audio().note().ifPresent(note -> text.append("\n  note: ").append(note));
    terminal.line(text.toString());
  }

  /** Whether the model is sure, and yet a gate withholds its answer: a set would be as wrong. */
  private static boolean isContradicted(Verdict verdict) {
    return verdict.outcome() == Outcome.UNCERTAIN
        && verdict.gates().stream()
            .noneMatch(gate -> gate.fired() && gate.gate().equals(GateReport.CONFIDENCE));
  }

  private static String headline(Verdict verdict) {
    return verdict
        .label()
        .map(
            label ->
                label.word()
                    + ", "
                    + percent(verdict.confidence())
                    + " sure ("
                    + verdict.band().word()
                    + ")")
        .orElse(verdict.outcome() == Outcome.NO_SPEECH ? "no speech" : "uncertain");
  }

  /** How sure the model is of each is left out where a gate contradicts it. */
  private static String candidates(Verdict verdict) {
    return verdict.top().stream()
        .map(
            c ->
                c.emoji()
                    + " "
                    + c.label().word()
                    + (isContradicted(verdict) ? "" : " " + percent(c.probability())))
        .collect(Collectors.joining("   "));
  }

  /** The labels of a set, the most probable first. */
  static String words(LabelSet set) {
    return set.labels().stream().map(Label::word).collect(Collectors.joining(" "));
  }

  private static String why(Explanation why) {
    return why.sentence()
        + "\n       "
        + why.families().stream()
            .map(
                f ->
                    String.format(
                        Locale.ROOT, "%s %+.1f", family(f.family()), 100 * f.contribution()))
            .collect(Collectors.joining(", ", "", " points"));
  }

  private static String family(String word) {
    return word.equals(FeatureFamily.WHOLE.word()) ? "the sound as a whole" : word;
  }

  private static Optional<String> voice(Optional<String> name, Optional<SpeakerFacts> known) {
    Optional<String> heard = known.map(VerdictText::heard);
    return name.map(who -> Words.shown(who) + ", " + heard.orElse("heard as a stranger's"))
        .or(() -> heard);
  }

  private static String heard(SpeakerFacts known) {
    return "heard beside the speaker's own ("
        + known.voice().word()
        + ", "
        + Tables.clips(known.clips())
        + ")";
  }

  /** As many percent as come nearest, but none that claims certainty or a better band. */
  static String percent(double share) {
    long nearest = Math.round(100 * share);
    if (nearest == 0 && share > 0) {
      return "< 1 %";
    }
    if (nearest == 100 && share < 1) {
      return "> 99 %";
    }
    boolean claimed =
        Arrays.stream(Band.values())
            .anyMatch(band -> nearest == Math.round(100 * band.from()) && share < band.from());
    return (claimed ? nearest - 1 : nearest) + " %";
  }
}
