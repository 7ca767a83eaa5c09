package org.undertone.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undertone.evaluate.Evaluation.SetFigures;
import org.undertone.evaluate.Evaluation.SpeakerCoverage;

/** What sets of labels in place of one are worth, in sentences as those of {@link PlainWords}. */
public final class SetWords {

  private SetWords() {}

  /** What sets of labels in place of one are worth; empty where the model gives none. */
  public static Optional<String> of(EvaluationDocument document) {
    Evaluation evaluation = document.results();
    return evaluation
        .sets()
        .map(
            of ->
                String.format(
                        Locale.ROOT,
                        "Asked for a set of feelings that holds the right one for %s of 100 clips, it names",
                        PlainWords.hundred(of.probability()))
                    + String.format(
                        Locale.ROOT,
                        " %.1f of %d on average, and the right one is among them for %s of 100%s; for",
                        of.size().pooled(),
                        evaluation.labels().size(),
                        PlainWords.hundred(of.coverage().pooled()),
                        PlainWords.interval(of.coverage(), evaluation))
                    + String.format(
                        Locale.ROOT,
                        " %s of 100 clips it names just one.",
                        PlainWords.hundred(of.single().pooled()))
                    + promise(of, document));
  }

  /** Of which label sets miss most; empty where they miss nothing, or the model gives none. */
  public static Optional<String> byLabel(Evaluation evaluation) {
    return evaluation.sets().stream()
        .flatMap(of -> of.labels().stream())
        .filter(of -> of.clips() > 0)
        .min(Comparator.comparingDouble(of -> of.coverage().pooled()))
        .filter(worst -> worst.coverage().pooled() < 1)
        .map(
            worst ->
                String.format(
                    Locale.ROOT,
                    "Of the feelings, sets hold %s least often where it is the right one: for %s of %s%s.",
                    worst.label().word(),
                    Tables.percent(worst.coverage().pooled()),
                    Tables.clips(worst.clips()),
                    PlainWords.interval(worst.coverage(), evaluation, worst.units())));
  }

  /** For whom sets miss most and least; empty where there are not two speakers that differ. */
  public static Optional<String> bySpeaker(Evaluation evaluation) {
    List<SpeakerCoverage> order =
        evaluation.sets().stream()
            .flatMap(of -> of.speakers().stream())
            .filter(of -> of.clips() >= PlainWords.FEWEST)
            .sorted(Comparator.comparingDouble(SpeakerCoverage::coverage))
            .toList();
    if (order.isEmpty() || order.get(0).coverage() == order.get(order.size() - 1).coverage()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "By speaker, they hold the right one for %s to %s of clips.",
            words(order.get(0)),
            words(order.get(order.size() - 1))));
  }

  private static String words(SpeakerCoverage of) {
    return String.format(Locale.ROOT, "%s (%s)", Tables.percent(of.coverage()), of.speaker());
  }

  /** Whether the promise of sets was kept, and if not, why; of too few speakers nothing tells. */
  private static String promise(SetFigures of, EvaluationDocument document) {
    if (document.subject().hearing().filter(Hearing::heard).isPresent()) {
      return "";
    }
    if (of.size().pooled() == document.results().labels().size()) {
      return " They are all that there are: what was learned from had too few speakers to promise"
          + " more by fewer."
          + (document.subject().model().isPresent()
              ? ""
              : " A model that learned from the speakers of all folds may name fewer.");
    }
    boolean ofEnough = document.results().interval().areOfEnough();
    String meant = "the promise is for voices and recordings like those that it learned from";
    if (ofEnough && of.coverage().high() < of.probability()) {
      return String.format(
          Locale.ROOT,
          " That is fewer than promised: %s%s.",
          meant,
          document.betweenCorpora() ? ", and these are of another corpus" : "");
    }
    if (document.betweenCorpora()) {
      return String.format(
          Locale.ROOT, " That could have been fewer: %s, and these are of another corpus.", meant);
    }
    if (!ofEnough || !(of.coverage().low() > of.probability())) {
      return "";
    }
    return document.protocol().speakersShared()
        ? " That is more than promised, by speakers whom it had heard."
        : " That is more than promised: the fewer speakers it learned from, the more careful it"
            + " has to be.";
  }
}
