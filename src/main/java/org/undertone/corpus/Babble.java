package org.undertone.corpus;

import java.util.Random;
import org.undertone.audio.Clip;
import org.undertone.dsp.FourierFilter;

/**
 * Voices that nobody can make out: six talkers, each a run of syllables of their own pitch, most
 * voiced and some hissed, with pauses, all under the long-term spectrum of speech (flat to 500 Hz
 * and falling 9 dB an octave above, about as in Byrne et al. 1994, "An international comparison of
 * long-term average speech spectra"). Nobody is recorded in it.
 */
final class Babble {

  private static final int TALKERS = 6;
  private static final double PAUSE_SHARE = 0.2;
  private static final double HISS_SHARE = 0.25;
  private static final double HISS_LEVEL = 0.3;
  private static final double LOWEST_HZ = 80;
  private static final double KNEE_HZ = 500;

  /** Of amplitude over frequency: 9 dB an octave. */
  private static final double SLOPE = 1.5;

  private Babble() {}

  static float[] of(int length, Random random) {
    float[] sum = new float[length];
    for (int talker = 0; talker < TALKERS; talker++) {
      talk(sum, random);
    }
    return FourierFilter.shape(sum, Clip.SAMPLE_RATE_HZ, Babble::gain);
  }

  /** Pulse trains are flat, so that their spectrum is this one. */
  private static double gain(double hz) {
    double low = Math.min(1, hz / LOWEST_HZ);
    return low * low * Math.pow(Math.max(KNEE_HZ, hz) / KNEE_HZ, -SLOPE);
  }

  private static void talk(float[] sum, Random random) {
    double pitchHz = 90 + 140 * random.nextDouble();
    double phase = random.nextDouble();
    int at = -(int) (0.2 * Clip.SAMPLE_RATE_HZ * random.nextDouble());
    while (at < sum.length) {
      int samples = (int) (Clip.SAMPLE_RATE_HZ * (0.12 + 0.16 * random.nextDouble()));
      double kind = random.nextDouble();
      double from = pitchHz * (0.85 + 0.3 * random.nextDouble());
      double to = pitchHz * (0.85 + 0.3 * random.nextDouble());
      boolean hissed = kind < PAUSE_SHARE + HISS_SHARE;
      for (int i = 0; i < samples && kind >= PAUSE_SHARE; i++) {
        double part = i / (double) samples;
        double hz = from + (to - from) * part;
        phase += hz / Clip.SAMPLE_RATE_HZ;
        double source = hissed ? HISS_LEVEL * random.nextGaussian() : 0;
        if (phase >= 1) {
          phase -= 1;
          source = hissed ? source : Math.sqrt(Clip.SAMPLE_RATE_HZ / hz);
        }
        if (at + i >= 0 && at + i < sum.length) {
          sum[at + i] += (float) (source * Math.sin(Math.PI * part));
        }
      }
      at += samples;
    }
  }
}
