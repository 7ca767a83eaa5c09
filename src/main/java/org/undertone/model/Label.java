package org.undertone.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The emotions that a voice can carry, in the fixed order that every model and table follows. */
public enum Label {
  ANGRY("😠"),
  CALM("😌"),
  DISGUST("🤢"),
  FEARFUL("😨"),
  HAPPY("😊"),
  NEUTRAL("😐"),
  SAD("😢"),
  SURPRISED("😲");

  private final String emoji;

  Label(String emoji) {
    this.emoji = emoji;
  }

  public String emoji() {
    return emoji;
  }

  /** The word that stands in files, answers and tables: the name in lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a voice sounds so when nothing is the matter. */
  public boolean isOrdinary() {
    return this == NEUTRAL || this == CALM;
  }

  /**
   * The label of a word, in any case.
   *
   * @throws IllegalArgumentException naming the word and those allowed
   */
  @JsonCreator
  public static Label of(String word) {
    for (Label label : values()) {
      if (label.word().equalsIgnoreCase(word)) {
        return label;
      }
    }
    throw new IllegalArgumentException(
        "unknown label \""
            + word
            + "\"; known are "
            + Arrays.stream(values()).map(Label::word).collect(Collectors.joining(", ")));
  }
}
