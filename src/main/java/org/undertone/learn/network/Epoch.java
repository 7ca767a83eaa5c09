package org.undertone.learn.network;

/**
 * One pass over the training clips and what came of it.
 *
 * @param number from 1 on
 * @param trainingLoss the mean cross-entropy in nats over the augmented batches as they were seen
 * @param validationLoss the same on the held-out clips, without augmentation; NaN where none were
 *     held out
 * @param validationUar unweighted average recall on the held-out clips, in [0, 1]; NaN likewise
 * @param learningRate at the end of the epoch
 */
public record Epoch(
    int number,
    double trainingLoss,
    double validationLoss,
    double validationUar,
    double learningRate) {

  /** Whether clips were held out to judge it. */
  public boolean isJudged() {
    return !Double.isNaN(validationLoss);
  }
}
