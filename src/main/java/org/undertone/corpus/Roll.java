package org.undertone.corpus;

import java.util.Locale;
import org.undertone.audio.Clip;

/**
 * The same recording turned about: what runs out at one end comes in at the other.
 *
 * @param largestPart how far at most, forwards or backwards, as a part of the length, in [0, 0.5]
 * @param seed of the distances; a clip gets the same at every run
 */
public record Roll(double largestPart, long seed) implements Augmentation {

  public Roll {
    Copies.requireIn("largestPart", largestPart, 0, 0.5);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    double part = largestPart * (2 * Copies.random(seed, samples).nextDouble() - 1);
    int shift = Math.floorMod((int) Math.rint(part * samples.length), samples.length);
    float[] rolled = new float[samples.length];
    System.arraycopy(samples, 0, rolled, shift, samples.length - shift);
    System.arraycopy(samples, samples.length - shift, rolled, 0, shift);
    return Copies.of(clip, rolled);
  }

  @Override
  public String id() {
    return String.format(Locale.ROOT, "rolled by up to %s, seed %d", largestPart, seed);
  }
}
