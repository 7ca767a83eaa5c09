package org.undertone.corpus;

import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.undertone.audio.Clip;
import org.undertone.audio.VoiceActivity;

/**
 * The same voice over noise.
 *
 * @param noise what it sounds like
 * @param lowestSnrDb the least distance, in [-20, 100], between the RMS level of the speech (of the
 *     whole clip where there is none) and that of the noise
 * @param highestSnrDb the greatest, in [lowestSnrDb, 100]; every distance between is equally likely
 * @param seed of the noise; each clip gets noise of its own, the same at every run
 */
public record AddedNoise(Noise noise, double lowestSnrDb, double highestSnrDb, long seed)
    implements Augmentation {

  private static final double LEAST_DB = -20;
  private static final double MOST_DB = 100;

  public AddedNoise {
    Objects.requireNonNull(noise, "noise");
    Copies.requireIn("lowestSnrDb", lowestSnrDb, LEAST_DB, MOST_DB);
    Copies.requireIn("highestSnrDb", highestSnrDb, lowestSnrDb, MOST_DB);
  }

  /** White noise, so far below the speech. */
  public AddedNoise(double snrDb, long seed) {
    this(Noise.WHITE, snrDb, snrDb, seed);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Random random = Copies.random(seed, samples);
    double snrDb = lowestSnrDb;
    if (highestSnrDb > lowestSnrDb) {
      snrDb += (highestSnrDb - lowestSnrDb) * random.nextDouble();
    }
    double rms = Math.pow(10, (VoiceActivity.measure(clip).speechLevelDbfs() - snrDb) / 20);
    double[] added = noise.draw(samples.length, random);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (rms * added[i]);
    }
    return Copies.of(clip, samples);
  }

  @Override
  public String id() {
    String kind = noise == Noise.WHITE ? "noise" : noise.word();
    return highestSnrDb == lowestSnrDb
        ? String.format(Locale.ROOT, "%s %s dB below the speech, seed %d", kind, lowestSnrDb, seed)
        : String.format(
            Locale.ROOT,
            "%s %s to %s dB below the speech, seed %d",
            kind,
            lowestSnrDb,
            highestSnrDb,
            seed);
  }
}
