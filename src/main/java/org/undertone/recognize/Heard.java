package org.undertone.recognize;

import org.undertone.features.FeatureTensor;

/**
 * What a classifier said of a clip, before any calibration or gate. Immutable and safe to share
 * between threads.
 */
public final class Heard {

  private final FeatureTensor features;
  private final double[] probabilities;
  private final int voiceClips;

  /**
   * @param features that the classifier was asked of
   * @param probabilities of each label, in the order of the model's; not copied
   * @param voiceClips from how many clips the speaker's voice is known; 0 for a stranger's
   */
  Heard(FeatureTensor features, double[] probabilities, int voiceClips) {
    this.features = features;
    this.probabilities = probabilities;
    this.voiceClips = voiceClips;
  }

  FeatureTensor features() {
    return features;
  }

  double[] probabilities() {
    return probabilities;
  }

  int voiceClips() {
    return voiceClips;
  }
}
