package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undertone.model.Label;
import org.undertone.testing.TestData;

/** The real corpora, where they are at hand. */
class WholeCorporaTest {

  @Test
  void ravdess_isReadWhole() throws IOException {
    assumeTrue(TestData.ravdess().isPresent(), "no RAVDESS at hand");
    Corpus corpus = new CorpusReader(true).read(List.of(TestData.ravdess().get()));
    assertEquals(1200, corpus.utterances().size());
    assertEquals(20, corpus.speakers().size());
    assertEquals(List.of(), corpus.skipped());
    Map<Label, Long> counts = counts(corpus);
    assertEquals(80, counts.get(Label.NEUTRAL));
    assertEquals(160, counts.get(Label.SURPRISED));
  }

  @Test
  void cremaD_isReadWhole() throws IOException {
    assumeTrue(TestData.cremaD().isPresent(), "no CREMA-D at hand");
    Corpus corpus = new CorpusReader(false).read(List.of(TestData.cremaD().get()));
    assertEquals(2295, corpus.utterances().size());
    assertEquals(28, corpus.speakers().size());
    assertEquals(List.of(), corpus.skipped());
    assertEquals(6, counts(corpus).size());
  }

  private static Map<Label, Long> counts(Corpus corpus) {
    return corpus.utterances().stream()
        .collect(Collectors.groupingBy(Utterance::label, TreeMap::new, Collectors.counting()));
  }
}
