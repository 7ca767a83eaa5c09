package org.undertone.features;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undertone.audio.Clip;

/**
 * Two vectors of a clip and its frames, one after the other as one row: {@code expressive-2070},
 * {@code denoised-2070}, then {@code levelled-voice-88}, whose last axis runs fastest. Immutable
 * and safe for use by many threads at once.
 */
public final class JointSet implements FeatureSet {

  private final List<Expressive> vectors = List.of(Expressive.STANDARD, Expressive.DENOISED);
  private final VoiceFrames frames = new VoiceFrames();
  private final List<String> voiceNames =
      vectors.stream().flatMap(vector -> vector.valueNames().stream()).toList();
  private final String name =
      Stream.concat(vectors.stream(), Stream.of(frames))
          .map(FeatureSet::name)
          .collect(Collectors.joining("+"));

  JointSet() {}

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
    return false;
  }

  /** Looks at parts at once, where cores are idle; what two of them need is heard once. */
  @Override
  public FeatureTensor extract(Clip clip) {
    Supplier<List<FeatureTensor>> denoised = () -> List.of(vectors.get(1).extract(clip));
    Supplier<List<FeatureTensor>> ofCourses =
        () -> {
          SpeechCourses courses = new SpeechCourses(LevelledSpeech.of(clip));
          return List.of(vectors.get(0).of(courses), frames.of(courses));
        };
    List<List<FeatureTensor>> both =
        List.of(denoised, ofCourses).parallelStream().map(Supplier::get).toList();
    float[] first = both.get(1).get(0).values();
    float[] second = both.get(0).get(0).values();
    float[] third = both.get(1).get(1).values();
    float[] row = Arrays.copyOf(first, first.length + second.length + third.length);
    System.arraycopy(second, 0, row, first.length, second.length);
    System.arraycopy(third, 0, row, first.length + second.length, third.length);
    return new FeatureTensor(name, List.of(row.length), row);
  }

  /** The place in the first vector of the mean of each row of the frames, -1 where it has none. */
  public List<Integer> rowMeans() {
    List<String> names = vectors.get(0).valueNames();
    return VoiceFrames.rows().stream().map(row -> names.indexOf(row + "_mean")).toList();
  }

  /** Both vectors of a row, one after the other. */
  public FeatureTensor vectors(FeatureTensor row) {
    int length = voiceValues();
    return new FeatureTensor(
        vectors.stream().map(FeatureSet::name).collect(Collectors.joining("+")),
        List.of(length),
        Arrays.copyOf(row.values(), length));
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
