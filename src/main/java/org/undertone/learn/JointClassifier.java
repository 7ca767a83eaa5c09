package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Classifiers of one row: {@linkplain DomainExperts experts} of the vector with which it begins,
 * another of the same or of a second vector as long, a third of the frames after these. Their
 * opinions are {@linkplain OpinionPool pooled}, less sure where the experts {@linkplain
 * LinearClassifier#doubt doubt}. Immutable and safe to share between threads.
 *
 * @param experts of the first vector
 * @param vectors how many there are, 1 or 2
 * @param layers of the last vector; it tells the classes of the experts' domains apart
 * @param frames of the shape (rows, any number), the same
 * @param rows of the frames, at least 1
 * @param strangers how their opinions count, in that order
 * @param known the same where the voice is known: only the vectors are adapted to it
 */
public record JointClassifier(
    DomainExperts experts,
    int vectors,
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
    if (vectors < 1 || vectors > 2) {
      throw new IllegalArgumentException("vectors must be 1 or 2, got " + vectors);
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
    checkShape(shape);
    return ofStranger(values, ofFrames(values));
  }

  @Override
  public double[] ofKnownVoice(float[] adapted, float[] own, List<Integer> shape) {
    checkShape(shape);
    return ofKnownVoice(adapted, own, ofFrames(own));
  }

  /** The frames, which know nothing of the voice, are asked once. */
  @Override
  public List<double[]> ofBoth(float[] adapted, float[] own, List<Integer> shape) {
    checkShape(shape);
    double[] ofFrames = ofFrames(own);
    return List.of(ofStranger(own, ofFrames), ofKnownVoice(adapted, own, ofFrames));
  }

  /**
   * Where it hears the vectors alone, its frames hold all classes equally likely. What the experts
   * doubt and whom their judge holds likely go by the clip's own vector.
   */
  @Override
  public Supposing supposing(float[] own, boolean knownVoice, List<Integer> shape) {
    checkShape(shape);
    double[] ofFrames = ofFrames(own);
    double[] nothing = new double[ofFrames.length];
    Arrays.fill(nothing, 1.0 / nothing.length);
    return supposed -> {
      double[] ofLayers = ofLayers(supposed, own, knownVoice);
      return List.of(
          pool(supposed, own, knownVoice, ofLayers, nothing),
          pool(supposed, own, knownVoice, ofLayers, ofFrames));
    };
  }

  private double[] ofStranger(float[] values, double[] ofFrames) {
    return pool(values, values, false, ofLayers(values, values, false), ofFrames);
  }

  private double[] ofKnownVoice(float[] adapted, float[] own, double[] ofFrames) {
    return pool(adapted, own, true, ofLayers(adapted, own, true), ofFrames);
  }

  private double[] ofLayers(float[] values, float[] own, boolean knownVoice) {
    float[] last = last(values);
    List<Integer> shape = List.of(last.length);
    return knownVoice
        ? layers.ofKnownVoice(last, last(own), shape)
        : layers.probabilities(last, shape);
  }

  private double[] pool(
      float[] values, float[] own, boolean knownVoice, double[] ofLayers, double[] ofFrames) {
    OpinionPool pool = knownVoice ? known : strangers;
    return experts.pool(pool, first(own), first(values), knownVoice, ofLayers, ofFrames);
  }

  private int vectorValues() {
    return vectors * experts.featureCount();
  }

  private float[] first(float[] values) {
    return Arrays.copyOf(values, experts.featureCount());
  }

  private float[] last(float[] values) {
    return Arrays.copyOfRange(values, vectorValues() - experts.featureCount(), vectorValues());
  }

  private double[] ofFrames(float[] values) {
    float[] rest = Arrays.copyOfRange(values, vectorValues(), values.length);
    return frames.probabilities(rest, List.of(rows, rest.length / rows));
  }
}
