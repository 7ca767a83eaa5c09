package org.undertone.corpus;

import java.util.Locale;
import org.undertone.audio.Clip;
import org.undertone.dsp.TimeStretch;

/**
 * The same voice faster or slower at the same pitch.
 *
 * @param rate of the pace, in [0.25, 4]; 2 is twice as fast and half as long
 */
public record TimeStretched(double rate) implements Augmentation {

  public TimeStretched {
    Copies.requireIn("rate", rate, TimeStretch.LEAST_RATE, 1 / TimeStretch.LEAST_RATE);
  }

  @Override
  public Clip apply(Clip clip) {
    return Copies.of(clip, TimeStretch.stretch(clip.samples(), rate));
  }

  @Override
  public String id() {
    return String.format(Locale.ROOT, "pace × %s", rate);
  }
}
