package org.undertone.features;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.undertone.audio.Clip;

/**
 * Two vectors of a clip and a picture of its frames, one after the other as one row: the values of
 * the first set, then those of the next, the last axis of the frames running fastest. Immutable and
 * safe for use by many threads at once.
 */
public final class JointSet implements FeatureSet {

  private final List<FeatureSet> vectors;
  private final FeatureSet frames;
  private final List<FeatureSet> parts;
  private final List<String> voiceNames;
  private final String name;

  /**
   * @param first a set whose values have names
   * @param second another
   * @param frames a set of shape (rows, frames)
   */
  JointSet(FeatureSet first, FeatureSet second, FeatureSet frames) {
    this.vectors = List.of(first, second);
    this.frames = frames;
    this.voiceNames = vectors.stream().flatMap(vector -> vector.valueNames().stream()).toList();
    this.parts = List.of(first, second, frames);
    this.name = parts.stream().map(FeatureSet::name).collect(Collectors.joining("+"));
    if (vectors.stream().anyMatch(vector -> vector.valueNames().isEmpty())
        || Probe.of(frames).shape().size() != 2) {
      throw new IllegalArgumentException("two vectors and then frames are needed, got " + name);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> voiceNames() {
    return voiceNames;
  }

  @Override
  public boolean heedsLevel() {
    return parts.stream().anyMatch(FeatureSet::heedsLevel);
  }

  /** Looks at parts at once, where cores are idle; what two of them need is heard once. */
  @Override
  public FeatureTensor extract(Clip clip) {
    List<float[]> values = values(clip);
    float[] row = new float[values.stream().mapToInt(part -> part.length).sum()];
    int from = 0;
    for (float[] part : values) {
      System.arraycopy(part, 0, row, from, part.length);
      from += part.length;
    }
    return new FeatureTensor(name, List.of(row.length), row);
  }

  private List<float[]> values(Clip clip) {
    if (vectors.get(0) != Expressive.STANDARD || !(frames instanceof VoiceFrames voiceFrames)) {
      return parts.parallelStream().map(part -> part.extract(clip).values()).toList();
    }
    Supplier<List<FeatureTensor>> second = () -> List.of(vectors.get(1).extract(clip));
    Supplier<List<FeatureTensor>> ofCourses =
        () -> {
          SpeechCourses courses = new SpeechCourses(LevelledSpeech.of(clip));
          return List.of(Expressive.STANDARD.of(courses), voiceFrames.of(courses));
        };
    List<List<FeatureTensor>> both =
        List.of(second, ofCourses).parallelStream().map(Supplier::get).toList();
    return List.of(
        both.get(1).get(0).values(), both.get(0).get(0).values(), both.get(1).get(1).values());
  }

  /**
   * The place in the first vector of the mean of each row of the frames, -1 where it does not have
   * it; empty where the frames are no courses.
   */
  public List<Integer> rowMeans() {
    List<String> names = vectors.get(0).valueNames();
    return frames instanceof VoiceFrames
        ? VoiceFrames.rows().stream().map(row -> names.indexOf(row + "_mean")).toList()
        : List.of();
  }

  /**
   * One vector of a row, as its own set would give it.
   *
   * @param place of the vector, 0 or 1
   */
  public FeatureTensor vector(int place, FeatureTensor row) {
    FeatureSet vector = vectors.get(place);
    int from = place == 0 ? 0 : vectors.get(0).voiceValues();
    int length = vector.voiceValues();
    return new FeatureTensor(
        vector.name(), List.of(length), Arrays.copyOfRange(row.values(), from, from + length));
  }

  /** The frames of a row, as their own set would give them. */
  public FeatureTensor frames(FeatureTensor row) {
    int from = voiceValues();
    float[] values = row.values();
    int rows = Probe.of(frames).shape().get(0);
    return new FeatureTensor(
        frames.name(),
        List.of(rows, (values.length - from) / rows),
        Arrays.copyOfRange(values, from, values.length));
  }
}
