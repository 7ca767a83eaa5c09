package org.undertone.model;

import java.util.List;
import java.util.Map;

/**
 * The thresholds of the gates, learned with the model and stored in its bundle.
 *
 * @param minSpeechSeconds below this much speech the outcome is {@code no-speech}
 * @param quietestDbfs for each label that the energy gate guards (angry and fearful), the speech
 *     level in dBFS below which training speakers hardly ever express it
 * @param minConfidence below this probability of the first candidate the outcome is {@code
 *     uncertain}
 */
public record GateSettings(
    double minSpeechSeconds, Map<Label, Double> quietestDbfs, double minConfidence) {

  /** The labels whose soft and distant speech must not be taken for anger or fear. */
  public static final List<Label> CALMER = List.of(Label.NEUTRAL, Label.CALM, Label.SAD);

  public GateSettings {
    quietestDbfs = Map.copyOf(quietestDbfs);
    if (!(minSpeechSeconds >= 0 && Double.isFinite(minSpeechSeconds))) {
      throw new IllegalArgumentException(
          "minSpeechSeconds must be at least 0, got " + minSpeechSeconds);
    }
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw new IllegalArgumentException("minConfidence must lie in [0, 1], got " + minConfidence);
    }
    quietestDbfs.forEach(
        (label, level) -> {
          if (!Double.isFinite(level)) {
            throw new IllegalArgumentException(
                "quietestDbfs of " + label.word() + " must be finite, got " + level);
          }
        });
  }
}
