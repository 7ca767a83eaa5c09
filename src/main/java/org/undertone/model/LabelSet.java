package org.undertone.model;

import java.util.Arrays;
import java.util.List;
import org.undertone.learn.ConformalSets;

/**
 * The smallest set of labels that holds the true one with a stated probability. It is made of the
 * probabilities that are served, whether or not one of them suffices for an answer.
 *
 * @param labels at least one, the most probable first
 * @param probability with which the true label is among them, over many speakers like those of
 *     training, in (0, 1)
 */
public record LabelSet(List<Label> labels, double probability) {

  public LabelSet {
    labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("labels must be at least one");
    }
  }

  /**
   * The set of a clip.
   *
   * @param labels in the order of the probabilities
   * @param probabilities what is served
   */
  public static LabelSet of(ConformalSets sets, List<Label> labels, double[] probabilities) {
    return new LabelSet(
        Arrays.stream(sets.labels(probabilities)).mapToObj(labels::get).toList(),
        sets.probability());
  }
}
