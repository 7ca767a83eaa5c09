package org.undertone.corpus;

import java.util.Locale;
import java.util.Random;
import org.undertone.audio.Clip;

/**
 * A worse recording of the same voice: softer, over a floor of white noise, as from across a room.
 *
 * @param attenuationDb how much softer, at least 0
 * @param noiseFloorDbfs the RMS level of the added noise, in [-120, 0]
 * @param seed of the noise; each clip gets noise of its own, the same at every run
 */
public record Degradation(double attenuationDb, double noiseFloorDbfs, long seed)
    implements Augmentation {

  public Degradation {
    if (!(attenuationDb >= 0 && Double.isFinite(attenuationDb))) {
      throw new IllegalArgumentException("attenuationDb must be at least 0, got " + attenuationDb);
    }
    Copies.requireIn("noiseFloorDbfs", noiseFloorDbfs, -120, 0);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Random noise = Copies.random(seed, samples);
    double gain = Math.pow(10, -attenuationDb / 20);
    double rms = Math.pow(10, noiseFloorDbfs / 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (gain * samples[i] + rms * noise.nextGaussian());
    }
    return Copies.of(clip, samples);
  }

  @Override
  public String id() {
    return String.format(
        Locale.ROOT,
        "attenuated %s dB, noise %s dBFS, seed %d",
        attenuationDb,
        noiseFloorDbfs,
        seed);
  }
}
