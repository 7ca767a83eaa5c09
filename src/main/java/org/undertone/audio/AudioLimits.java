package org.undertone.audio;

/**
 * How much audio is accepted, checked before memory is taken for it.
 *
 * @param maxBytes the largest encoded recording in bytes
 * @param maxSeconds the longest decoded recording
 * @param minSeconds the shortest decoded recording
 * @param decoderTimeoutSeconds how long an external decoder may take
 */
public record AudioLimits(
    long maxBytes, double maxSeconds, double minSeconds, double decoderTimeoutSeconds) {

  /** 25 MB, ten minutes, 0.3 s, and 30 s of decoding. */
  public static final AudioLimits DEFAULT = new AudioLimits(25_000_000, 600, 0.3, 30);

  public AudioLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, got " + maxBytes);
    }
    if (!(minSeconds >= 0 && minSeconds <= maxSeconds && Double.isFinite(maxSeconds))) {
      throw new IllegalArgumentException(
          "0 <= minSeconds <= maxSeconds must hold, got " + minSeconds + " and " + maxSeconds);
    }
    if (!(decoderTimeoutSeconds > 0)) {
      throw new IllegalArgumentException(
          "decoderTimeoutSeconds must be above 0, got " + decoderTimeoutSeconds);
    }
  }
}
