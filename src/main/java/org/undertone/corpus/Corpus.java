package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What was found under the given folders and manifests.
 *
 * @param utterances in the order of the folders, and within each by path
 * @param skipped audio files that became no utterance, and why
 * @param unusual what is odd about it all the same: a line for each oddity
 * @param roots the folders, real paths, below which its files are told apart
 */
public record Corpus(
    List<Utterance> utterances, List<Skipped> skipped, List<String> unusual, List<Path> roots) {

  public Corpus {
    utterances = List.copyOf(utterances);
    skipped = List.copyOf(skipped);
    unusual = List.copyOf(unusual);
    roots = List.copyOf(roots);
  }

  /** The names of all known speakers, in alphabetical order. */
  public List<String> speakers() {
    return utterances.stream().flatMap(u -> u.speaker().stream()).distinct().sorted().toList();
  }

  /**
   * Refuses names that nobody in these corpora bears: a speaker to be left out, whose name is
   * mistyped, would be learned from.
   *
   * @param option by which the names were given
   * @throws IllegalArgumentException with the unknown names, and how names look in each corpus
   */
  public static void requireSpeakers(String option, Set<String> names, List<Corpus> corpora) {
    Set<String> unknown = new TreeSet<>(names);
    Map<String, String> alike = new TreeMap<>();
    for (Corpus corpus : corpora) {
      Set<String> known =
          corpus.speakers().stream().map(SpeakerSpelling::common).collect(Collectors.toSet());
      unknown.removeIf(name -> known.contains(SpeakerSpelling.common(name)));
      for (Utterance utterance : corpus.utterances) {
        utterance
            .speaker()
            .ifPresent(
                speaker ->
                    alike.merge(
                        utterance.corpus(),
                        speaker,
                        BinaryOperator.minBy(Comparator.naturalOrder())));
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          option
              + ": nobody in the data is named "
              + unknown.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" or "))
              + (alike.isEmpty()
                  ? "; no clip tells its speaker"
                  : "; names look like " + String.join(", ", alike.values())));
    }
  }

  /** Those of these names, however they are spelled, as they are spelled here. */
  public Set<String> spelled(Set<String> names) {
    Set<String> wanted = names.stream().map(SpeakerSpelling::common).collect(Collectors.toSet());
    return speakers().stream()
        .filter(speaker -> wanted.contains(SpeakerSpelling.common(speaker)))
        .collect(Collectors.toSet());
  }

  /** What the named speakers say, however they are spelled. */
  public Set<Utterance> spokenBy(Set<String> names) {
    Set<String> spelled = spelled(names);
    return utterances.stream()
        .filter(utterance -> utterance.speaker().filter(spelled::contains).isPresent())
        .collect(Collectors.toSet());
  }

  /** The same without the named speakers, however they are spelled. */
  public Corpus without(Set<String> excluded) {
    Set<Utterance> theirs = spokenBy(excluded);
    List<Utterance> kept = new ArrayList<>();
    List<Skipped> left = new ArrayList<>(skipped);
    for (Utterance utterance : utterances) {
      if (theirs.contains(utterance)) {
        String detail = "speaker " + utterance.speaker().orElseThrow() + " is excluded";
        left.add(new Skipped(utterance.path(), Skipped.Reason.EXCLUDED, detail));
      } else {
        kept.add(utterance);
      }
    }
    return new Corpus(kept, left, unusual, roots);
  }
}
