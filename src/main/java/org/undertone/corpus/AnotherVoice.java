package org.undertone.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.undertone.audio.Clip;
import org.undertone.dsp.FormantShift;
import org.undertone.dsp.KaiserSincResampler;
import org.undertone.dsp.TimeStretch;

/**
 * The same sentence with the same feeling as somebody else might say it: pitch, formants and pace
 * each moved by themselves, every ratio equally likely up and down. A copy to train on where few
 * speakers are at hand: what these change tells them apart more than their feelings (vocal tract
 * length perturbation; Jaitly and Hinton 2013). As loud as it was.
 *
 * @param number of the voice, at least 1; each number is another voice for every clip
 * @param seed of all that is random
 */
public record AnotherVoice(int number, long seed) implements Augmentation {

  /** What is done to each copy, for people. */
  public static final String WORDS =
      "pitch up to 4 semitones, formants up to 15 % and pace up to 20 % higher or lower";

  private static final double MOST_PITCH = Math.pow(2, 4 / 12.0);
  private static final double MOST_FORMANTS = 1.15;
  private static final double MOST_PACE = 1.2;

  /** So that rates have a large common divisor: the resampler is fastest at such. */
  private static final int STEPS = 100;

  public AnotherVoice {
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1, got " + number);
    }
  }

  /** The first so many voices. */
  public static List<Augmentation> of(int count, long seed) {
    List<Augmentation> voices = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      voices.add(new AnotherVoice(number, seed));
    }
    return List.copyOf(voices);
  }

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    Random random = Copies.random(voiceSeed(), samples);
    double pitch = Math.rint(STEPS * upTo(MOST_PITCH, random)) / STEPS;
    double formants = upTo(MOST_FORMANTS, random);
    double pace = upTo(MOST_PACE, random);
    int fromHz = (int) Math.rint(Clip.SAMPLE_RATE_HZ * pitch);
    float[] higher = KaiserSincResampler.resample(samples, fromHz, Clip.SAMPLE_RATE_HZ);
    float[] paced = TimeStretch.stretch(higher, pace / pitch);
    return Copies.of(clip, Copies.asLoudAs(samples, FormantShift.shift(paced, formants / pitch)));
  }

  /** Seeds that lie side by side must not draw alike, as those of {@link Random} do. */
  private long voiceSeed() {
    return new SplittableRandom(seed + ((long) number << 48)).nextLong();
  }

  private static double upTo(double most, Random random) {
    return Math.pow(most, 2 * random.nextDouble() - 1);
  }

  @Override
  public String id() {
    return "another voice " + number + ", seed " + seed;
  }
}
