package org.undertone.learn.network;

import java.util.List;

/**
 * How a training went.
 *
 * @param epochs all that were run, in order
 * @param bestEpoch the number of the one whose parameters were kept
 */
public record TrainingCurve(List<Epoch> epochs, int bestEpoch) {

  public TrainingCurve {
    epochs = List.copyOf(epochs);
    if (bestEpoch < 1 || bestEpoch > epochs.size()) {
      throw new IllegalArgumentException(
          "bestEpoch must lie in [1, " + epochs.size() + "], got " + bestEpoch);
    }
  }
}
