package org.undertone.learn;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A random forest on standardised features, perhaps with another for known voices.
 *
 * @param forest for strangers, and for known voices too where there is no other
 * @param known for known voices, of the same features and labels
 */
public record ScaledForest(StandardScaler scaler, FlatForest forest, Optional<FlatForest> known)
    implements Classifier {

  public ScaledForest {
    Objects.requireNonNull(scaler, "scaler");
    check(forest, scaler.featureCount(), forest.labelCount());
    known.ifPresent(other -> check(other, scaler.featureCount(), forest.labelCount()));
  }

  /** One forest for all. */
  public ScaledForest(StandardScaler scaler, FlatForest forest) {
    this(scaler, forest, Optional.empty());
  }

  private static void check(FlatForest forest, int features, int labels) {
    if (forest.featureCount() != features || forest.labelCount() != labels) {
      throw new IllegalArgumentException(
          "a forest must have the scaler's "
              + features
              + " features and "
              + labels
              + " labels, got "
              + forest.featureCount()
              + " and "
              + forest.labelCount());
    }
  }

  @Override
  public int labelCount() {
    return forest.labelCount();
  }

  @Override
  public void checkShape(List<Integer> shape) {
    if (!shape.equals(List.of(forest.featureCount()))) {
      throw new IllegalArgumentException(
          "the forest needs " + forest.featureCount() + " features, got the shape " + shape);
    }
  }

  @Override
  public double[] probabilities(float[] values, List<Integer> shape) {
    checkShape(shape);
    return forest.probabilities(scaler.transform(values));
  }

  @Override
  public double[] ofKnownVoice(float[] adapted, float[] own, List<Integer> shape) {
    checkShape(shape);
    return asked(true).probabilities(scaler.transform(adapted));
  }

  /**
   * What each feature did to each probability.
   *
   * @param values the input
   * @param voiceKnown whether it is adapted to a known voice
   * @param shape its length alone
   * @throws IllegalArgumentException if the shape is another than it was made for
   */
  public Contributions contributions(float[] values, boolean voiceKnown, List<Integer> shape) {
    checkShape(shape);
    float[] scaled = scaler.transform(values);
    FlatForest asked = asked(voiceKnown);
    return new Contributions(asked.base(), asked.contributions(scaled), scaled);
  }

  private FlatForest asked(boolean voiceKnown) {
    return voiceKnown ? known.orElse(forest) : forest;
  }
}
