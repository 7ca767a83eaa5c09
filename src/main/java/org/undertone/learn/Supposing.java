package org.undertone.learn;

import java.util.List;

/** A classifier that is asked about one clip as if some of its values were others. */
@FunctionalInterface
public interface Supposing {

  /**
   * The probabilities of the labels, as sure as the clip itself lets the classifier be.
   *
   * @param supposed the values that tell voices apart, some of them others than the clip's, and
   *     whatever follows them
   * @return one answer; or two where the classifier hears more than these values: as if it heard
   *     these alone, and then all
   */
  List<double[]> answers(float[] supposed);
}
