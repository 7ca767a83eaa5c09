package org.undertone.learn;

import java.util.List;
import java.util.Objects;

/** A random forest on standardised features. */
public record ScaledForest(StandardScaler scaler, FlatForest forest) implements Classifier {

  public ScaledForest {
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(forest, "forest");
    if (scaler.featureCount() != forest.featureCount()) {
      throw new IllegalArgumentException(
          "the scaler's features must be "
              + forest.featureCount()
              + ", got "
              + scaler.featureCount());
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

  /**
   * What each feature did to each probability.
   *
   * @param values the input
   * @param shape its length alone
   * @throws IllegalArgumentException if the shape is another than it was made for
   */
  public Contributions contributions(float[] values, List<Integer> shape) {
    checkShape(shape);
    float[] scaled = scaler.transform(values);
    return new Contributions(forest.base(), forest.contributions(scaled), scaled);
  }
}
