package org.undertone.recognize;

import java.util.Objects;
import java.util.Optional;
import org.undertone.model.SpeakerBaseline;

/**
 * What is known or wanted besides a clip.
 *
 * @param explain whether the verdict is to say why
 * @param set whether the verdict is to name a set of labels in place of one
 * @param baseline the voice of whoever speaks; empty where it is not known
 */
public record Request(boolean explain, boolean set, Optional<SpeakerBaseline> baseline) {

  /** Nothing besides. */
  public static final Request PLAIN = new Request(false, false, Optional.empty());

  public Request {
    Objects.requireNonNull(baseline, "baseline");
  }
}
