package org.undertone.train;

import java.util.Optional;
import org.undertone.learn.Classifier;

/**
 * What came of a lesson.
 *
 * @param heldOut what was said of training examples that were held out while it was learned
 * @param course how the training went; empty where there are no epochs
 */
record Learned(Classifier classifier, OutOfFold heldOut, Optional<TrainingCourse> course) {

  /** A classifier for which nothing was held out, and which has no epochs to tell of. */
  Learned(Classifier classifier) {
    this(classifier, OutOfFold.NONE, Optional.empty());
  }
}
