package org.undertone.audio;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much of a clip is speech. In each of six octaves the noise floor is the tenth percentile of
 * the power over time; a moment of 10 ms is active where the octaves together stand clear of their
 * floors. Active moments with pauses of up to 100 ms form an island; an island is speech where it
 * is long enough for a syllable and voiced in part. So steady noise and hum of any colour, clicks,
 * and bursts of noise are no speech, and a voice is found where it is weaker than the noise as a
 * whole. Whispering without any voiced sound is not found, and a tone that starts midway is.
 */
public final class VoiceActivity {

  private static final int SHORTEST_SAMPLES = 1600;
  private static final double FLOOR_PERCENTILE = 0.1;

  /** Mean over tenth percentile of Gaussian noise in each octave, as smoothed here. */
  private static final double[] MEAN_OVER_PERCENTILE = {1.13, 1.2, 1.3, 1.46, 1.5, 1.9};

  /**
   * The floor of an octave is never taken to be lower, so that digital silence does not count, but
   * in recordings so soft that it would be less than this below their loud part.
   */
  private static final double LOWEST_FLOOR_DBFS = -88;

  private static final double LEAST_RANGE_DB = 30;
  private static final double SOFTEST_FLOOR_DBFS = -120;

  /** Hops so far below the mean power of all are not the loud part. */
  private static final double GATE = 0.01;

  private static final double DIGITAL_SILENCE = 1e-11;
  private static final double IGNORED_DECIBELS = 4;
  private static final double LEAST_DECIBELS = 4;
  private static final int LONGEST_PAUSE_HOPS = 10;
  private static final int SHORTEST_ISLAND_HOPS = 6;
  private static final int LEAST_VOICED_HOPS = 6;
  private static final double LEAST_VOICED_PART = 0.1;

  private VoiceActivity() {}

  /** Measures a clip of any length; below 0.1 s nothing counts as speech. */
  public static SpeechActivity measure(Clip clip) {
    float[] samples = centred(clip);
    double[] power = hopPower(samples);
    boolean[] active = new boolean[power.length];
    boolean[] speech = new boolean[power.length];
    mark(samples, power, active, speech);
    double[] spoken = where(speech, true, power);
    return new SpeechActivity(
        spoken.length * OctaveBands.HOP_SAMPLES / (double) Clip.SAMPLE_RATE_HZ,
        decibels(mean(spoken.length == 0 ? power : spoken)),
        decibels(noiseFloor(where(active, false, power), power)));
  }

  /**
   * From the first moment of speech to the last, pauses between included.
   *
   * @return empty where nothing is speech
   */
  public static Optional<SpeechSpan> span(Clip clip) {
    float[] samples = centred(clip);
    boolean[] speech = new boolean[samples.length / OctaveBands.HOP_SAMPLES];
    mark(samples, hopPower(samples), new boolean[speech.length], speech);
    int[] spoken = IntStream.range(0, speech.length).filter(hop -> speech[hop]).toArray();
    return spoken.length == 0
        ? Optional.empty()
        : Optional.of(
            new SpeechSpan(
                spoken[0] * OctaveBands.HOP_SAMPLES,
                (spoken[spoken.length - 1] + 1) * OctaveBands.HOP_SAMPLES));
  }

  private static void mark(float[] samples, double[] power, boolean[] active, boolean[] speech) {
    if (samples.length >= SHORTEST_SAMPLES) {
      OctaveBands bands = new OctaveBands(samples);
      markActive(bands, lowestFloor(power), active);
      markSpeech(active, new Voicing(bands.low()), speech);
    }
  }

  private static double lowestFloor(double[] power) {
    double gate = GATE * mean(power);
    double loud = mean(Arrays.stream(power).filter(p -> p >= gate).toArray());
    double below = 10 * Math.log10(loud) - LEAST_RANGE_DB;
    double dbfs = Math.max(SOFTEST_FLOOR_DBFS, Math.min(LOWEST_FLOOR_DBFS, below));
    return Math.pow(10, dbfs / 10);
  }

  private static void markActive(OctaveBands bands, double lowestFloor, boolean[] active) {
    double[] clearance = new double[active.length];
    for (int band = 0; band < OctaveBands.COUNT; band++) {
      double[] power = bands.power(band);
      double floor =
          Math.max(lowestFloor, percentile(power, FLOOR_PERCENTILE) * MEAN_OVER_PERCENTILE[band]);
      for (int hop = 0; hop < active.length; hop++) {
        clearance[hop] += Math.max(0, 10 * Math.log10(power[hop] / floor) - IGNORED_DECIBELS);
      }
    }
    for (int hop = 0; hop < active.length; hop++) {
      active[hop] = clearance[hop] > LEAST_DECIBELS;
    }
  }

  private static void markSpeech(boolean[] active, Voicing voicing, boolean[] speech) {
    int from = 0;
    while (from < active.length) {
      if (!active[from]) {
        from++;
        continue;
      }
      int to = endOfIsland(active, from);
      if (isSpeech(active, from, to, voicing)) {
        System.arraycopy(active, from, speech, from, to - from);
      }
      from = to;
    }
  }

  /** The first hop after the last active one before a long pause. */
  private static int endOfIsland(boolean[] active, int from) {
    int end = from;
    for (int hop = from; hop < active.length && hop - end <= LONGEST_PAUSE_HOPS; hop++) {
      if (active[hop]) {
        end = hop + 1;
      }
    }
    return end;
  }

  /** Voicing is looked for at every other hop, until there is enough. */
  private static boolean isSpeech(boolean[] active, int from, int to, Voicing voicing) {
    int length = 0;
    for (int hop = from; hop < to; hop++) {
      length += active[hop] ? 1 : 0;
    }
    if (length < SHORTEST_ISLAND_HOPS) {
      return false;
    }
    double missing = Math.max(LEAST_VOICED_HOPS, LEAST_VOICED_PART * length);
    int lowHop = OctaveBands.HOP_SAMPLES * OctaveBands.LOW_RATE_HZ / Clip.SAMPLE_RATE_HZ;
    for (int hop = from; hop < to && missing > 0; hop++) {
      if (active[hop] && hop % 2 == 0 && voicing.at(hop * lowHop + lowHop / 2)) {
        missing -= 2;
      }
    }
    return missing <= 0;
  }

  /** A copy without the mean of the whole, which would pass for a voice. */
  private static float[] centred(Clip clip) {
    float[] samples = clip.samples();
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    float mean = (float) (sum / samples.length);
    for (int i = 0; i < samples.length; i++) {
      samples[i] -= mean;
    }
    return samples;
  }

  /** The power in each hop; a clip below one hop counts as one. */
  private static double[] hopPower(float[] samples) {
    int hop = Math.min(samples.length, OctaveBands.HOP_SAMPLES);
    double[] power = new double[samples.length / hop];
    for (int h = 0; h < power.length; h++) {
      float squares = 0;
      for (int i = h * hop; i < (h + 1) * hop; i++) {
        squares += samples[i] * samples[i];
      }
      power[h] = squares / hop;
    }
    return power;
  }

  /** The median of the background; where there is next to none, the quiet end of everything. */
  private static double noiseFloor(double[] background, double[] power) {
    return background.length >= SHORTEST_ISLAND_HOPS
        ? percentile(background, 0.5)
        : percentile(power, FLOOR_PERCENTILE);
  }

  /** Digital silence is not counted unless there is nothing else: it says nothing of the noise. */
  private static double percentile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int silent = 0;
    while (silent < sorted.length - 1 && sorted[silent] < DIGITAL_SILENCE) {
      silent++;
    }
    return sorted[silent + (int) ((sorted.length - silent) * part)];
  }

  private static double[] where(boolean[] mask, boolean wanted, double[] values) {
    return IntStream.range(0, mask.length)
        .filter(i -> mask[i] == wanted)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double decibels(double power) {
    return Math.max(SpeechActivity.SILENCE_DBFS, 10 * Math.log10(power));
  }
}
