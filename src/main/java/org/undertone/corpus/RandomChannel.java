package org.undertone.corpus;

import java.util.Locale;
import java.util.Random;
import org.undertone.audio.Clip;
import org.undertone.dsp.FourierFilter;

/**
 * The same voice through another microphone, each clip through one of its own: a tilt of the
 * spectrum about 1 kHz, one broad resonance or notch between 200 Hz and 6 kHz, and a high-pass
 * below the voice. On the whole as loud as it was.
 *
 * @param mostTiltDb how far, up or down, the spectrum may tilt in an octave, in [0, 6] dB
 * @param mostResonanceDb how far, up or down, the resonance may stand out, in [0, 24] dB
 * @param seed of the microphones; a clip gets the same at every run
 */
public record RandomChannel(double mostTiltDb, double mostResonanceDb, long seed)
    implements Augmentation {

  private static final double PIVOT_HZ = 1000;
  private static final double LOWEST_HZ = 50;
  private static final double LOWEST_RESONANCE_HZ = 200;
  private static final double HIGHEST_RESONANCE_HZ = 6000;
  private static final double LEAST_QUALITY = 0.7;
  private static final double MOST_QUALITY = 3;
  private static final double HIGHEST_CORNER_HZ = 150;

  public RandomChannel {
    Copies.requireIn("mostTiltDb", mostTiltDb, 0, 6);
    Copies.requireIn("mostResonanceDb", mostResonanceDb, 0, 24);
  }

  /** One microphone: the gain in dB is the sum of its three parts. */
  record Response(
      double tiltDb, double resonanceDb, double resonanceHz, double quality, double cornerHz) {

    double gain(double hz) {
      double f = Math.max(hz, 1e-3);
      double detuning = quality * (f / resonanceHz - resonanceHz / f);
      double decibels =
          tiltDb * Math.log(Math.max(f, LOWEST_HZ) / PIVOT_HZ) / Math.log(2)
              + resonanceDb / (1 + detuning * detuning);
      double highPass = f * f / (f * f + cornerHz * cornerHz);
      return highPass * Math.pow(10, decibels / 20);
    }
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Response response = response(Copies.random(seed, samples));
    float[] heard = FourierFilter.shape(samples, Clip.SAMPLE_RATE_HZ, response::gain);
    return Copies.of(clip, Copies.asLoudAs(samples, heard));
  }

  Response response(Random random) {
    double octaves = Math.log(HIGHEST_RESONANCE_HZ / LOWEST_RESONANCE_HZ);
    return new Response(
        mostTiltDb * (2 * random.nextDouble() - 1),
        mostResonanceDb * (2 * random.nextDouble() - 1),
        LOWEST_RESONANCE_HZ * Math.exp(octaves * random.nextDouble()),
        LEAST_QUALITY + (MOST_QUALITY - LEAST_QUALITY) * random.nextDouble(),
        LOWEST_HZ + (HIGHEST_CORNER_HZ - LOWEST_HZ) * random.nextDouble());
  }

  @Override
  public String id() {
    return String.format(
        Locale.ROOT,
        "microphone, tilt up to %s dB an octave, resonance up to %s dB, seed %d",
        mostTiltDb,
        mostResonanceDb,
        seed);
  }
}
