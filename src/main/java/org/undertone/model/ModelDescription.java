package org.undertone.model;

import java.util.Optional;
import java.util.OptionalLong;
import org.undertone.features.FeatureSets;

/**
 * What is known of a bundle before its classifier is made.
 *
 * @param manifest what it says of itself
 * @param weightBytes the length of its weights
 * @param parameters how many numbers were learned; empty for a forest
 * @param obstacle why it cannot answer on this machine, in words; empty if nothing is in the way
 */
public record ModelDescription(
    Manifest manifest, long weightBytes, OptionalLong parameters, Optional<String> obstacle) {

  /** Whether it takes PyTorch, and with it a while to load. */
  public boolean isNetwork() {
    return !manifest.type().equals(Manifest.FOREST);
  }

  /** Whether it can say what each feature did to an answer; see {@link ModelBundle#explains}. */
  public boolean explains() {
    return manifest.type().equals(Manifest.FOREST)
        && FeatureSets.names().contains(manifest.featureSet())
        && !FeatureSets.named(manifest.featureSet()).valueNames().isEmpty();
  }
}
