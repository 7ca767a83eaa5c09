package org.undertone.server;

import java.util.Optional;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Request;

/**
 * A few answers that nobody asked for, so that the first who asks does not wait while Java compiles
 * what the others will find compiled.
 */
final class Rehearsal {

  private static final int ANSWERS = 5;
  private static final double SECONDS = 2.5;
  private static final double SYLLABLES_PER_SECOND = 4;
  private static final double LOWEST_F0_HZ = 120;
  private static final double F0_RANGE_HZ = 60;
  private static final int HARMONICS = 20;
  private static final double AMPLITUDE = 0.1;

  private Rehearsal() {}

  /** Asks for all that the model can tell, as the page does. */
  static void of(Recognizer recognizer) {
    Clip clip = clip();
    Request all = new Request(recognizer.explains(), recognizer.givesSets(), Optional.empty());
    for (int i = 0; i < ANSWERS; i++) {
      recognizer.recognize(clip, all);
    }
  }

  /** A buzz that rises and swells like syllables, which passes for speech. */
  static Clip clip() {
    float[] samples = new float[(int) (SECONDS * Clip.SAMPLE_RATE_HZ)];
    double phase = 0;
    for (int t = 0; t < samples.length; t++) {
      double passed = (double) t / samples.length;
      phase += 2 * Math.PI * (LOWEST_F0_HZ + F0_RANGE_HZ * passed) / Clip.SAMPLE_RATE_HZ;
      double swell = Math.sin(Math.PI * SYLLABLES_PER_SECOND * SECONDS * passed);
      double buzz = 0;
      for (int k = 1; k <= HARMONICS; k++) {
        buzz += Math.sin(k * phase) / k;
      }
      samples[t] = (float) (AMPLITUDE * swell * swell * buzz);
    }
    return new Clip(samples, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
  }
}
