package org.undertone.corpus;

import java.util.Arrays;
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
public record Degradation(double attenuationDb, double noiseFloorDbfs, long seed) {

  public Degradation {
    if (!(attenuationDb >= 0 && Double.isFinite(attenuationDb))) {
      throw new IllegalArgumentException("attenuationDb must be at least 0, got " + attenuationDb);
    }
    if (!(noiseFloorDbfs >= -120 && noiseFloorDbfs <= 0)) {
      throw new IllegalArgumentException(
          "noiseFloorDbfs must lie in [-120, 0], got " + noiseFloorDbfs);
    }
  }

  /** The degraded copy; the facts of its source stay. */
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Random noise = new Random(seed ^ ((long) Arrays.hashCode(samples) << 16));
    double gain = Math.pow(10, -attenuationDb / 20);
    double rms = Math.pow(10, noiseFloorDbfs / 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (gain * samples[i] + rms * noise.nextGaussian());
    }
    return new Clip(samples, clip.source());
  }

  /** Names it in caches. */
  String id() {
    return String.format(
        Locale.ROOT,
        "attenuated %s dB, noise %s dBFS, seed %d",
        attenuationDb,
        noiseFloorDbfs,
        seed);
  }
}
