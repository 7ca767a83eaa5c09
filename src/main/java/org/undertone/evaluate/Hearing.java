package org.undertone.evaluate;

import static java.util.Comparator.naturalOrder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.model.Manifest;

/**
 * Whether a model heard in training whom it is tested on, as its provenance shows. What it heard
 * says nothing of a new voice.
 *
 * @param verdict the worst of what holds for any clip
 * @param clips how many of the tested clips are, or may be, of speakers whom it heard
 * @param speakers those speakers, by name
 * @param warning in words; empty where nothing was heard
 */
public record Hearing(Outcome verdict, int clips, List<String> speakers, Optional<String> warning) {

  /** The words that stand wherever such a figure is shown. */
  public static final String NOT_A_SCORE = "heard speakers, not a score";

  /** Whether tested speakers were heard. */
  public enum Outcome {
    /** None of them, as far as the provenance tells. */
    UNHEARD,
    /**
     * It was trained on other recordings of the same corpus, or nothing tells on what, and nobody
     * can rule it out.
     */
    PRESUMED_HEARD,
    /** It was trained on other recordings of these speakers. */
    SPEAKERS_HEARD,
    /** It was trained on these very recordings. */
    HEARD;

    /** What the model did, as far as anybody knows. */
    String verb() {
      return this == PRESUMED_HEARD ? "may have heard" : "heard";
    }
  }

  /** Whether it heard, or may have heard, any whom it is tested on. */
  boolean heard() {
    return verdict != Outcome.UNHEARD;
  }

  /**
   * Asks the provenance of a model.
   *
   * @param all everything that the corpora hold, with the labels under which the model would have
   *     learned them
   * @param tested the part of it that is tested
   */
  public static Hearing of(Manifest manifest, List<Example> all, List<Example> tested) {
    TrainingMemory memory = TrainingMemory.of(manifest.provenance(), all);
    Map<Outcome, Set<String>> corpora = new EnumMap<>(Outcome.class);
    List<Utterance> heard = new ArrayList<>();
    int presumed = 0;
    Set<String> strangers = new TreeSet<>();
    for (Example example : tested) {
      Utterance utterance = example.utterance();
      Outcome outcome = memory.of(example);
      if (outcome == Outcome.UNHEARD) {
        utterance.speaker().ifPresent(strangers::add);
      } else {
        heard.add(utterance);
        presumed += outcome == Outcome.PRESUMED_HEARD ? 1 : 0;
        corpora.computeIfAbsent(outcome, any -> new TreeSet<>()).add(utterance.corpus());
      }
    }
    Set<String> speakers = new TreeSet<>();
    heard.forEach(utterance -> utterance.speaker().ifPresent(speakers::add));
    Outcome worst = corpora.keySet().stream().max(naturalOrder()).orElse(Outcome.UNHEARD);
    return new Hearing(
        worst,
        heard.size(),
        List.copyOf(speakers),
        heard.isEmpty()
            ? Optional.empty()
            : Optional.of(
                warning(manifest, worst, corpora.get(worst), heard.size(), presumed, tested.size())
                    + others(strangers)));
  }

  private static String warning(
      Manifest manifest,
      Outcome verdict,
      Set<String> corpora,
      int heard,
      int presumed,
      int tested) {
    String why =
        switch (verdict) {
          case UNHEARD -> throw new IllegalArgumentException("there is nothing to warn of");
          case PRESUMED_HEARD ->
              manifest.provenance().corpora().isEmpty()
                  ? "recordings of which its bundle tells nothing"
                  : "other recordings of %s, and nothing shows that it did not hear these speakers";
          case SPEAKERS_HEARD -> "other recordings of these speakers (%s)";
          case HEARD -> "these very recordings (%s)";
        };
    int sure = heard - presumed;
    return String.format(
        Locale.ROOT,
        "%s: %s was trained on %s. %d of the %d clips are of speakers whom it %s%s; the figures tell"
            + " how well it remembers them, not what it is worth on a new voice.",
        NOT_A_SCORE.toUpperCase(Locale.ROOT),
        manifest.id(),
        String.format(Locale.ROOT, why, String.join(", ", corpora)),
        sure == 0 ? presumed : sure,
        tested,
        verdict.verb(),
        sure == 0 || presumed == 0
            ? ""
            : ", and " + presumed + " of others whom it may have heard");
  }

  private static String others(Set<String> strangers) {
    return strangers.isEmpty()
        ? ""
        : " To test on those alone whom it did not hear: --speakers "
            + ShellWord.of(String.join(",", strangers));
  }
}
