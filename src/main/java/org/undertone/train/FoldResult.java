package org.undertone.train;

import org.undertone.corpus.Fold;

/**
 * What one fold brought.
 *
 * @param clips what its model said of the test speakers' clips
 * @param attenuated the same of attenuated copies of their neutral, calm and sad clips
 */
record FoldResult(Fold fold, Tested clips, Tested attenuated) {}
