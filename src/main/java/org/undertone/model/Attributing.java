package org.undertone.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Contributions;
import org.undertone.learn.Explaining;

/** Gives the numbers of a classifier the names of features and labels. */
final class Attributing {

  private Attributing() {}

  static Attribution of(
      Explaining classifier, List<Label> labels, List<String> names, FeatureTensor features) {
    float[] values = features.values();
    Contributions found = classifier.contributions(values, features.shape());
    double[] prediction = classifier.probabilities(values, features.shape());
    List<Attribution.Feature> parts = new ArrayList<>();
    for (int i = 0; i < found.featureCount(); i++) {
      int feature = i;
      parts.add(
          new Attribution.Feature(
              names.get(i),
              found.deviation(i),
              byLabel(labels, label -> found.of(feature, label))));
    }
    return new Attribution(
        byLabel(labels, found::base), byLabel(labels, label -> prediction[label]), parts);
  }

  private static Map<Label, Double> byLabel(List<Label> labels, IntToDoubleFunction value) {
    Map<Label, Double> values = new EnumMap<>(Label.class);
    for (int i = 0; i < labels.size(); i++) {
      values.put(labels.get(i), value.applyAsDouble(i));
    }
    return values;
  }
}
