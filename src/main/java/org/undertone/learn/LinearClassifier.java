package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Weighted sums of standardised features, one for each label, whose softmax is the probability of
 * each. Immutable and safe to share between threads.
 */
public final class LinearClassifier implements Classifier {

  /** A feature further than this from its mean, in standard deviations, counts as if it were so. */
  static final float FARTHEST = 6;

  private final StandardScaler scaler;
  private final float[][] weights;
  private final float[] bias;
  private final double caution;
  private final Optional<Novelty> novelty;
  private final Novelty measure;
  private final Optional<LinearClassifier> known;

  /**
   * Known numbers; the arrays are copied.
   *
   * @param weights of each feature for each label; at least two labels, all values finite
   * @param bias of each label; finite
   * @throws IllegalArgumentException if the counts differ or a number is not finite
   */
  public LinearClassifier(StandardScaler scaler, float[][] weights, float[] bias) {
    this(scaler, weights, bias, 0, Optional.empty(), Optional.empty());
  }

  private LinearClassifier(
      StandardScaler scaler,
      float[][] weights,
      float[] bias,
      double caution,
      Optional<Novelty> novelty,
      Optional<LinearClassifier> known) {
    if (!(caution >= 0 && caution <= 2)) {
      throw new IllegalArgumentException("caution must lie in [0, 2], got " + caution);
    }
    this.caution = caution;
    this.novelty = novelty;
    this.measure = novelty.orElseGet(() -> Novelty.distance(scaler));
    this.known = known;
    this.scaler = Objects.requireNonNull(scaler, "scaler");
    int columns = Rows.check(weights);
    Rows.check(new float[][] {bias});
    if (weights.length < 2 || weights.length != bias.length || columns != scaler.featureCount()) {
      throw new IllegalArgumentException(
          "weights must be of at least two labels, one for each of "
              + bias.length
              + " biases and "
              + scaler.featureCount()
              + " features, got "
              + weights.length
              + " by "
              + columns);
    }
    this.weights = new float[weights.length][];
    for (int k = 0; k < weights.length; k++) {
      this.weights[k] = weights[k].clone();
    }
    this.bias = bias.clone();
  }

  /**
   * The same for strangers, and another for known voices.
   *
   * @throws IllegalArgumentException if it has another scaler or other labels
   */
  public LinearClassifier withKnown(LinearClassifier other) {
    if (other.scaler != scaler || other.labelCount() != labelCount()) {
      throw new IllegalArgumentException("both must have one scaler and the same labels");
    }
    return new LinearClassifier(scaler, weights, bias, caution, novelty, Optional.of(other));
  }

  /**
   * The same, less sure of what lies far from the mean of all that it learned from, where its sums
   * are extrapolated: they are divided by {@link #doubt}.
   *
   * @param exponent of the distance, in [0, 2]; 0 for none
   */
  public LinearClassifier withCaution(double exponent) {
    return withCaution(exponent, Optional.empty());
  }

  /**
   * The same, less sure of what is strange to it.
   *
   * @param exponent of the novelty, in [0, 2]; 0 for none
   */
  public LinearClassifier withCaution(double exponent, Novelty of) {
    return withCaution(exponent, Optional.of(of));
  }

  private LinearClassifier withCaution(double exponent, Optional<Novelty> of) {
    return new LinearClassifier(scaler, weights, bias, exponent, of, known);
  }

  /** The exponent of what {@link #doubt} goes by. */
  public double caution() {
    return caution;
  }

  /** What {@link #doubt} goes by; empty for the plain distance. */
  public Optional<Novelty> novelty() {
    return novelty;
  }

  /**
   * The {@linkplain Novelty novelty} of a clip, or else how far it lies from the mean of those
   * learned from, to the power of {@link #caution}: about 1 for clips like these, above 1 for
   * stranger ones.
   */
  public double doubt(float[] values) {
    if (caution == 0) {
      return 1;
    }
    return Math.pow(measure.of(values), caution);
  }

  /** That for known voices, where there is another. */
  public Optional<LinearClassifier> known() {
    return known;
  }

  @Override
  public int labelCount() {
    return bias.length;
  }

  public int featureCount() {
    return scaler.featureCount();
  }

  public StandardScaler scaler() {
    return scaler;
  }

  /** A copy of the weights of each label. */
  public float[][] weights() {
    float[][] copy = new float[weights.length][];
    for (int k = 0; k < copy.length; k++) {
      copy[k] = weights[k].clone();
    }
    return copy;
  }

  /** A copy of the bias of each label. */
  public float[] bias() {
    return bias.clone();
  }

  @Override
  public void checkShape(List<Integer> shape) {
    if (!shape.equals(List.of(featureCount()))) {
      throw new IllegalArgumentException(
          "the classifier needs " + featureCount() + " features, got the shape " + shape);
    }
  }

  @Override
  public double[] probabilities(float[] values, List<Integer> shape) {
    checkShape(shape);
    return probabilities(values, doubt(values));
  }

  /**
   * By the weights for known voices, as sure as {@link #doubt} of the clip's own features lets it.
   */
  @Override
  public double[] ofKnownVoice(float[] adapted, float[] own, List<Integer> shape) {
    checkShape(shape);
    return ofKnownVoice(adapted, doubt(own));
  }

  /** As sure as {@link #doubt} of the clip's own features lets it. */
  @Override
  public Supposing supposing(float[] asked, float[] own, boolean known, List<Integer> shape) {
    checkShape(shape);
    double doubt = doubt(own);
    return supposed ->
        List.of(known ? ofKnownVoice(supposed, doubt) : probabilities(supposed, doubt));
  }

  /** The same with a doubt of one's own. */
  double[] ofKnownVoice(float[] adapted, double doubt) {
    return known.orElse(this).probabilities(adapted, doubt);
  }

  /** The same with a doubt of one's own. */
  double[] probabilities(float[] values, double doubt) {
    float[] row = standardised(scaler, values);
    double[] sums = new double[bias.length];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = bias[k];
      for (int j = 0; j < row.length; j++) {
        sums[k] += (double) weights[k][j] * row[j];
      }
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= doubt;
    }
    softmax(sums);
    return sums;
  }

  /**
   * What each feature did to each probability, from that of one whose every feature is at its mean:
   * {@linkplain AumannShapley Aumann and Shapley's values}.
   *
   * @param values the input
   * @param voiceKnown whether it is adapted to a known voice
   * @throws IllegalStateException if it has any {@link #caution}, which goes by all features at
   *     once
   */
  Contributions contributions(float[] values, boolean voiceKnown) {
    if (caution != 0) {
      throw new IllegalStateException("what is done by doubt has no parts");
    }
    LinearClassifier asked = voiceKnown ? known.orElse(this) : this;
    float[] row = standardised(scaler, values);
    double[] base = new double[bias.length];
    Arrays.setAll(base, k -> asked.bias[k]);
    softmax(base);
    return new Contributions(base, AumannShapley.of(row, asked.weights, asked.bias), row);
  }

  static float[] standardised(StandardScaler scaler, float[] values) {
    return scaler.within(Math.min(FARTHEST, scaler.limit())).transform(values);
  }

  /** Turns sums into probabilities in place. */
  static void softmax(double[] sums) {
    double most = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      most = Math.max(most, sum);
    }
    double total = 0;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.exp(sums[k] - most);
      total += sums[k];
    }
    for (int k = 0; k < sums.length; k++) {
      sums[k] /= total;
    }
  }
}
