package org.undertone.model;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.undertone.features.FeatureFamily;

/**
 * Which families the values of a feature set are of. Worked out once for a model: every name is
 * matched against the patterns of all families.
 */
final class Families {

  private final List<FeatureFamily> ofValues;
  private final List<FeatureFamily> told;
  private final Map<FeatureFamily, int[]> indicators = new EnumMap<>(FeatureFamily.class);

  /**
   * @param names of the values, in their order
   */
  Families(List<String> names) {
    ofValues = names.stream().map(FeatureFamily::ofAny).toList();
    told = ofValues.stream().distinct().sorted().toList();
    for (FeatureFamily family : told) {
      indicators.put(
          family,
          IntStream.range(0, names.size())
              .filter(i -> ofValues.get(i) == family && family.isIndicator(names.get(i)))
              .toArray());
    }
  }

  /** The family of a value, by its place from 0. */
  FeatureFamily of(int value) {
    return ofValues.get(value);
  }

  /** Those that any value is of, in order. */
  List<FeatureFamily> told() {
    return told;
  }

  /** Of each value the place of its family among those told. */
  int[] groups() {
    return ofValues.stream().mapToInt(told::indexOf).toArray();
  }

  /** The mean over the indicators of a family; empty where it has none. */
  OptionalDouble deviation(FeatureFamily family, IntToDoubleFunction ofValue) {
    return IntStream.of(indicators.getOrDefault(family, new int[0])).mapToDouble(ofValue).average();
  }

  /**
   * Whether a clip has a pitch: every set gives all values of F0 as 0 where no frame is voiced, and
   * its level above 55 Hz as more than that where one is.
   *
   * @param values as the set gives them, not adapted to any speaker
   */
  boolean hasPitch(float[] values) {
    return IntStream.range(0, ofValues.size())
        .anyMatch(i -> ofValues.get(i) == FeatureFamily.PITCH && values[i] != 0);
  }
}
