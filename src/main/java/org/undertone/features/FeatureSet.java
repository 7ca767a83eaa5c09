package org.undertone.features;

import java.util.List;
import org.undertone.audio.Clip;

/** A way of looking at a clip, under a name that changes when its values do. Thread-safe. */
public interface FeatureSet {

  /** The name under which bundles and caches refer to it. */
  String name();

  /** The names of its values, in order, where they are a plain vector; empty otherwise. */
  default List<String> valueNames() {
    return List.of();
  }

  /**
   * The names of those of its values, from the first on, that say how a voice as a whole sounds;
   * where they are of several vectors, one after the other, a name may stand there again.
   */
  default List<String> voiceNames() {
    return valueNames();
  }

  /** How many these are. */
  default int voiceValues() {
    return voiceNames().size();
  }

  /** Whether its values hang on how strong a clip was recorded. */
  default boolean heedsLevel() {
    return true;
  }

  /** Looks at a clip; every value is finite for every clip. */
  FeatureTensor extract(Clip clip);
}
