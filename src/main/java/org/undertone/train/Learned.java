package org.undertone.train;

import java.util.Optional;
import org.undertone.learn.Classifier;

/**
 * What came of a lesson.
 *
 * @param course how the training went; empty where there are no epochs
 */
record Learned(Classifier classifier, Optional<Course> course) {}
