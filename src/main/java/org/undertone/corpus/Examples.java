package org.undertone.corpus;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a corpus.
 *
 * @param examples in the order of the utterances
 * @param skipped utterances that became no example, and why, in the same order
 * @param unusual what is odd about recordings that became examples all the same: a line for each
 *     oddity
 */
public record Examples(List<Example> examples, List<Skipped> skipped, List<String> unusual) {

  public Examples {
    examples = List.copyOf(examples);
    skipped = List.copyOf(skipped);
    unusual = List.copyOf(unusual);
  }

  /**
   * The same with what was skipped and what is odd in the corpus that they are of, before their
   * own; skipped files by where they lie in it.
   */
  public Examples in(Corpus corpus) {
    return new Examples(
        examples,
        Skipped.within(corpus.roots(), joined(corpus.skipped(), skipped)),
        joined(corpus.unusual(), unusual));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
