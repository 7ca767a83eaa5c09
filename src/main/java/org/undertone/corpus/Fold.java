package org.undertone.corpus;

import java.util.List;
import java.util.Set;

/**
 * One division of the known speakers into those learned from and those tested on. An example whose
 * speaker is unknown is in neither part, since nobody can say on which side it belongs.
 *
 * @param name its number in its protocol, such as {@code 2}
 * @param testSpeakers who is tested; all other known speakers are learned from
 */
public record Fold(String name, Set<String> testSpeakers) {

  public Fold {
    testSpeakers = Set.copyOf(testSpeakers);
    if (testSpeakers.isEmpty()) {
      throw new IllegalArgumentException("fold " + name + " needs at least one test speaker");
    }
  }

  /** The examples to learn from, in the order given. */
  public List<Example> training(List<Example> examples) {
    return examples.stream()
        .filter(e -> e.utterance().speaker().filter(s -> !testSpeakers.contains(s)).isPresent())
        .toList();
  }

  /** The examples to test on, in the order given. */
  public List<Example> test(List<Example> examples) {
    return examples.stream()
        .filter(e -> e.utterance().speaker().filter(testSpeakers::contains).isPresent())
        .toList();
  }
}
