package org.undertone.corpus;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.undertone.model.Label;

/**
 * One labelled recording of a corpus.
 *
 * @param path where the recording lies
 * @param label what its speaker expresses
 * @param speaker who speaks, named {@code corpus:speaker} such as {@code ravdess:07}; empty where
 *     nothing tells, and then no fold may use the recording
 * @param corpus the name of the corpus, such as {@code ravdess}
 */
public record Utterance(Path path, Label label, Optional<String> speaker, String corpus) {

  public Utterance {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(corpus, "corpus");
  }
}
