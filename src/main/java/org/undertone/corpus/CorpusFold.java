package org.undertone.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The one division between corpora: some are learned from, others tested. */
public final class CorpusFold {

  /** The protocol. */
  public static final String PROTOCOL = "corpus";

  private CorpusFold() {}

  /**
   * Learns from {@code training} and tests on {@code test}, both without those of unshared labels.
   * Speakers count as shared where they may be, since clips of one corpus do not name them.
   */
  public static FoldPlan of(List<Example> training, List<Example> test) {
    Set<Utterance> learned = utterances(training);
    Set<Utterance> tested = utterances(test);
    Set<String> heard =
        speakers(training).stream().map(SpeakerSpelling::common).collect(Collectors.toSet());
    Set<String> shared = speakers(test);
    shared.removeIf(speaker -> !heard.contains(SpeakerSpelling.common(speaker)));
    List<String> notes = new ArrayList<>();
    long unknown = perhapsHeard(training, test);
    if (unknown > 0) {
      notes.add(
          "nothing tells whether training has heard the speakers of "
              + unknown
              + " of the tested clips: of one corpus, some clips name no speaker; the scores may say"
              + " little of new voices");
    }
    if (!shared.isEmpty()) {
      notes.add(
          "training has heard "
              + shared.size()
              + " of the speakers who are tested ("
              + String.join(", ", shared)
              + "); the scores say little of new voices");
    }
    return new FoldPlan(
        PROTOCOL, !shared.isEmpty() || unknown > 0, List.of(new Fold("1", learned, tested)), notes);
  }

  /**
   * How many tested clips are of a corpus that is learned from too, where they, or clips of it that
   * are learned from, name no speaker.
   */
  private static long perhapsHeard(List<Example> training, List<Example> test) {
    Set<String> corpora = new HashSet<>();
    Set<String> unnamed = new HashSet<>();
    for (Example example : training) {
      corpora.add(example.utterance().corpus());
      if (example.utterance().speaker().isEmpty()) {
        unnamed.add(example.utterance().corpus());
      }
    }
    return test.stream()
        .map(Example::utterance)
        .filter(of -> (of.speaker().isEmpty() ? corpora : unnamed).contains(of.corpus()))
        .count();
  }

  private static Set<Utterance> utterances(List<Example> examples) {
    Set<Utterance> utterances = new HashSet<>();
    examples.forEach(example -> utterances.add(example.utterance()));
    return utterances;
  }

  private static Set<String> speakers(List<Example> examples) {
    Set<String> speakers = new TreeSet<>();
    examples.forEach(example -> example.utterance().speaker().ifPresent(speakers::add));
    return speakers;
  }
}
