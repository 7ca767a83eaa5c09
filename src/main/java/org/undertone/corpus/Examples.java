package org.undertone.corpus;

import java.util.List;

/**
 * What came of a corpus.
 *
 * @param examples in the order of the utterances
 * @param skipped utterances that became no example, and why, in the same order
 */
public record Examples(List<Example> examples, List<Skipped> skipped) {

  public Examples {
    examples = List.copyOf(examples);
    skipped = List.copyOf(skipped);
  }
}
