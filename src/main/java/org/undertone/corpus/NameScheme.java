package org.undertone.corpus;

import java.util.List;
import java.util.Optional;
import org.undertone.model.Label;

/** How a published corpus writes label and speaker into its file names. */
interface NameScheme {

  /** The schemes, in the order in which they are tried; a further corpus is one more of them. */
  List<NameScheme> ALL = List.of(new RavdessName(), new CremaDName());

  /**
   * Reads a file name without its extension.
   *
   * @return empty if the name is not of this corpus, or not of its speech
   */
  Optional<NamedClip> parse(String stem);

  /**
   * What a file name tells.
   *
   * @param corpus the name of the corpus
   * @param speaker the speaker's number as the corpus writes it
   */
  record NamedClip(String corpus, Label label, String speaker) {}
}
