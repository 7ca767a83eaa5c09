package org.undertone.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.undertone.features.FeatureFamily;

/**
 * What the features of one clip did to the probabilities that the classifier itself gives, before
 * any calibration and gate. Of each label, the base and the contributions of all families sum to
 * the prediction, and so do those of all features where each is told.
 *
 * @param base the probability of each label before anything is known of the clip
 * @param prediction the probability that the classifier gives each label
 * @param features one entry a feature, in the order of the feature set; none where families are all
 *     that can be told
 * @param families one entry a family that the features are of, in order
 */
public record Attribution(
    Map<Label, Double> base,
    Map<Label, Double> prediction,
    List<Feature> features,
    List<Family> families) {

  /**
   * The part of one feature.
   *
   * @param name as its set calls it, such as {@code rms_mean}
   * @param family that it is of
   * @param deviation how many standard deviations it lies above its mean in training
   * @param contributions what it adds to the probability of each label, or takes if negative
   */
  public record Feature(
      String name, FeatureFamily family, double deviation, Map<Label, Double> contributions) {

    private Feature towards(Feature other, double part) {
      return new Feature(
          name,
          family,
          between(deviation, other.deviation, part),
          Attribution.towards(contributions, other.contributions, part));
    }
  }

  /**
   * The part of a family of features.
   *
   * @param deviation the mean of how many standard deviations its indicators lie above their means
   *     in training; absent where there is none among the features
   * @param contributions what its features add to the probability of each label together
   */
  public record Family(
      FeatureFamily family, OptionalDouble deviation, Map<Label, Double> contributions) {

    private static Family of(FeatureFamily family, List<Feature> all) {
      Map<Label, Double> sums = new EnumMap<>(Label.class);
      List<Feature> members = all.stream().filter(f -> f.family() == family).toList();
      for (Feature feature : members) {
        feature.contributions.forEach((label, part) -> sums.merge(label, part, Double::sum));
      }
      OptionalDouble deviation =
          members.stream()
              .filter(f -> family.isIndicator(f.name))
              .mapToDouble(Feature::deviation)
              .average();
      return new Family(family, deviation, sums);
    }

    private Family towards(Family other, double part) {
      return new Family(
          family,
          deviation.isPresent()
              ? OptionalDouble.of(
                  between(deviation.getAsDouble(), other.deviation.orElseThrow(), part))
              : deviation,
          Attribution.towards(contributions, other.contributions, part));
    }
  }

  /** With the sums of the features over their families. */
  public static Attribution ofFeatures(
      Map<Label, Double> base, Map<Label, Double> prediction, List<Feature> features) {
    return new Attribution(
        base,
        prediction,
        features,
        features.stream()
            .map(Feature::family)
            .distinct()
            .sorted()
            .map(family -> Family.of(family, features))
            .toList());
  }

  /**
   * A part of the way from this to another of the same features and labels, number by number: what
   * the features did to the mean of both predictions.
   *
   * @param part in [0, 1]
   */
  Attribution towards(Attribution other, double part) {
    List<Feature> ofFeatures = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      ofFeatures.add(features.get(i).towards(other.features.get(i), part));
    }
    List<Family> ofFamilies = new ArrayList<>();
    for (int i = 0; i < families.size(); i++) {
      ofFamilies.add(families.get(i).towards(other.families.get(i), part));
    }
    return new Attribution(
        towards(base, other.base, part),
        towards(prediction, other.prediction, part),
        ofFeatures,
        ofFamilies);
  }

  private static double between(double from, double to, double part) {
    return from + part * (to - from);
  }

  private static Map<Label, Double> towards(
      Map<Label, Double> from, Map<Label, Double> to, double part) {
    Map<Label, Double> between = new EnumMap<>(Label.class);
    from.forEach((label, value) -> between.put(label, between(value, to.get(label), part)));
    return between;
  }
}
