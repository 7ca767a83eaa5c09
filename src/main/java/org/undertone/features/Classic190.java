package org.undertone.features;

import java.util.List;
import java.util.stream.IntStream;
import org.undertone.audio.Clip;

/** The feature set {@code classic-190}. Safe for use by many threads at once. */
public final class Classic190 {

  /** The name under which bundles and caches refer to these features. */
  public static final String NAME = "classic-190";

  private static final List<String> NAMES = IntStream.range(0, 190).mapToObj(i -> "f" + i).toList();

  private Classic190() {}

  /** The 190 names, in order. */
  public static List<String> names() {
    return NAMES;
  }

  /** Computes the 190 values of a clip. */
  public static FeatureVector extract(Clip clip) {
    float[] values = new float[NAMES.size()];
    float[] samples = clip.samples();
    for (int i = 0; i < samples.length; i++) {
      values[(int) Math.min(189, Math.abs(samples[i]) * 190)]++;
    }
    return new FeatureVector(NAME, NAMES, values);
  }
}
