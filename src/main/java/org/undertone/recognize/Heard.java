package org.undertone.recognize;

import java.util.Optional;
import org.undertone.features.FeatureTensor;
import org.undertone.model.ModelBundle;

/**
 * What a classifier said of a clip, before any calibration or gate. Immutable and safe to share
 * between threads.
 */
public final class Heard {

  private final FeatureTensor features;
  private final double[] probabilities;
  private final Optional<double[]> ofKnownVoice;
  private final int voiceClips;

  private Heard(
      FeatureTensor features,
      double[] probabilities,
      Optional<double[]> ofKnownVoice,
      int voiceClips) {
    this.features = features;
    this.probabilities = probabilities;
    this.ofKnownVoice = ofKnownVoice;
    this.voiceClips = voiceClips;
  }

  /**
   * Of a stranger.
   *
   * @param probabilities of each label, in the order of the model's; not copied
   */
  static Heard ofStranger(FeatureTensor features, double[] probabilities) {
    return new Heard(features, probabilities, Optional.empty(), 0);
  }

  /**
   * Of a voice of which something is known.
   *
   * @param features adapted to it
   * @param probabilities of each label, in the order of the model's, as if of a stranger; not
   *     copied
   * @param ofKnownVoice the same of the adapted features; not copied
   * @param voiceClips from how many clips the voice is known, at least 1
   */
  static Heard ofKnownVoice(
      FeatureTensor features, double[] probabilities, double[] ofKnownVoice, int voiceClips) {
    return new Heard(features, probabilities, Optional.of(ofKnownVoice), voiceClips);
  }

  /** The features that gates and explanations look at. */
  FeatureTensor features() {
    return features;
  }

  /** The probabilities as a model serves them, which said this or has but another calibrator. */
  double[] calibrated(ModelBundle bundle) {
    return ofKnownVoice
        .map(known -> bundle.calibrated(probabilities, known, voiceClips))
        .orElseGet(() -> bundle.calibrated(probabilities));
  }

  /** From how many clips the speaker's voice is known; 0 for a stranger's. */
  int voiceClips() {
    return voiceClips;
  }
}
