package org.undertone.corpus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undertone.model.Label;

/** The words by which corpora call a label: its own, and those of the same emotion beside it. */
final class LabelWords {

  private static final Map<String, Label> LABELS =
      Stream.of(
              Arrays.stream(Label.values())
                  .collect(Collectors.toMap(Label::word, Function.identity())),
              Map.of(
                  "anger", Label.ANGRY,
                  "disgusted", Label.DISGUST,
                  "fear", Label.FEARFUL,
                  "happiness", Label.HAPPY,
                  "sadness", Label.SAD,
                  "surprise", Label.SURPRISED,
                  "pleasantsurprise", Label.SURPRISED,
                  "pleasantsurprised", Label.SURPRISED))
          .flatMap(words -> words.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private LabelWords() {}

  /** The label of a word in any case, whatever parts it in two; or empty. */
  static Optional<Label> label(String word) {
    return Optional.ofNullable(
        LABELS.get(word.strip().toLowerCase(Locale.ROOT).replaceAll("[_ -]", "")));
  }
}
