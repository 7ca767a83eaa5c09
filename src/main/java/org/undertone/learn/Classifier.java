package org.undertone.learn;

import java.util.List;

/** What gives each label a probability. Immutable and safe for use by many threads at once. */
public interface Classifier {

  /** How many labels it tells apart. */
  int labelCount();

  /**
   * Refuses an input of another shape than it was made for.
   *
   * @param shape the length of each axis
   * @throws IllegalArgumentException saying which shape is needed
   */
  void checkShape(List<Integer> shape);

  /**
   * The probability of each label; they sum to 1.
   *
   * @param values the input, the last axis running fastest
   * @param shape the length of each axis
   * @throws IllegalArgumentException if the shape is another than it was made for
   */
  double[] probabilities(float[] values, List<Integer> shape);

  /**
   * The probability of each label where the voice is known: that of the adapted input, unless the
   * classifier knows more to do.
   *
   * @param adapted the input, adapted to the voice
   * @param own the input as it was before; a recording from far away is no nearer for being adapted
   * @param shape the length of each axis of both
   * @throws IllegalArgumentException if the shape is another than it was made for
   */
  default double[] ofKnownVoice(float[] adapted, float[] own, List<Integer> shape) {
    return probabilities(adapted, shape);
  }

  /**
   * Both: {@link #probabilities} as if of a stranger, then those {@linkplain #ofKnownVoice of the
   * known voice}.
   */
  default List<double[]> ofBoth(float[] adapted, float[] own, List<Integer> shape) {
    return List.of(probabilities(own, shape), ofKnownVoice(adapted, own, shape));
  }

  /**
   * What it would say of a clip if some of its values were others.
   *
   * @param asked the values of the clip, or these adapted to the voice
   * @param own the values of the clip
   * @param known whether those asked, and those supposed, are adapted to the voice
   * @param shape the length of each axis
   * @throws IllegalArgumentException if the shape is another than it was made for
   */
  default Supposing supposing(float[] asked, float[] own, boolean known, List<Integer> shape) {
    checkShape(shape);
    return supposed ->
        List.of(known ? ofKnownVoice(supposed, own, shape) : probabilities(supposed, shape));
  }
}
