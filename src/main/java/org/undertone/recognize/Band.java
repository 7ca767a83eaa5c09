package org.undertone.recognize;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Confidence in words. */
public enum Band {
  /** At least 70 %. */
  HIGH(0.70),
  /** At least 40 %. */
  MEDIUM(0.40),
  /** At least 35 %. */
  LOW(0.35),
  /** Below 35 %, or withheld for another reason: there is no answer. */
  UNCERTAIN(0);

  private final double from;

  Band(double from) {
    this.from = from;
  }

  /** The least confidence of the band. */
  public double from() {
    return from;
  }

  /** The band of a confidence in [0, 1]. */
  public static Band of(double confidence) {
    for (Band band : values()) {
      if (confidence >= band.from) {
        return band;
      }
    }
    throw new IllegalArgumentException("confidence must lie in [0, 1], got " + confidence);
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
