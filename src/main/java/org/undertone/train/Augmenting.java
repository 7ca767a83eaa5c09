package org.undertone.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undertone.corpus.Example;
import org.undertone.model.Label;

/** Of which training clips altered copies are made, and which. */
public enum Augmenting {
  /** Of every clip those that suit the type: of a forest none, of a discriminant the robust. */
  ALL,
  /** Of every clip the same, and besides as other rooms, microphones, noises and lines give it. */
  ROBUST,
  /** Those of ALL, of the clips whose label is rarer than labels are on average. */
  MINORITY,
  /** Of none. */
  NONE;

  /** The word that stands on the command line and in files: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice of a word; empty where there is none. */
  public static Optional<Augmenting> named(String word) {
    return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(Augmenting::word).collect(Collectors.joining(", "));
  }

  /** The examples of which copies are made, in the order given. */
  List<Example> chosen(List<Example> examples) {
    if (this != MINORITY) {
      return this == NONE ? List.of() : examples;
    }
    Map<Label, Integer> counts = new EnumMap<>(Label.class);
    examples.forEach(example -> counts.merge(example.utterance().label(), 1, Integer::sum));
    return examples.stream()
        .filter(
            example -> counts.get(example.utterance().label()) * counts.size() < examples.size())
        .toList();
  }
}
