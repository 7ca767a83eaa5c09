package org.undertone.corpus;

import java.util.List;
import org.undertone.audio.Clip;

/**
 * A change to a recording that leaves its feeling: a copy to train on, or to test with. The same
 * clip is changed in the same way at every run; what is random follows from a seed and the samples.
 * Thread-safe.
 *
 * <p>What follows the length of the speech or its height changes with the copy: {@link
 * TimeStretched}, {@link PitchShifted} and {@link SpeedChanged} are for small changes.
 */
public interface Augmentation {

  /** The changed copy; the facts of its source stay. */
  Clip apply(Clip clip);

  /** The changes that it is made of, whether or not they show in each clip; none of a plain one. */
  default List<Augmentation> parts() {
    return List.of();
  }

  /** Names it, with all that it was made with, in caches and in what a model tells of itself. */
  String id();
}
