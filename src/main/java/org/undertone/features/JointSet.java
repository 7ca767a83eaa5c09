package org.undertone.features;

import java.util.Arrays;
import java.util.List;
import org.undertone.audio.Clip;

/**
 * A vector of a clip and a picture of its frames, one after the other as one row: the values of the
 * first set, then those of the second, its last axis running fastest. Immutable and safe for use by
 * many threads at once.
 */
public final class JointSet implements FeatureSet {

  private final FeatureSet vector;
  private final FeatureSet frames;

  /**
   * @param vector a set whose values have names
   * @param frames a set of shape (rows, frames)
   */
  JointSet(FeatureSet vector, FeatureSet frames) {
    if (vector.valueNames().isEmpty() || Probe.of(frames).shape().size() != 2) {
      throw new IllegalArgumentException(
          "a vector and frames are needed, got " + vector.name() + " and " + frames.name());
    }
    this.vector = vector;
    this.frames = frames;
  }

  @Override
  public String name() {
    return vector.name() + "+" + frames.name();
  }

  @Override
  public int voiceValues() {
    return vector.voiceValues();
  }

  @Override
  public boolean heedsLevel() {
    return vector.heedsLevel() || frames.heedsLevel();
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    float[] first = vector.extract(clip).values();
    float[] second = frames.extract(clip).values();
    float[] row = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, row, first.length, second.length);
    return new FeatureTensor(name(), List.of(row.length), row);
  }

  /** The vector of a row, as its own set would give it. */
  public FeatureTensor vector(FeatureTensor row) {
    int length = vector.valueNames().size();
    return new FeatureTensor(vector.name(), List.of(length), Arrays.copyOf(row.values(), length));
  }

  /** The frames of a row, as their own set would give them. */
  public FeatureTensor frames(FeatureTensor row) {
    int from = vector.valueNames().size();
    float[] values = row.values();
    int rows = Probe.of(frames).shape().get(0);
    return new FeatureTensor(
        frames.name(),
        List.of(rows, (values.length - from) / rows),
        Arrays.copyOfRange(values, from, values.length));
  }
}
