package org.undertone.corpus;

import java.util.Locale;
import org.undertone.audio.Clip;
import org.undertone.dsp.TimeStretch;

/**
 * The same voice higher or lower, its formants with it, at the same pace.
 *
 * @param semitones up, or below 0 down, in [-12, 12]
 */
public record PitchShifted(double semitones) implements Augmentation {

  public PitchShifted {
    Copies.requireIn(
        "semitones", semitones, -TimeStretch.MOST_SEMITONES, TimeStretch.MOST_SEMITONES);
  }

  @Override
  public Clip apply(Clip clip) {
    return Copies.of(clip, TimeStretch.shiftPitch(clip.samples(), Clip.SAMPLE_RATE_HZ, semitones));
  }

  @Override
  public String id() {
    return String.format(Locale.ROOT, "pitch %s semitones", semitones);
  }
}
