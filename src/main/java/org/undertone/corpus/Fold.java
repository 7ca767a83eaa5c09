package org.undertone.corpus;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One division of utterances into those learned from and those tested on. An example of an
 * utterance that is in neither part is not used; a copy of an example, however altered, is on the
 * side of its utterance.
 *
 * @param name its number in its protocol, such as {@code 2}
 * @param trainingUtterances learned from, at least one
 * @param testUtterances tested on, at least one; none of them is learned from
 */
public record Fold(String name, Set<Utterance> trainingUtterances, Set<Utterance> testUtterances) {

  public Fold {
    trainingUtterances = Set.copyOf(trainingUtterances);
    testUtterances = Set.copyOf(testUtterances);
    if (testUtterances.isEmpty()) {
      throw new IllegalArgumentException("fold " + name + " needs at least one clip to test");
    }
    if (trainingUtterances.isEmpty()) {
      throw new IllegalArgumentException("fold " + name + " needs at least one clip to learn from");
    }
    for (Utterance utterance : testUtterances) {
      if (trainingUtterances.contains(utterance)) {
        throw new IllegalArgumentException(
            "fold " + name + " would learn from " + utterance.path() + ", which it tests");
      }
    }
  }

  /**
   * A division of the known speakers: all clips of some are tested, those of all others learned
   * from. A clip whose speaker is unknown is in neither part, since nobody can say on which side it
   * belongs.
   */
  static Fold ofSpeakers(String name, List<Example> examples, Set<String> testSpeakers) {
    Set<Utterance> training = new HashSet<>();
    Set<Utterance> test = new HashSet<>();
    for (Example example : examples) {
      Utterance utterance = example.utterance();
      utterance
          .speaker()
          .ifPresent(speaker -> (testSpeakers.contains(speaker) ? test : training).add(utterance));
    }
    return new Fold(name, training, test);
  }

  /** The known speakers of the utterances that are tested. */
  public Set<String> testSpeakers() {
    return testUtterances.stream()
        .flatMap(u -> u.speaker().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The examples to learn from, in the order given. */
  public List<Example> training(List<Example> examples) {
    return examples.stream().filter(e -> trainingUtterances.contains(e.utterance())).toList();
  }

  /** The examples to test on, in the order given. */
  public List<Example> test(List<Example> examples) {
    return examples.stream().filter(e -> testUtterances.contains(e.utterance())).toList();
  }
}
