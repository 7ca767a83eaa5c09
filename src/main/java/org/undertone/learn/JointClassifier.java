package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Two classifiers of one row, the first of the vector with which it begins, the second of the
 * frames after it. Their opinions are pooled by the weighted geometric mean of their probabilities
 * (a logarithmic opinion pool; Genest and Zidek 1986), less sure where the first {@linkplain
 * LinearClassifier#doubt doubts}. Immutable and safe to share between threads.
 *
 * @param vector of so many values as its shape says
 * @param frames of the shape (rows, any number)
 * @param rows of the frames, at least 1
 * @param weight of the first opinion, in [0, 1]; the second has the rest
 */
public record JointClassifier(LinearClassifier vector, Classifier frames, int rows, double weight)
    implements Classifier {

  /** What a classifier holds impossible is no more than very unlikely to the pool. */
  private static final double LEAST_PROBABILITY = 1e-12;

  public JointClassifier {
    Objects.requireNonNull(vector, "vector");
    Objects.requireNonNull(frames, "frames");
    if (vector.labelCount() != frames.labelCount()) {
      throw new IllegalArgumentException(
          "both must tell as many labels apart, got "
              + vector.labelCount()
              + " and "
              + frames.labelCount());
    }
    if (rows < 1 || !(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException(
          "rows must be at least 1 and weight in [0, 1], got " + rows + " and " + weight);
    }
    frames.checkShape(List.of(rows, 32));
  }

  @Override
  public JointClassifier ofKnownVoice() {
    return new JointClassifier(vector.ofKnownVoice(), frames.ofKnownVoice(), rows, weight);
  }

  @Override
  public int labelCount() {
    return vector.labelCount();
  }

  @Override
  public void checkShape(List<Integer> shape) {
    int rest = shape.size() == 1 ? shape.get(0) - vector.featureCount() : 0;
    if (rest < rows || rest % rows != 0) {
      throw new IllegalArgumentException(
          "needed are "
              + vector.featureCount()
              + " features and frames of "
              + rows
              + " rows, got the shape "
              + shape);
    }
  }

  @Override
  public double[] probabilities(float[] values, List<Integer> shape) {
    checkShape(shape);
    int from = vector.featureCount();
    double[] second =
        frames.probabilities(
            Arrays.copyOfRange(values, from, values.length),
            List.of(rows, (values.length - from) / rows));
    return pool(vector, Arrays.copyOf(values, from), second, weight);
  }

  /**
   * What a linear classifier and another opinion come to.
   *
   * @param vector what the first looks at
   * @param second the other opinion on the same clip
   * @param weight of the first, in [0, 1]
   */
  public static double[] pool(
      LinearClassifier first, float[] vector, double[] second, double weight) {
    return pool(first.probabilities(vector, 1), second, weight, first.doubt(vector));
  }

  /**
   * The weighted geometric mean of two distributions.
   *
   * @param weight of the first, in [0, 1]
   * @param doubt what the logarithm of the mean is divided by, above 0
   */
  static double[] pool(double[] first, double[] second, double weight, double doubt) {
    double[] pooled = new double[first.length];
    for (int k = 0; k < pooled.length; k++) {
      pooled[k] =
          (weight * Math.log(Math.max(LEAST_PROBABILITY, first[k]))
                  + (1 - weight) * Math.log(Math.max(LEAST_PROBABILITY, second[k])))
              / doubt;
    }
    LinearClassifier.softmax(pooled);
    return pooled;
  }
}
