package org.undertone.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.undertone.features.FeatureSets;

/**
 * What is known of a bundle before its classifier is made.
 *
 * @param manifest what it says of itself
 * @param weightBytes the length of its weights
 * @param parameters how many numbers were learned; empty where that says nothing of its size
 * @param discriminant what a discriminant beside its forest counts, in (0, 1); empty where there is
 *     none
 * @param adapts whether it can profit from a baseline of the speaker's voice
 * @param givesSets whether it can give sets of labels in place of one
 * @param leastLikelihood below which its familiarity gate withholds an answer, in [0, 1]; empty
 *     where it has no such gate
 * @param obstacle why it cannot answer on this machine, in words; empty if nothing is in the way
 */
public record ModelDescription(
    Manifest manifest,
    long weightBytes,
    OptionalLong parameters,
    OptionalDouble discriminant,
    boolean adapts,
    boolean givesSets,
    OptionalDouble leastLikelihood,
    Optional<String> obstacle) {

  /** The types that do without PyTorch. */
  static final List<String> PLAIN = List.of(Manifest.FOREST, Manifest.LINEAR);

  /** Whether it takes PyTorch, and with it a while to load. */
  public boolean isNetwork() {
    return !PLAIN.contains(manifest.type());
  }

  /** Whether it can say why it answers so; see {@link ModelBundle#explains}. */
  public boolean explains() {
    return (adapts || manifest.type().equals(Manifest.FOREST))
        && FeatureSets.names().contains(manifest.featureSet())
        && !FeatureSets.named(manifest.featureSet()).voiceNames().isEmpty();
  }
}
