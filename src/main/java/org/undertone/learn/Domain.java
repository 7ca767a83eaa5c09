package org.undertone.learn;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Recordings of one kind, such as those of one corpus.
 *
 * @param name for people
 * @param labels the places of those labels that it has, ascending, at least two
 */
public record Domain(String name, List<Integer> labels) {

  public Domain {
    Objects.requireNonNull(name, "name");
    labels = List.copyOf(labels);
    boolean ascending = labels.size() > 1;
    for (int k = 0; k < labels.size(); k++) {
      ascending &= labels.get(k) > (k == 0 ? -1 : labels.get(k - 1));
    }
    if (!ascending) {
      throw new IllegalArgumentException(
          "labels of a domain must be at least two that ascend, got " + labels);
    }
  }

  /** Recordings of any kind, with so many labels. */
  public static Domain of(int labelCount) {
    return new Domain("all", IntStream.range(0, labelCount).boxed().toList());
  }
}
