package org.undertone.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The feature sets that a model may ask for by name. Thread-safe. */
public final class FeatureSets {

  private static final Map<String, FeatureSet> SETS = new LinkedHashMap<>();

  static {
    for (FeatureSet set :
        List.of(
            new Classic190Set(),
            new Means180(),
            new Functionals(),
            new Levelled(),
            Expressive.STANDARD,
            Expressive.DENOISED,
            new MelStack(),
            new Frames22(),
            new LogMel(LogMelSpec.STANDARD),
            new LogMel(LogMelSpec.LEVELLED),
            new VoiceFrames(),
            new WaveformSet(),
            new JointSet())) {
      SETS.put(set.name(), set);
    }
  }

  private FeatureSets() {}

  /**
   * The set of a name.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  public static FeatureSet named(String name) {
    FeatureSet set = SETS.get(name);
    if (set == null) {
      throw new IllegalArgumentException(
          "feature set must be one of " + String.join(", ", names()) + ", got " + name);
    }
    return set;
  }

  /** The names of all sets. */
  public static List<String> names() {
    return List.copyOf(SETS.keySet());
  }
}
