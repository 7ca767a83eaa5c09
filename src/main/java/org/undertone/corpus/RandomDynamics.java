package org.undertone.corpus;

import java.util.Locale;
import java.util.Random;
import org.undertone.audio.Clip;
import org.undertone.dsp.DynamicRange;

/**
 * The same voice by way of an automatic gain, a noise gate or a noise reduction: differences in
 * level grow or shrink, half the time from moment to moment, half the time in each frequency (see
 * {@link DynamicRange}). As long and, on the whole, as loud as it was.
 *
 * @param most what a difference of 1 dB becomes at most, in dB, in [1, 3]; at least its inverse,
 *     and every factor between equally likely as a ratio
 * @param seed of the factors; a clip gets the same at every run
 */
public record RandomDynamics(double most, long seed) implements Augmentation {

  public RandomDynamics {
    Copies.requireIn("most", most, 1, 3);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Random random = Copies.random(seed, samples);
    double factor = Math.pow(most, 2 * random.nextDouble() - 1);
    boolean whole = random.nextBoolean();
    float[] heard = DynamicRange.scaled(samples, whole ? factor : 1, whole ? 1 : factor);
    return Copies.of(clip, Copies.asLoudAs(samples, heard));
  }

  @Override
  public String id() {
    return String.format(Locale.ROOT, "dynamics by up to %s, seed %d", most, seed);
  }
}
