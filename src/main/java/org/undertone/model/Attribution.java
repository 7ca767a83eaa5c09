package org.undertone.model;

import java.util.ArrayList;
import java.util.EnumMap;
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
  public record Feature(String name, double deviation, Map<Label, Double> contributions) {

    private Feature towards(Feature other, double part) {
      return new Feature(
          name,
          deviation + part * (other.deviation - deviation),
          Attribution.towards(contributions, other.contributions, part));
    }
  }

  /**
   * A part of the way from this to another of the same features and labels, number by number: what
   * the features did to the mean of both predictions.
   *
   * @param part in [0, 1]
   */
  Attribution towards(Attribution other, double part) {
    List<Feature> between = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      between.add(features.get(i).towards(other.features.get(i), part));
    }
    return new Attribution(
        towards(base, other.base, part), towards(prediction, other.prediction, part), between);
  }

  private static Map<Label, Double> towards(
      Map<Label, Double> from, Map<Label, Double> to, double part) {
    Map<Label, Double> between = new EnumMap<>(Label.class);
    from.forEach((label, value) -> between.put(label, value + part * (to.get(label) - value)));
    return between;
  }
}
