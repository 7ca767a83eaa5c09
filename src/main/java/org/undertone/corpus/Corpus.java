package org.undertone.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was found under the given folders and manifests.
 *
 * @param utterances in the order of the folders, and within each by path
 * @param skipped audio files that became no utterance, and why
 */
public record Corpus(List<Utterance> utterances, List<Skipped> skipped) {

  public Corpus {
    utterances = List.copyOf(utterances);
    skipped = List.copyOf(skipped);
  }

  /** The names of all known speakers, in alphabetical order. */
  public List<String> speakers() {
    return utterances.stream().flatMap(u -> u.speaker().stream()).distinct().sorted().toList();
  }

  /** The same without the named speakers; names that do not occur change nothing. */
  public Corpus without(Set<String> excluded) {
    List<Utterance> kept = new ArrayList<>();
    List<Skipped> left = new ArrayList<>(skipped);
    for (Utterance utterance : utterances) {
      if (utterance.speaker().filter(excluded::contains).isPresent()) {
        String detail = "speaker " + utterance.speaker().get() + " is excluded";
        left.add(new Skipped(utterance.path(), Skipped.Reason.EXCLUDED, detail));
      } else {
        kept.add(utterance);
      }
    }
    return new Corpus(kept, left);
  }
}
