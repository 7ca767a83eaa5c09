package org.undertone.recognize;

import com.fasterxml.jackson.annotation.JsonValue;

/** What came of a clip. */
public enum Outcome {
  /** A label, sure enough to be given. */
  RECOGNIZED("recognized", ""),
  /** Speech, but no label is sure enough; the candidates are still given. */
  UNCERTAIN("uncertain", "❓"),
  /** Too little speech to judge. */
  NO_SPEECH("no-speech", "🔇");

  private final String word;
  private final String emoji;

  Outcome(String word, String emoji) {
    this.word = word;
    this.emoji = emoji;
  }

  @JsonValue
  public String word() {
    return word;
  }

  /** The emoji of an outcome without a label; empty for {@link #RECOGNIZED}. */
  public String emoji() {
    return emoji;
  }
}
