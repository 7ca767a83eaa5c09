package org.undertone.audio;

/**
 * A stretch of a clip, in samples.
 *
 * @param from the first sample, at least 0
 * @param to the first sample after it, above {@code from}
 */
public record SpeechSpan(int from, int to) {

  public SpeechSpan {
    if (!(from >= 0 && from < to)) {
      throw new IllegalArgumentException("0 <= from < to must hold, got " + from + " and " + to);
    }
  }
}
