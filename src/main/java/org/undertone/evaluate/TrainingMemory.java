package org.undertone.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.Example;
import org.undertone.evaluate.Hearing.Outcome;
import org.undertone.model.Heard;
import org.undertone.model.Provenance;
import org.undertone.model.Provenance.CorpusFacts;

/** What a bundle remembers of its training, asked of one clip after another. */
interface TrainingMemory {

  /** Whether a clip or its speaker was heard, or may have been. */
  Outcome of(Example example);

  /**
   * As exactly as a bundle tells.
   *
   * @param all everything that the corpora hold of which clips are tested
   */
  static TrainingMemory of(Provenance provenance, List<Example> all) {
    return provenance
        .heard()
        .map(heard -> ofMarks(heard, provenance.corpora(), all))
        .orElseGet(() -> ofCorpora(provenance, all));
  }

  /**
   * By the marks of clips and speakers. Whoever speaks a clip that was heard was heard, under
   * whatever name; whoever is of a corpus that was learned from may have been, where that corpus
   * named no speaker or this clip names none.
   */
  private static TrainingMemory ofMarks(Heard heard, List<CorpusFacts> corpora, List<Example> all) {
    Set<String> clips = Set.copyOf(heard.clips());
    Set<String> speakers = Set.copyOf(heard.speakers());
    Set<String> recognised = new HashSet<>();
    for (Example example : all) {
      if (clips.contains(CorpusContent.clipMark(example))) {
        example.utterance().speaker().ifPresent(recognised::add);
      }
    }
    return example -> {
      if (clips.contains(CorpusContent.clipMark(example))) {
        return Outcome.HEARD;
      }
      Optional<String> speaker = example.utterance().speaker();
      if (speaker
          .filter(s -> recognised.contains(s) || speakers.contains(CorpusContent.speakerMark(s)))
          .isPresent()) {
        return Outcome.SPEAKERS_HEARD;
      }
      String corpus = example.utterance().corpus();
      return corpora.stream()
              .filter(learned -> learned.name().equals(corpus))
              .anyMatch(learned -> speaker.isEmpty() || learned.speakers() == 0)
          ? Outcome.PRESUMED_HEARD
          : Outcome.UNHEARD;
    };
  }

  /** By the names and contents of whole corpora, of which a bundle by hand may tell alone. */
  private static TrainingMemory ofCorpora(Provenance provenance, List<Example> all) {
    List<CorpusFacts> corpora = provenance.corpora();
    Map<String, Outcome> byCorpus = new TreeMap<>();
    for (CorpusFacts here : CorpusContent.facts(all)) {
      for (CorpusFacts learned : corpora) {
        if (here.contentHash().equals(learned.contentHash())) {
          byCorpus.put(here.name(), Outcome.HEARD);
        } else if (here.name().equals(learned.name())) {
          byCorpus.putIfAbsent(here.name(), Outcome.PRESUMED_HEARD);
        }
      }
    }
    Outcome unnamed = corpora.isEmpty() ? Outcome.PRESUMED_HEARD : Outcome.UNHEARD;
    return example -> byCorpus.getOrDefault(example.utterance().corpus(), unnamed);
  }
}
