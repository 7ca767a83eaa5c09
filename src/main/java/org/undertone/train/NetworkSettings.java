package org.undertone.train;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What may be chosen about the training of a network; the rest is the best that was found for its
 * type. A forest does not look at it.
 *
 * @param maxEpochs the most passes over the training clips, at least 1; empty for the type's own
 * @param augmenting of which training clips altered copies are made
 */
public record NetworkSettings(OptionalInt maxEpochs, Augmenting augmenting) {

  /** The type's own epochs, copies of every clip. */
  public static final NetworkSettings DEFAULT =
      new NetworkSettings(OptionalInt.empty(), Augmenting.ALL);

  public NetworkSettings {
    if (maxEpochs.isPresent() && maxEpochs.getAsInt() < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + maxEpochs.getAsInt());
    }
    Objects.requireNonNull(augmenting, "augmenting");
  }

  public NetworkSettings withMaxEpochs(int value) {
    return new NetworkSettings(OptionalInt.of(value), augmenting);
  }

  public NetworkSettings withAugmenting(Augmenting value) {
    return new NetworkSettings(maxEpochs, value);
  }
}
