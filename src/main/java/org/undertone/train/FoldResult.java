package org.undertone.train;

import java.util.Optional;
import org.undertone.corpus.Fold;

/**
 * What one fold brought.
 *
 * @param clips what its model said of the test clips
 * @param raw what its classifier said of them before any calibration
 * @param attenuated the same of attenuated copies of those that are neutral, calm or sad
 * @param course how its model was trained; empty where there are no epochs
 */
record FoldResult(
    Fold fold, Tested clips, OutOfFold raw, Tested attenuated, Optional<TrainingCourse> course) {}
