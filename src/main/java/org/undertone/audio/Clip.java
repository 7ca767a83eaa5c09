package org.undertone.audio;

import java.util.Objects;

/**
 * Mono speech at 16 kHz, ready for analysis, with the facts of the recording that it came from.
 *
 * <p>Immutable and safe to share between threads. Samples are nominally in [-1, 1]; floating-point
 * sources may exceed that, and are kept as they are. All samples are finite and no larger than
 * {@link #MAX_MAGNITUDE}.
 */
public final class Clip {

  /** The one rate at which Undertone listens. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  /** The largest sample that is taken for sound: 120 dB above full scale. */
  public static final float MAX_MAGNITUDE = 1e6f;

  private final float[] samples;
  private final SourceFormat source;

  /**
   * Takes samples at {@link #SAMPLE_RATE_HZ}; the array is copied.
   *
   * @throws IllegalArgumentException if there is no sample, or one is NaN, infinite or beyond
   *     {@link #MAX_MAGNITUDE} (its index is in the message)
   */
  public Clip(float[] samples, SourceFormat source) {
    if (samples.length == 0) {
      throw new IllegalArgumentException("a clip needs at least one sample, got none");
    }
    for (int i = 0; i < samples.length; i++) {
      if (!(Math.abs(samples[i]) <= MAX_MAGNITUDE)) {
        throw new IllegalArgumentException(
            "sample "
                + i
                + " is "
                + samples[i]
                + "; samples must be numbers within ±"
                + MAX_MAGNITUDE
                + ", where full scale is 1");
      }
    }
    this.samples = samples.clone();
    this.source = Objects.requireNonNull(source, "source");
  }

  /** The same of samples that were computed: what is beyond the limits is limited, in place. */
  public static Clip limited(float[] samples, SourceFormat source) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-MAX_MAGNITUDE, Math.min(MAX_MAGNITUDE, samples[i]));
    }
    return new Clip(samples, source);
  }

  /** A copy of the samples. */
  public float[] samples() {
    return samples.clone();
  }

  /** The number of samples, at least 1. */
  public int length() {
    return samples.length;
  }

  /** Copies {@code count} samples from {@code from} on into {@code target} at {@code at}. */
  public void copyTo(int from, float[] target, int at, int count) {
    System.arraycopy(samples, from, target, at, count);
  }

  public double durationSeconds() {
    return samples.length / (double) SAMPLE_RATE_HZ;
  }

  /** What the samples were before they became mono at 16 kHz. */
  public SourceFormat source() {
    return source;
  }
}
