package org.undertone.train;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.RobustCopy;

/**
 * What may be chosen about the training of a network; the rest is the best that was found for its
 * type. A forest looks at the robust copies alone.
 *
 * @param maxEpochs the most passes over the training clips, in [1, 10000]; empty for the type's own
 * @param augmenting of which training clips altered copies are made, and which
 * @param copies how many copies {@link Augmenting#ROBUST} makes of each clip, in [1, 20]
 */
public record NetworkSettings(OptionalInt maxEpochs, Augmenting augmenting, int copies) {

  private static final int MOST_EPOCHS = 10_000;

  /** The type's own epochs, the type's own copies of every clip, eight where they are robust. */
  public static final NetworkSettings DEFAULT =
      new NetworkSettings(OptionalInt.empty(), Augmenting.ALL, 8);

  public NetworkSettings {
    if (maxEpochs.isPresent() && (maxEpochs.getAsInt() < 1 || maxEpochs.getAsInt() > MOST_EPOCHS)) {
      throw new IllegalArgumentException(
          "epochs must lie in [1, " + MOST_EPOCHS + "], got " + maxEpochs.getAsInt());
    }
    Objects.requireNonNull(augmenting, "augmenting");
    if (copies < 1 || copies > RobustCopy.MOST) {
      throw new IllegalArgumentException(
          "copies must lie in [1, " + RobustCopy.MOST + "], got " + copies);
    }
  }

  public NetworkSettings withMaxEpochs(int value) {
    return new NetworkSettings(OptionalInt.of(value), augmenting, copies);
  }

  public NetworkSettings withAugmenting(Augmenting value) {
    return new NetworkSettings(maxEpochs, value, copies);
  }

  public NetworkSettings withCopies(int value) {
    return new NetworkSettings(maxEpochs, augmenting, value);
  }

  /** The same for types whose own copies are the robust ones. */
  NetworkSettings robustByDefault() {
    return augmenting == Augmenting.ALL ? withAugmenting(Augmenting.ROBUST) : this;
  }

  /** The other paces of a discriminant, where it learns from copies; perhaps none. */
  List<Augmentation> paces() {
    return augmenting == Augmenting.ROBUST ? NetworkInputs.PACES : List.of();
  }

  /** The other voices of a discriminant, where it learns from copies; perhaps none. */
  List<Augmentation> voices(long seed) {
    return augmenting == Augmenting.ROBUST ? NetworkInputs.voices(seed) : List.of();
  }

  /** The robust copies that are asked for; perhaps none. */
  List<Augmentation> robustCopies(long seed) {
    return augmenting == Augmenting.ROBUST ? RobustCopy.of(copies, seed) : List.of();
  }
}
