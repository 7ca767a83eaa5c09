package org.undertone.recognize;

import java.util.List;
import java.util.Optional;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Attribution;
import org.undertone.model.ModelBundle;
import org.undertone.model.SpeakerBaseline;

/**
 * What a classifier said of a clip, before any calibration or gate. Immutable and safe to share
 * between threads.
 */
public final class Opinion {

  /** What it said besides where something is known of the voice. */
  private static final class Known {
    private final FeatureTensor adapted;
    private final double[] probabilities;
    private final int clips;

    private Known(FeatureTensor adapted, double[] probabilities, int clips) {
      this.adapted = adapted;
      this.probabilities = probabilities;
      this.clips = clips;
    }
  }

  private final FeatureTensor own;
  private final double[] probabilities;
  private final Optional<Known> known;

  private Opinion(FeatureTensor own, double[] probabilities, Optional<Known> known) {
    this.own = own;
    this.probabilities = probabilities;
    this.known = known;
  }

  /** Asks of a stranger's clip. */
  static Opinion ofStranger(ModelBundle bundle, FeatureTensor features) {
    return new Opinion(features, bundle.probabilities(features), Optional.empty());
  }

  /** Asks of a clip as if of a stranger and of the same adapted to the speaker's voice. */
  static Opinion ofKnownVoice(ModelBundle bundle, FeatureTensor own, SpeakerBaseline voice) {
    FeatureTensor adapted = bundle.adapt(own, voice);
    List<double[]> both = bundle.probabilitiesOfBoth(adapted, own);
    return new Opinion(
        own, both.get(0), Optional.of(new Known(adapted, both.get(1), voice.clips())));
  }

  /** The features that gates look at: as near to what the model learned from as can be. */
  FeatureTensor features() {
    return known.map(k -> k.adapted).orElse(own);
  }

  /** The probabilities as a model serves them, which said this or has but another calibrator. */
  double[] calibrated(ModelBundle bundle) {
    return known
        .map(k -> bundle.calibrated(probabilities, k.probabilities, k.clips))
        .orElseGet(() -> bundle.calibrated(probabilities));
  }

  /**
   * What the features did to them before calibration.
   *
   * @throws UnsupportedOperationException if the model cannot say
   */
  Attribution attribution(ModelBundle bundle) {
    return known
        .map(k -> bundle.attribution(k.adapted, own, k.clips))
        .orElseGet(() -> bundle.attribution(own));
  }

  /** From how many clips the speaker's voice is known; 0 for a stranger's. */
  int voiceClips() {
    return known.map(k -> k.clips).orElse(0);
  }
}
