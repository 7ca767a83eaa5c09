package org.undertone.corpus;

import java.util.Locale;
import org.undertone.audio.Clip;

/**
 * The same voice louder or softer, each clip by a gain of its own.
 *
 * @param lowestDb the least gain, in [-60, 60]
 * @param highestDb the greatest gain, in [lowestDb, 60]; every gain between is equally likely
 * @param seed of the gains; a clip gets the same at every run
 */
public record RandomGain(double lowestDb, double highestDb, long seed) implements Augmentation {

  private static final double MOST_DB = 60;

  public RandomGain {
    Copies.requireIn("lowestDb", lowestDb, -MOST_DB, MOST_DB);
    Copies.requireIn("highestDb", highestDb, lowestDb, MOST_DB);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    double chance = Copies.random(seed, samples).nextDouble();
    double gain = Math.pow(10, (lowestDb + (highestDb - lowestDb) * chance) / 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (gain * samples[i]);
    }
    return Copies.of(clip, samples);
  }

  @Override
  public String id() {
    return String.format(Locale.ROOT, "gain %s to %s dB, seed %d", lowestDb, highestDb, seed);
  }
}
