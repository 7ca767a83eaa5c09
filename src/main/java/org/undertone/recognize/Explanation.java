package org.undertone.recognize;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.undertone.model.Label;

/**
 * Why the model gave its first candidate the probability that it did: of a forest the exact Shapley
 * values of its features (path-dependent TreeSHAP), alone and summed over families that a person
 * understands; of other models those of the families, where a family that is not heard has the
 * average voice's values.
 *
 * <p>What is explained is the classifier's own prediction, before calibration and gates; these may
 * have moved {@link Verdict#probabilities} since. Base plus contributions is {@code prediction}.
 *
 * @param label the first candidate, which is explained
 * @param base its probability before anything is known of the clip
 * @param prediction its probability as the classifier itself gives it
 * @param sentence in words, such as {@code brighter and louder than usual, which speaks for angry}
 * @param families the sums over families, what speaks most for the label first
 * @param features of a forest every feature, what weighs most for or against the label first
 * @param labels the same sums for every label that the model knows
 */
public record Explanation(
    Label label,
    double base,
    double prediction,
    String sentence,
    List<Family> families,
    List<Feature> features,
    Map<Label, LabelSums> labels) {

  public Explanation {
    families = List.copyOf(families);
    features = List.copyOf(features);
    labels = InLabelOrder.copy(labels);
  }

  /**
   * A family of features, of which the model has at least one.
   *
   * @param family {@code loudness}, {@code pitch}, {@code brightness}, {@code timbre}, {@code
   *     harmony}, {@code rhythm} or, of what a network makes of the frames of the sound, {@code
   *     whole}
   * @param contribution what its features add to the probability, or take from it if negative
   * @param deviation how many standard deviations the voice lies above the mean in training, as the
   *     mean over the indicators of the family; absent where there is none among the features, and
   *     of the pitch of a clip that has none, since no frame is voiced
   * @param direction the deviation in a word, such as {@code louder}; {@code usual} where it is
   *     less than half a standard deviation or absent
   */
  public record Family(
      String family,
      double contribution,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble deviation,
      String direction) {}

  /**
   * One feature.
   *
   * @param deviation how many standard deviations it lies above its mean in training
   * @param contribution what it adds to the probability, or takes from it if negative
   */
  public record Feature(String feature, String family, double deviation, double contribution) {}

  /**
   * One label.
   *
   * @param families the sum of the contributions in each family
   */
  public record LabelSums(double base, double prediction, Map<String, Double> families) {}
}
