package org.undertone.features;

import java.util.List;
import org.undertone.audio.Clip;

/** {@link Classic190} as a tensor of shape (190). Thread-safe. */
final class Classic190Set implements FeatureSet {

  @Override
  public String name() {
    return Classic190.NAME;
  }

  @Override
  public List<String> valueNames() {
    return Classic190.names();
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    return Classic190.extract(clip);
  }
}
