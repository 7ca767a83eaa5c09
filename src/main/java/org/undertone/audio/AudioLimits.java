package org.undertone.audio;

/**
 * How much audio is accepted, checked before memory is taken for it.
 *
 * @param maxBytes the largest encoded recording in bytes, in [1, {@link #MOST_BYTES}]
 * @param maxSeconds the longest decoded recording, at least {@code minSeconds}
 * @param minSeconds the shortest decoded recording, at least 0
 * @param decoderTimeoutSeconds how long an external decoder may take, above 0
 */
public record AudioLimits(
    long maxBytes, double maxSeconds, double minSeconds, double decoderTimeoutSeconds) {

  /** 25 MB, ten minutes, 0.3 s, and 30 s of decoding. */
  public static final AudioLimits DEFAULT = new AudioLimits(25_000_000, 600, 0.3, 30);

  /** What fits into an array, with a byte more by which too much is known. */
  public static final long MOST_BYTES = Integer.MAX_VALUE - 9;

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException naming what is out of range
   */
  public AudioLimits {
    if (maxBytes < 1 || maxBytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes must lie in [1, " + MOST_BYTES + "], got " + maxBytes);
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
