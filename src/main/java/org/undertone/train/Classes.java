package org.undertone.train;

import java.util.List;
import java.util.function.ToIntFunction;
import org.undertone.corpus.Utterance;
import org.undertone.model.Label;

/**
 * What examples are told apart by.
 *
 * @param count how many there are
 * @param place of each example's, in [0, count)
 */
record Classes(int count, ToIntFunction<Utterance> place) {

  /** The labels, in their order. */
  static Classes of(List<Label> labels) {
    List<Label> known = List.copyOf(labels);
    return new Classes(known.size(), utterance -> known.indexOf(utterance.label()));
  }

  int of(Utterance utterance) {
    return place.applyAsInt(utterance);
  }
}
