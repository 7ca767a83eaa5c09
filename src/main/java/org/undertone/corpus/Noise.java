package org.undertone.corpus;

import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.undertone.audio.Clip;
import org.undertone.dsp.FourierFilter;

/** What can be heard behind a voice. */
public enum Noise {
  /** Every frequency alike: the hiss of a microphone. */
  WHITE {
    @Override
    double[] draw(int length, Random random) {
      double[] noise = new double[length];
      for (int i = 0; i < length; i++) {
        noise[i] = random.nextGaussian();
      }
      return noise;
    }
  },
  /** Power falls as 1/f, 3 dB an octave: streets, wind and machines. */
  PINK {
    @Override
    double[] draw(int length, Random random) {
      return shaped(length, random, hz -> 1 / Math.sqrt(Math.max(LOWEST_HZ, hz)));
    }
  },
  /** Alike from 0 to 40 Hz and nothing above: of hands, wind and engines. */
  RUMBLE {
    @Override
    double[] draw(int length, Random random) {
      return shaped(length, random, hz -> hz < RUMBLE_HZ ? 1 : 0);
    }
  },
  /** Several people talking at once, see {@link Babble}. */
  BABBLE {
    @Override
    double[] draw(int length, Random random) {
      return normalised(Babble.of(length, random));
    }
  };

  private static final double LOWEST_HZ = 20;
  private static final double RUMBLE_HZ = 40;

  /** As many samples, at least one; the RMS value is 1, of white noise on average. */
  abstract double[] draw(int length, Random random);

  /** The name in lower case. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double[] shaped(int length, Random random, DoubleUnaryOperator gain) {
    float[] white = new float[length];
    for (int i = 0; i < length; i++) {
      white[i] = (float) random.nextGaussian();
    }
    return normalised(FourierFilter.shape(white, Clip.SAMPLE_RATE_HZ, gain));
  }

  private static double[] normalised(float[] noise) {
    double rms = Math.max(Float.MIN_NORMAL, Copies.rms(noise));
    double[] scaled = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      scaled[i] = noise[i] / rms;
    }
    return scaled;
  }
}
