package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.model.Manifest;
import org.undertone.model.Provenance;
import org.undertone.model.Provenance.CorpusFacts;

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
    /** It was trained on these very recordings. */
    HEARD
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
    Provenance provenance = manifest.provenance();
    Set<String> excluded =
        Arrays.stream(provenance.options().getOrDefault("excludedSpeakers", "").split(",", -1))
            .collect(Collectors.toSet());
    Map<String, Outcome> byCorpus = new TreeMap<>();
    for (CorpusFacts here :
        CorpusContent.facts(all.stream().filter(e -> !isOf(e.utterance(), excluded)).toList())) {
      for (CorpusFacts learned : provenance.corpora()) {
        if (here.contentHash().equals(learned.contentHash())) {
          byCorpus.put(here.name(), Outcome.HEARD);
        } else if (here.name().equals(learned.name())) {
          byCorpus.putIfAbsent(here.name(), Outcome.PRESUMED_HEARD);
        }
      }
    }
    Outcome unnamed = provenance.corpora().isEmpty() ? Outcome.PRESUMED_HEARD : Outcome.UNHEARD;
    List<Utterance> heard = new ArrayList<>();
    Outcome worst = Outcome.UNHEARD;
    for (Example example : tested) {
      Outcome outcome = byCorpus.getOrDefault(example.utterance().corpus(), unnamed);
      if (outcome != Outcome.UNHEARD && !isOf(example.utterance(), excluded)) {
        heard.add(example.utterance());
        worst = outcome.compareTo(worst) > 0 ? outcome : worst;
      }
    }
    Set<String> speakers = new TreeSet<>();
    heard.forEach(utterance -> utterance.speaker().ifPresent(speakers::add));
    return new Hearing(
        worst,
        heard.size(),
        List.copyOf(speakers),
        warning(worst, manifest.id(), byCorpus.keySet(), heard.size(), tested.size()));
  }

  private static boolean isOf(Utterance utterance, Set<String> speakers) {
    return utterance.speaker().filter(speakers::contains).isPresent();
  }

  private static Optional<String> warning(
      Outcome verdict, String id, Set<String> corpora, int heard, int tested) {
    String why =
        switch (verdict) {
          case UNHEARD -> "";
          case PRESUMED_HEARD ->
              corpora.isEmpty()
                  ? "recordings of which its bundle tells nothing"
                  : "other recordings of %s, and nothing shows that it did not hear these speakers";
          case HEARD -> "these very recordings (%s)";
        };
    return verdict == Outcome.UNHEARD
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s: %s was trained on %s. %d of the %d clips are of speakers whom it %s; the"
                    + " figures tell how well it remembers them, not what it is worth on a new"
                    + " voice.",
                NOT_A_SCORE.toUpperCase(Locale.ROOT),
                id,
                why.formatted(String.join(", ", corpora)),
                heard,
                tested,
                verdict == Outcome.HEARD ? "heard" : "may have heard"));
  }
}
