package org.undertone.corpus;

import java.util.Optional;
import org.undertone.model.Label;

/** How a published corpus writes label and speaker into its file names. */
interface NameScheme {

  /**
   * Reads a name that is of this corpus wherever the file lies.
   *
   * @return empty if the name is not of this corpus, or not of its speech
   */
  Optional<Reading> parse(FileName name);

  /**
   * Reads a name that means something in a folder of this corpus only.
   *
   * @return empty if the folder is none of this corpus, or nothing there tells the label
   */
  default Optional<Reading> parseInFolder(FileName name) {
    return Optional.empty();
  }

  /**
   * What a scheme looks at.
   *
   * @param stem the file's name without its extension
   * @param folder the name of the folder that holds it, without those above
   */
  record FileName(String stem, String folder) {}

  /** What a name tells. */
  sealed interface Reading permits NamedClip, Unusable {

    /** Who speaks, among the speakers of all corpora, such as {@code ravdess:07}. */
    Optional<String> who();
  }

  /**
   * A clip to use.
   *
   * @param corpus the name of the corpus
   * @param speaker the speaker as the corpus writes it, always in the same spelling
   * @param spelling the speaker as this name has it
   */
  record NamedClip(String corpus, Label label, String speaker, String spelling) implements Reading {

    /** Of a corpus that has one spelling alone. */
    NamedClip(String corpus, Label label, String speaker) {
      this(corpus, label, speaker, speaker);
    }

    @Override
    public Optional<String> who() {
      return Optional.of(corpus + ":" + speaker);
    }
  }

  /** A file that cannot be used, and why. */
  record Unusable(Skipped.Reason reason, String detail, Optional<String> who) implements Reading {}
}
