package org.undertone.model;

import java.util.List;
import java.util.Map;

/**
 * What the features of one clip did to the probabilities that the classifier itself gives, before
 * any calibration and gate. Of each label, the base and the contributions of all features sum to
 * the prediction.
 *
 * @param base the probability of each label before anything is known of the clip
 * @param prediction the probability that the classifier gives each label
 * @param features one entry a feature, in the order of the feature set
 */
public record Attribution(
    Map<Label, Double> base, Map<Label, Double> prediction, List<Feature> features) {

  /**
   * The part of one feature.
   *
   * @param name as its set calls it, such as {@code rms_mean}
   * @param deviation how many standard deviations it lies above its mean in training
   * @param contributions what it adds to the probability of each label, or takes if negative
   */
  public record Feature(String name, double deviation, Map<Label, Double> contributions) {}
}
