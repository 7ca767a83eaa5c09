package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Classifiers of one row: {@linkplain DomainExperts experts} of the vector with which it begins,
 * another of a second vector as long, a third of the frames after these. Their opinions are
 * {@linkplain OpinionPool pooled}, less sure where the experts {@linkplain LinearClassifier#doubt
 * doubt}. Immutable and safe to share between threads.
 *
 * @param experts of the first vector
 * @param layers of the second vector; it tells the classes of the experts' domains apart
 * @param frames of the shape (rows, any number), the same
 * @param rows of the frames, at least 1
 * @param strangers how their opinions count, in that order
 * @param known the same where the voice is known: only the vectors are adapted to it
 */
public record JointClassifier(
    DomainExperts experts,
    Classifier layers,
    Classifier frames,
    int rows,
    OpinionPool strangers,
    OpinionPool known)
    implements Classifier {

  private static final int OPINIONS = 3;

  public JointClassifier {
    Objects.requireNonNull(experts, "experts");
    int classes = experts.classCount();
    if (layers.labelCount() != classes || frames.labelCount() != classes) {
      throw new IllegalArgumentException(
          "all must tell as many labels apart, got "
              + classes
              + ", "
              + layers.labelCount()
              + " and "
              + frames.labelCount());
    }
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, got " + rows);
    }
    if (strangers.weights().size() != OPINIONS || known.weights().size() != OPINIONS) {
      throw new IllegalArgumentException(
          "weights must be three, got " + strangers.weights() + " and " + known.weights());
    }
    layers.checkShape(List.of(experts.featureCount()));
    frames.checkShape(List.of(rows, 32));
  }

  @Override
  public int labelCount() {
    return experts.labelCount();
  }

  @Override
  public void checkShape(List<Integer> shape) {
    int rest = shape.size() == 1 ? shape.get(0) - vectorValues() : 0;
    if (rest < rows || rest % rows != 0) {
      throw new IllegalArgumentException(
          "needed are "
              + vectorValues()
              + " features and frames of "
              + rows
              + " rows, got the shape "
              + shape);
    }
  }

  @Override
  public double[] probabilities(float[] values, List<Integer> shape) {
    return asked(values, shape).ofStranger(values);
  }

  @Override
  public double[] ofKnownVoice(float[] adapted, float[] own, List<Integer> shape) {
    return asked(own, shape).ofKnownVoice(adapted);
  }

  /** The frames, which know nothing of the voice, are asked once. */
  @Override
  public List<double[]> ofBoth(float[] adapted, float[] own, List<Integer> shape) {
    Asked asked = asked(own, shape);
    return List.of(asked.ofStranger(own), asked.ofKnownVoice(adapted));
  }

  /**
   * Where it hears the vectors alone, its frames hold all classes equally likely. What the experts
   * doubt and whom their judge holds likely go by the clip's own vector.
   */
  @Override
  public Supposing supposing(float[] own, boolean knownVoice, List<Integer> shape) {
    Asked asked = asked(own, shape);
    double[] nothing = new double[asked.ofFrames.length];
    Arrays.fill(nothing, 1.0 / nothing.length);
    return supposed -> {
      double[] ofLayers = asked.ofLayers(supposed, knownVoice);
      return List.of(
          asked.pool(supposed, knownVoice, ofLayers, nothing),
          asked.pool(supposed, knownVoice, ofLayers, asked.ofFrames));
    };
  }

  private Asked asked(float[] own, List<Integer> shape) {
    checkShape(shape);
    return new Asked(own);
  }

  /** One clip, of which the experts' judge and the frames have been asked. */
  private final class Asked {

    private final float[] second;
    private final DomainExperts.Hearing hearing;
    private final double[] ofFrames;

    private Asked(float[] own) {
      second = second(own);
      hearing = experts.hear(first(own));
      ofFrames = ofFrames(own);
    }

    private double[] ofStranger(float[] own) {
      return pool(own, false, ofLayers(own, false), ofFrames);
    }

    private double[] ofKnownVoice(float[] adapted) {
      return pool(adapted, true, ofLayers(adapted, true), ofFrames);
    }

    private double[] ofLayers(float[] values, boolean knownVoice) {
      float[] row = second(values);
      List<Integer> shape = List.of(row.length);
      return knownVoice
          ? layers.ofKnownVoice(row, second, shape)
          : layers.probabilities(row, shape);
    }

    private double[] pool(
        float[] values, boolean knownVoice, double[] ofLayers, double[] ofFrames) {
      OpinionPool pool = knownVoice ? known : strangers;
      return hearing.pool(pool, first(values), knownVoice, ofLayers, ofFrames);
    }
  }

  private int vectorValues() {
    return 2 * experts.featureCount();
  }

  private float[] first(float[] values) {
    return Arrays.copyOf(values, experts.featureCount());
  }

  private float[] second(float[] values) {
    return Arrays.copyOfRange(values, experts.featureCount(), vectorValues());
  }

  private double[] ofFrames(float[] values) {
    float[] rest = Arrays.copyOfRange(values, vectorValues(), values.length);
    return frames.probabilities(rest, List.of(rows, rest.length / rows));
  }
}
