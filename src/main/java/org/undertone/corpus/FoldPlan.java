package org.undertone.corpus;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a corpus is parted into what models learn from and what they are tested on.
 *
 * @param protocol {@code ravdess-6} or {@code corpus}; {@code grouped-5}, {@code clips-5} or {@code
 *     leaky-5} with the number of folds; {@code none} where the corpus cannot be parted
 * @param speakersShared whether a speaker who is tested may have been heard in training, so that
 *     the scores say nothing of voices that the model does not know
 * @param folds empty where the corpus cannot be parted
 * @param notes what a reader of the scores must know: folds left out, speakers unknown or shared
 */
public record FoldPlan(
    String protocol, boolean speakersShared, List<Fold> folds, List<String> notes) {

  public FoldPlan {
    folds = List.copyOf(folds);
    notes = List.copyOf(notes);
  }

  /** Whether each known speaker of the examples is tested by a model that did not hear them. */
  public boolean testsEverybodyUnheard(List<Example> examples) {
    Set<String> tested =
        folds.stream()
            .flatMap(fold -> fold.testSpeakers().stream())
            .collect(Collectors.toUnmodifiableSet());
    return !speakersShared
        && examples.stream()
            .flatMap(example -> example.utterance().speaker().stream())
            .allMatch(tested::contains);
  }
}
