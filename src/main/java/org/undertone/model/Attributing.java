package org.undertone.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.undertone.features.FeatureFamily;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Classifier;
import org.undertone.learn.Contributions;
import org.undertone.learn.GroupShapley;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.SpeakerPopulation;

/** Gives the numbers of a classifier the names of features and labels. */
final class Attributing {

  private Attributing() {}

  static Attribution of(
      ScaledForest classifier,
      List<Label> labels,
      List<String> names,
      Families families,
      FeatureTensor features,
      boolean known) {
    float[] values = features.values();
    Contributions found = classifier.contributions(values, known, features.shape());
    double[] prediction =
        known
            ? classifier.ofKnownVoice(values, values, features.shape())
            : classifier.probabilities(values, features.shape());
    List<Attribution.Feature> parts = new ArrayList<>();
    for (int i = 0; i < found.featureCount(); i++) {
      int feature = i;
      parts.add(
          new Attribution.Feature(
              names.get(i),
              families.of(i),
              found.deviation(i),
              byLabel(labels, label -> found.of(feature, label))));
    }
    return Attribution.ofFeatures(
        byLabel(labels, found::base), byLabel(labels, label -> prediction[label]), parts);
  }

  /**
   * What families of features did: what the classifier would say if some of them were those of the
   * average speaker.
   *
   * @param families of the values that tell voices apart
   * @param features of the clip, or these adapted to a known voice
   * @param own those of the clip
   * @param known whether they are adapted
   */
  static Attribution ofFamilies(
      Classifier classifier,
      List<Label> labels,
      Families families,
      SpeakerPopulation speakers,
      FeatureTensor features,
      FeatureTensor own,
      boolean known) {
    List<FeatureFamily> told = families.told();
    float[] values = features.values();
    List<double[]> found =
        GroupShapley.of(
            classifier.supposing(values, own.values(), known, own.shape()),
            values,
            speakers.average(),
            families.groups(),
            told.size());
    List<Attribution.Family> parts = new ArrayList<>();
    for (int i = 1; i < found.size(); i++) {
      double[] added = found.get(i);
      FeatureFamily family = i <= told.size() ? told.get(i - 1) : FeatureFamily.WHOLE;
      parts.add(
          new Attribution.Family(
              family,
              families.deviation(family, j -> speakers.deviation(j, values[j])),
              byLabel(labels, label -> added[label])));
    }
    return new Attribution(
        byLabel(labels, label -> found.get(0)[label]),
        byLabel(labels, label -> found.stream().mapToDouble(part -> part[label]).sum()),
        List.of(),
        parts);
  }

  private static Map<Label, Double> byLabel(List<Label> labels, IntToDoubleFunction value) {
    Map<Label, Double> values = new EnumMap<>(Label.class);
    for (int i = 0; i < labels.size(); i++) {
      values.put(labels.get(i), value.applyAsDouble(i));
    }
    return values;
  }
}
