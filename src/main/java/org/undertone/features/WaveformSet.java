package org.undertone.features;

import java.util.List;
import org.undertone.audio.Clip;

/**
 * {@code waveform-16k}: the samples of a clip, unchanged; shape (samples). For networks that listen
 * to the sound itself. Thread-safe.
 */
final class WaveformSet implements FeatureSet {

  static final String NAME = "waveform-16k";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    return new FeatureTensor(NAME, List.of(clip.length()), clip.samples());
  }
}
