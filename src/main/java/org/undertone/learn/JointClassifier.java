package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Classifiers of one row: {@linkplain DomainExperts experts} of the vector with which it begins,
 * another of the same, a third of the frames after it. Their opinions are {@linkplain OpinionPool
 * pooled}, less sure where the experts {@linkplain LinearClassifier#doubt doubt}. Immutable and
 * safe to share between threads.
 *
 * @param experts of the vector
 * @param layers of the vector; it tells the classes of the experts' domains apart
 * @param frames of the shape (rows, any number), the same
 * @param rows of the frames, at least 1
 * @param means by which the frames follow a known voice; empty where they know nothing of it
 * @param strangers how their opinions count, in that order
 * @param known the same where the voice is known
 */
public record JointClassifier(
    DomainExperts experts,
    Classifier layers,
    Classifier frames,
    int rows,
    Optional<RowMeans> means,
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
    if (means.isPresent() && means.get().places().size() != rows) {
      throw new IllegalArgumentException(
          "means must be of " + rows + " rows, got " + means.get().places().size());
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
    int rest = shape.size() == 1 ? shape.get(0) - experts.featureCount() : 0;
    if (rest < rows || rest % rows != 0) {
      throw new IllegalArgumentException(
          "needed are "
              + experts.featureCount()
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

  /** Frames that know nothing of the voice are asked once. */
  @Override
  public List<double[]> ofBoth(float[] adapted, float[] own, List<Integer> shape) {
    Asked asked = asked(own, shape);
    return List.of(asked.ofStranger(own), asked.ofKnownVoice(adapted));
  }

  /**
   * Where it hears the vector alone, its frames hold all classes equally likely. What the experts
   * doubt and whom their judge holds likely go by the clip's own vector.
   */
  @Override
  public Supposing supposing(float[] asked, float[] own, boolean knownVoice, List<Integer> shape) {
    Asked clip = asked(own, shape);
    double[] ofFrames = knownVoice ? clip.ofFramesOfKnownVoice(asked) : clip.ofFrames;
    double[] nothing = new double[ofFrames.length];
    Arrays.fill(nothing, 1.0 / nothing.length);
    return supposed -> {
      double[] ofLayers = clip.ofLayers(supposed, knownVoice);
      return List.of(
          clip.pool(supposed, knownVoice, ofLayers, nothing),
          clip.pool(supposed, knownVoice, ofLayers, ofFrames));
    };
  }

  private Asked asked(float[] own, List<Integer> shape) {
    checkShape(shape);
    return new Asked(own);
  }

  /** One clip, of which the experts' judge and the frames have been asked. */
  private final class Asked {

    private final float[] own;
    private final float[] vector;
    private final DomainExperts.Hearing hearing;
    private final double[] ofFrames;

    private Asked(float[] own) {
      this.own = own;
      vector = vector(own);
      hearing = experts.hear(vector);
      ofFrames = frames(rest(own));
    }

    private double[] ofStranger(float[] own) {
      return pool(own, false, ofLayers(own, false), ofFrames);
    }

    private double[] ofKnownVoice(float[] adapted) {
      return pool(adapted, true, ofLayers(adapted, true), ofFramesOfKnownVoice(adapted));
    }

    private double[] ofFramesOfKnownVoice(float[] adapted) {
      if (means.isEmpty()) {
        return ofFrames;
      }
      float[] shifts = means.get().shifts(adapted, own);
      return frames(RowMeans.moved(rest(own), shifts));
    }

    private double[] ofLayers(float[] values, boolean knownVoice) {
      float[] row = vector(values);
      List<Integer> shape = List.of(row.length);
      return knownVoice
          ? layers.ofKnownVoice(row, vector, shape)
          : layers.probabilities(row, shape);
    }

    private double[] pool(
        float[] values, boolean knownVoice, double[] ofLayers, double[] ofFrames) {
      OpinionPool pool = knownVoice ? known : strangers;
      return hearing.pool(pool, vector(values), knownVoice, ofLayers, ofFrames);
    }
  }

  private float[] vector(float[] values) {
    return Arrays.copyOf(values, experts.featureCount());
  }

  private float[] rest(float[] values) {
    return Arrays.copyOfRange(values, experts.featureCount(), values.length);
  }

  private double[] frames(float[] rest) {
    return frames.probabilities(rest, List.of(rows, rest.length / rows));
  }
}
