package org.undertone.corpus;

import java.util.Locale;
import java.util.Random;
import org.undertone.audio.Clip;
import org.undertone.audio.VoiceActivity;

/**
 * The same voice over white noise.
 *
 * @param snrDb how far the RMS level of the speech (of the whole clip where there is none) lies
 *     above that of the noise, in [-20, 100]
 * @param seed of the noise; each clip gets noise of its own, the same at every run
 */
public record AddedNoise(double snrDb, long seed) implements Augmentation {

  public AddedNoise {
    Copies.requireIn("snrDb", snrDb, -20, 100);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Random noise = Copies.random(seed, samples);
    double rms = Math.pow(10, (VoiceActivity.measure(clip).speechLevelDbfs() - snrDb) / 20);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (rms * noise.nextGaussian());
    }
    return Copies.of(clip, samples);
  }

  @Override
  public String id() {
    return String.format(Locale.ROOT, "noise %s dB below the speech, seed %d", snrDb, seed);
  }
}
