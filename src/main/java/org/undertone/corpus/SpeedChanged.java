package org.undertone.corpus;

import java.util.Locale;
import org.undertone.audio.Clip;
import org.undertone.dsp.KaiserSincResampler;

/**
 * The same recording played faster or slower: pace, pitch and formants together.
 *
 * @param factor of the speed, in [0.5, 2]; 2 is twice as fast, an octave higher and half as long
 */
public record SpeedChanged(double factor) implements Augmentation {

  public SpeedChanged {
    Copies.requireIn("factor", factor, 0.5, 2);
  }

  @Override
  public Clip apply(Clip clip) {
    int fromHz = (int) Math.rint(Clip.SAMPLE_RATE_HZ * factor);
    return Copies.of(
        clip, KaiserSincResampler.resample(clip.samples(), fromHz, Clip.SAMPLE_RATE_HZ));
  }

  @Override
  public String id() {
    return String.format(Locale.ROOT, "speed × %s", factor);
  }
}
