package org.undertone.corpus;

import java.util.Locale;
import java.util.Random;
import org.undertone.audio.Clip;
import org.undertone.dsp.FourierFilter;

/**
 * The same voice in a room: the direct sound, then Gaussian noise that decays exponentially
 * (Polack's model of reverberation, 1988, as in Habets, "Single- and multi-microphone speech
 * dereverberation using spectral enhancement", 2007), each clip in a room of its own. As long and,
 * on the whole, as loud as it was.
 *
 * @param lowestRt60Seconds the least time in which the reverberation falls by 60 dB, in [0.05, 5]
 * @param highestRt60Seconds the greatest, in [lowestRt60Seconds, 5]; all between are equally likely
 * @param directDb the level of the direct sound above all that follows it, in [-20, 40]: 0 at the
 *     distance at which both are equally strong
 * @param seed of the rooms; a clip is in the same at every run
 */
public record Room(double lowestRt60Seconds, double highestRt60Seconds, double directDb, long seed)
    implements Augmentation {

  /** The first reflection of a room comes not sooner. */
  private static final double GAP_SECONDS = 0.0025;

  /** The tail is followed down to -80 dB. */
  private static final double LENGTH_IN_RT60 = 80.0 / 60;

  private static final double MOST_SECONDS = 5;

  public Room {
    Copies.requireIn("lowestRt60Seconds", lowestRt60Seconds, 0.05, MOST_SECONDS);
    Copies.requireIn("highestRt60Seconds", highestRt60Seconds, lowestRt60Seconds, MOST_SECONDS);
    Copies.requireIn("directDb", directDb, -20, 40);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Random random = Copies.random(seed, samples);
    double rt60 =
        lowestRt60Seconds + (highestRt60Seconds - lowestRt60Seconds) * random.nextDouble();
    float[] heard = FourierFilter.convolve(samples, response(rt60, directDb, random));
    return Copies.of(clip, Copies.asLoudAs(samples, heard));
  }

  /** The impulse response, its direct sound 1 at sample 0. */
  static float[] response(double rt60Seconds, double directDb, Random random) {
    int length = (int) Math.ceil(LENGTH_IN_RT60 * rt60Seconds * Clip.SAMPLE_RATE_HZ);
    int gap = (int) Math.rint(GAP_SECONDS * Clip.SAMPLE_RATE_HZ);
    double decay = Math.log(1000) / (rt60Seconds * Clip.SAMPLE_RATE_HZ);
    double[] tail = new double[length];
    double power = 0;
    for (int i = gap; i < length; i++) {
      tail[i] = random.nextGaussian() * Math.exp(-decay * i);
      power += tail[i] * tail[i];
    }
    double scale = Math.pow(10, -directDb / 20) / Math.sqrt(power);
    float[] response = new float[length];
    response[0] = 1;
    for (int i = gap; i < length; i++) {
      response[i] = (float) (scale * tail[i]);
    }
    return response;
  }

  @Override
  public String id() {
    return String.format(
        Locale.ROOT,
        "room, RT60 %s to %s s, direct sound %s dB, seed %d",
        lowestRt60Seconds,
        highestRt60Seconds,
        directDb,
        seed);
  }
}
