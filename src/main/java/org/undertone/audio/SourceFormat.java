package org.undertone.audio;

import java.util.Objects;
import java.util.Optional;

/**
 * The facts of a recording as it arrived.
 *
 * @param name the container and coding in the field's terms, such as {@code WAV 16-bit PCM}, {@code
 *     FLAC}, {@code WebM Opus}
 * @param sampleRateHz its own rate, at least 1
 * @param channels its own channel count, at least 1
 * @param damaged whether not all of it could be decoded; the note tells
 * @param note a sentence for the user when something about it needs saying, such as that the end of
 *     the data was missing
 */
public record SourceFormat(
    String name, int sampleRateHz, int channels, boolean damaged, Optional<String> note) {

  public SourceFormat {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(note, "note");
    if (sampleRateHz < 1) {
      throw new IllegalArgumentException("sampleRateHz must be at least 1, got " + sampleRateHz);
    }
    if (channels < 1) {
      throw new IllegalArgumentException("channels must be at least 1, got " + channels);
    }
  }

  /** Samples that were handed over as an array, at this rate. */
  public static SourceFormat array(int sampleRateHz) {
    return new SourceFormat("float samples", sampleRateHz, 1, false, Optional.empty());
  }
}
