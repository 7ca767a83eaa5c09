package org.undertone.learn;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A random forest on standardised features, perhaps with another for known voices, and perhaps with
 * a discriminant beside it.
 *
 * @param forest for strangers, and for known voices too where there is no other
 * @param known for known voices, of the same features and labels
 * @param beside of the same features and labels; it has another for known voices where forests do
 */
public record ScaledForest(
    StandardScaler scaler,
    FlatForest forest,
    Optional<FlatForest> known,
    Optional<Discriminant> beside)
    implements Classifier {

  /** The most that a discriminant may count. */
  public static final double MOST_SHARE = 0.9;

  /**
   * Weighted sums of the same features, whose opinion is averaged with that of the trees.
   *
   * @param linear without any caution
   * @param share what its probabilities count, above 0 and at most {@link #MOST_SHARE}; those of
   *     the trees count the rest
   */
  public record Discriminant(LinearClassifier linear, double share) {

    public Discriminant {
      if (!(share > 0 && share <= MOST_SHARE)) {
        throw new IllegalArgumentException(
            "share must be above 0 and at most " + MOST_SHARE + ", got " + share);
      }
      if (linear.caution() != 0) {
        throw new IllegalArgumentException(
            "a discriminant beside a forest has no caution, got " + linear.caution());
      }
    }
  }

  public ScaledForest {
    Objects.requireNonNull(scaler, "scaler");
    check(forest, scaler.featureCount(), forest.labelCount());
    known.ifPresent(other -> check(other, scaler.featureCount(), forest.labelCount()));
    if (beside.isPresent()) {
      LinearClassifier linear = beside.get().linear();
      if (linear.featureCount() != forest.featureCount()
          || linear.labelCount() != forest.labelCount()
          || linear.known().isPresent() != known.isPresent()) {
        throw new IllegalArgumentException(
            "a discriminant must have the forest's features and labels, and one for known voices"
                + " where that has");
      }
    }
  }

  /** Trees alone. */
  public ScaledForest(StandardScaler scaler, FlatForest forest, Optional<FlatForest> known) {
    this(scaler, forest, known, Optional.empty());
  }

  /** One forest for all. */
  public ScaledForest(StandardScaler scaler, FlatForest forest) {
    this(scaler, forest, Optional.empty());
  }

  /** The same with a discriminant beside it. */
  public ScaledForest with(Discriminant discriminant) {
    return new ScaledForest(scaler, forest, known, Optional.of(discriminant));
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
    return averaged(
        forest.probabilities(scaler.transform(values)),
        linear -> linear.probabilities(values, shape));
  }

  @Override
  public double[] ofKnownVoice(float[] adapted, float[] own, List<Integer> shape) {
    checkShape(shape);
    return averaged(
        asked(true).probabilities(scaler.transform(adapted)),
        linear -> linear.ofKnownVoice(adapted, own, shape));
  }

  private double[] averaged(double[] ofTrees, Function<LinearClassifier, double[]> ask) {
    return beside
        .map(other -> Contributions.between(ofTrees, ask.apply(other.linear), other.share))
        .orElse(ofTrees);
  }

  /**
   * What each feature did to each probability: by its exact Shapley values in the trees, and by
   * Aumann and Shapley's in the discriminant.
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
    Contributions ofTrees = new Contributions(asked.base(), asked.contributions(scaled), scaled);
    return beside
        .map(o -> ofTrees.towards(o.linear.contributions(values, voiceKnown), o.share))
        .orElse(ofTrees);
  }

  private FlatForest asked(boolean voiceKnown) {
    return voiceKnown ? known.orElse(forest) : forest;
  }
}
