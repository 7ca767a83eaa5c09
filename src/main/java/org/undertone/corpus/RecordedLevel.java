package org.undertone.corpus;

import org.undertone.audio.Clip;

/**
 * The same recording as if its gain had been set otherwise: every sample times the gain, rounded to
 * 16 bits as a sound card does, and cut off at full scale. So a softer copy has less above its
 * rounding noise, and a louder one may be clipped.
 *
 * @param gainDb in [-60, 60]
 */
public record RecordedLevel(double gainDb) implements Augmentation {

  private static final double MOST_DB = 60;
  private static final double STEPS = 32_768;

  public RecordedLevel {
    Copies.requireIn("gainDb", gainDb, -MOST_DB, MOST_DB);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    double gain = Math.pow(10, gainDb / 20);
    for (int i = 0; i < samples.length; i++) {
      double step = Math.rint(STEPS * gain * samples[i]);
      samples[i] = (float) (Math.max(-STEPS, Math.min(STEPS - 1, step)) / STEPS);
    }
    return new Clip(samples, clip.source());
  }

  @Override
  public String id() {
    return (gainDb < 0 ? "gain " : "gain +")
        + gainDb
        + " dB"
        + (gainDb > 0 ? ", cut off at full scale" : "")
        + ", rounded to 16 bits";
  }
}
