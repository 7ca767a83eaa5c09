package org.undertone.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.undertone.features.FeatureFamily;
import org.undertone.model.Attribution;
import org.undertone.model.Label;

/** Says in words what the features did. */
final class Explainer {

  private static final String USUAL = "usual";

  /** Standard deviations from which a voice is said to stand out. */
  private static final double NOTABLE_DEVIATION = 0.5;

  /** The least that a family must add to a probability to be named. */
  private static final double NOTABLE_CONTRIBUTION = 0.01;

  /** The same as a part of what the family that adds most does. */
  private static final double NOTABLE_SHARE = 0.25;

  private static final int MOST_NAMED = 2;

  private Explainer() {}

  /**
   * @param pitched whether the clip has a pitch at all; where not, nothing is said of how it lies
   */
  static Explanation explain(Attribution found, Label label, boolean pitched) {
    Map<Label, Explanation.LabelSums> labels = new EnumMap<>(Label.class);
    for (Label each : found.base().keySet()) {
      Map<String, Double> sums = new LinkedHashMap<>();
      for (Attribution.Family family : found.families()) {
        sums.put(family.family().word(), family.contributions().get(each));
      }
      labels.put(
          each,
          new Explanation.LabelSums(found.base().get(each), found.prediction().get(each), sums));
    }
    List<Explanation.Family> families = families(found, label, pitched);
    return new Explanation(
        label,
        found.base().get(label),
        found.prediction().get(label),
        sentence(families, label, pitched),
        families,
        features(found, label),
        labels);
  }

  private static List<Explanation.Family> families(
      Attribution found, Label label, boolean pitched) {
    List<Explanation.Family> families = new ArrayList<>();
    for (Attribution.Family each : found.families()) {
      FeatureFamily family = each.family();
      OptionalDouble deviation =
          pitched || family != FeatureFamily.PITCH ? each.deviation() : OptionalDouble.empty();
      families.add(
          new Explanation.Family(
              family.word(),
              each.contributions().get(label),
              deviation,
              direction(family, deviation)));
    }
    families.sort(Comparator.comparingDouble(Explanation.Family::contribution).reversed());
    return families;
  }

  private static String direction(FeatureFamily family, OptionalDouble deviation) {
    double deviations = deviation.orElse(0);
    if (Math.abs(deviations) < NOTABLE_DEVIATION) {
      return USUAL;
    }
    return deviations > 0 ? family.above() : family.below();
  }

  private static List<Explanation.Feature> features(Attribution found, Label label) {
    return found.features().stream()
        .map(
            f ->
                new Explanation.Feature(
                    f.name(), f.family().word(), f.deviation(), f.contributions().get(label)))
        .sorted(Comparator.comparingDouble(f -> -Math.abs(f.contribution())))
        .toList();
  }

  /** The families that speak most for the label: by the way they stand out, if any does. */
  private static String sentence(List<Explanation.Family> families, Label label, boolean pitched) {
    double least = Math.max(NOTABLE_CONTRIBUTION, NOTABLE_SHARE * families.get(0).contribution());
    List<Explanation.Family> speaking =
        families.stream().filter(f -> f.contribution() >= least).toList();
    List<String> directions =
        speaking.stream()
            .map(Explanation.Family::direction)
            .filter(direction -> !direction.equals(USUAL))
            .limit(MOST_NAMED)
            .toList();
    if (!directions.isEmpty()) {
      return String.join(" and ", directions) + " than usual, which speaks for " + label.word();
    }
    if (speaking.isEmpty()) {
      return "nothing by itself speaks for " + label.word();
    }
    List<String> names = speaking.stream().map(f -> name(f, pitched)).limit(MOST_NAMED).toList();
    return String.join(" and ", names)
        + (names.size() == 1 ? " speaks for " : " speak for ")
        + label.word();
  }

  private static String name(Explanation.Family of, boolean pitched) {
    if (of.family().equals(FeatureFamily.WHOLE.word())) {
      return "the sound as a whole";
    }
    boolean missing = !pitched && of.family().equals(FeatureFamily.PITCH.word());
    return missing ? "the lack of a pitch" : of.family();
  }
}
