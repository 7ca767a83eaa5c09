package org.undertone.corpus;

import java.util.List;

/**
 * What came of a corpus.
 *
 * @param examples in the order of the utterances
 * @param skipped utterances that became no example, and why, in the same order
 * @param unusual what is odd about recordings that became examples all the same: a line for each
 *     oddity, without folders
 */
public record Examples(List<Example> examples, List<Skipped> skipped, List<String> unusual) {

  public Examples {
    examples = List.copyOf(examples);
    skipped = List.copyOf(skipped);
    unusual = List.copyOf(unusual);
  }
}
