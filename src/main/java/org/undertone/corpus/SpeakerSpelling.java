package org.undertone.corpus;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One speaker under several spellings is one: neither case, nor spaces around or between, nor the
 * way in which accents are encoded tell people apart. Taken for two, one person would stand on both
 * sides of a fold.
 */
final class SpeakerSpelling {

  private final Map<String, String> same;

  /**
   * @param same what other names of a speaker have in common, each with that of the name that
   *     stands for it
   */
  SpeakerSpelling(Map<String, String> same) {
    this.same = Map.copyOf(same);
  }

  /** What all spellings of a speaker have in common; the corpus is taken as it is written. */
  static String common(String corpusAndSpeaker) {
    int colon = corpusAndSpeaker.indexOf(':');
    String speaker =
        Normalizer.normalize(corpusAndSpeaker.substring(colon + 1), Normalizer.Form.NFC);
    return corpusAndSpeaker.substring(0, colon + 1)
        + speaker.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** The same utterances, in which each speaker has the spelling that comes first. */
  Set<Utterance> unified(Collection<Utterance> utterances) {
    Map<String, Set<String>> spellings = spellings(utterances);
    Set<Utterance> unified = new LinkedHashSet<>();
    for (Utterance utterance : utterances) {
      unified.add(
          new Utterance(
              utterance.path(),
              utterance.label(),
              utterance.speaker().map(s -> spellings.get(key(s)).iterator().next()),
              utterance.corpus()));
    }
    return unified;
  }

  /**
   * One line if any speaker has several spellings, in the manner of {@link Skipped#summary}.
   *
   * @param published by speaker: the spellings in the names of published corpora, where their
   *     schemes know them for one
   */
  List<String> summary(Collection<Utterance> utterances, Map<String, Set<String>> published) {
    Map<String, Set<String>> all = spellings(utterances);
    published.forEach(
        (speaker, spellings) ->
            all.computeIfPresent(
                key(speaker),
                (key, known) -> {
                  known.addAll(spellings);
                  return known;
                }));
    List<String> several = new ArrayList<>();
    for (Set<String> spellings : all.values()) {
      if (spellings.size() > 1) {
        several.add("\"" + String.join("\" = \"", spellings) + "\"");
      }
    }
    return several.isEmpty()
        ? List.of()
        : List.of(
            "one speaker under several spellings: "
                + several.size()
                + " ("
                + Skipped.firstOf(several, ", ")
                + ")");
  }

  private Map<String, Set<String>> spellings(Collection<Utterance> utterances) {
    Map<String, Set<String>> spellings = new LinkedHashMap<>();
    for (Utterance utterance : utterances) {
      utterance
          .speaker()
          .ifPresent(s -> spellings.computeIfAbsent(key(s), c -> new LinkedHashSet<>()).add(s));
    }
    return spellings;
  }

  private String key(String speaker) {
    String common = common(speaker);
    return same.getOrDefault(common, common);
  }
}
