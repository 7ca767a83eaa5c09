package org.undertone.audio;

import java.io.IOException;
import java.util.Objects;

/**
 * Bytes that cannot become a {@link Clip}. The message says what was found, what is allowed and how
 * to mend it; the fields carry the same for programs.
 */
public final class BadAudioException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Why the audio was refused. */
  public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** Recognisably audio, but its header or structure is broken. */
    MALFORMED,
    /** More bytes than {@link AudioLimits#maxBytes()}. */
    TOO_LARGE,
    /** More seconds than {@link AudioLimits#maxSeconds()}. */
    TOO_LONG,
    /** Fewer seconds than {@link AudioLimits#minSeconds()}. */
    TOO_SHORT,
    /** Text, an image, or anything else that is not audio. */
    NOT_AUDIO,
    /** Audio of a kind that no decoder at hand reads. */
    UNDECODABLE,
    /** The format needs ffmpeg, and there is none. */
    DECODER_MISSING,
    /** The decoder did not finish in time. */
    DECODER_TIMEOUT
  }

  private final Reason reason;
  private final double found;
  private final double allowed;

  /** A refusal in which no number plays a part. */
  public BadAudioException(Reason reason, String message) {
    this(reason, message, Double.NaN, Double.NaN);
  }

  /**
   * A refusal over a limit.
   *
   * @param found the value found, in the unit of the limit
   * @param allowed the limit itself
   */
  public BadAudioException(Reason reason, String message, double found, double allowed) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.found = found;
    this.allowed = allowed;
  }

  public Reason reason() {
    return reason;
  }

  /** The offending value (bytes, seconds, hertz, channels), or NaN where none applies. */
  public double found() {
    return found;
  }

  /** The limit that it broke, or NaN where none applies. */
  public double allowed() {
    return allowed;
  }
}
