package org.undertone.corpus;

import java.util.Arrays;
import java.util.Random;
import org.undertone.audio.Clip;

/** What the augmentations share. */
final class Copies {

  private Copies() {}

  /** Chance that is the same for the same samples at every run, and another for others. */
  static Random random(long seed, float[] samples) {
    return new Random(seed ^ ((long) Arrays.hashCode(samples) << 16));
  }

  /** A clip of the same source; what is louder than a clip may be is limited. */
  static Clip of(Clip original, float[] samples) {
    return Clip.limited(samples, original.source());
  }

  /** The root of the mean square. */
  static double rms(float[] samples) {
    double power = 0;
    for (float x : samples) {
      power += (double) x * x;
    }
    return Math.sqrt(power / samples.length);
  }

  /** Scales what was changed, in place, to the RMS level of the original; silence stays. */
  static float[] asLoudAs(float[] original, float[] changed) {
    double rms = rms(changed);
    float gain = rms > 0 ? (float) (rms(original) / rms) : 0;
    for (int i = 0; i < changed.length; i++) {
      changed[i] *= gain;
    }
    return changed;
  }

  static void requireIn(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must lie in [" + least + ", " + most + "], got " + value);
    }
  }
}
