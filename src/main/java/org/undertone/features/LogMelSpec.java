package org.undertone.features;

import java.util.Locale;
import org.undertone.audio.Clip;

/**
 * How a clip becomes a log-mel spectrogram, at 16 kHz.
 *
 * @param bands mel filters (Slaney's scale and norm), in [1, 512]
 * @param frameLength samples under the Hann window, in [16, 8192]; the Fourier transform is as long
 *     or the next power of two, with zeros about the window
 * @param hopLength samples from frame to frame, in [16, frameLength]
 * @param lowestHz where the first filter begins, at least 0
 * @param highestHz where the last filter ends, above lowestHz, at most 8000
 * @param log of the power
 * @param leastPower what is less counts as this, before the logarithm; in [1e-30, 1]
 * @param rangeDb what lies further below the largest value of the clip counts as this far; in (0,
 *     400]
 * @param normalisation of the logarithms
 * @param part of the clip that is looked at
 */
public record LogMelSpec(
    int bands,
    int frameLength,
    int hopLength,
    double lowestHz,
    double highestHz,
    Log log,
    double leastPower,
    double rangeDb,
    Normalisation normalisation,
    Part part) {

  /** What is looked at by {@code log-mel-64}. */
  public static final LogMelSpec STANDARD =
      new LogMelSpec(
          64, 1024, 256, 50, 8000, Log.DECIBEL, 1e-30, 80, Normalisation.CLIP, Part.SPEECH);

  /** What is looked at by {@code levelled-mel-64}: the same, at any level of the recording. */
  public static final LogMelSpec LEVELLED =
      new LogMelSpec(
          64, 1024, 256, 50, 8000, Log.DECIBEL, 1e-30, 80, Normalisation.CLIP, Part.LEVELLED);

  /** The logarithm of a power. */
  public enum Log {
    /** {@code ln p}. */
    NATURAL,
    /** {@code 10 log10 p}. */
    DECIBEL
  }

  /** What is brought to a mean of 0 and a standard deviation of 1; all 0 if nothing varies. */
  public enum Normalisation {
    /** Nothing: the values stay as they are. */
    NONE,
    /** All values of the clip together. */
    CLIP,
    /** Each mel band on its own. */
    BAND
  }

  /** What is looked at. */
  public enum Part {
    /** The whole clip, as it is. */
    WHOLE,
    /**
     * From 100 ms before the first speech to 100 ms after the last (the whole clip where there is
     * no speech), and of more than 10 s the loudest 10 s.
     */
    SPEECH,
    /** The same of the clip brought to one level, so that speech is found at any. */
    LEVELLED
  }

  public LogMelSpec {
    requireIn("bands", bands, 1, 512);
    requireIn("frameLength", frameLength, 16, 8192);
    requireIn("hopLength", hopLength, 16, frameLength);
    if (!(lowestHz >= 0 && lowestHz < highestHz && highestHz <= Clip.SAMPLE_RATE_HZ / 2.0)) {
      throw new IllegalArgumentException(
          "0 <= lowestHz < highestHz <= "
              + Clip.SAMPLE_RATE_HZ / 2
              + " must hold, got "
              + lowestHz
              + " and "
              + highestHz);
    }
    requireIn("leastPower", leastPower, 1e-30, 1);
    requireIn("rangeDb", rangeDb, Double.MIN_NORMAL, 400);
  }

  /**
   * {@code log-mel-64} for {@link #STANDARD}, {@code levelled-mel-64} for {@link #LEVELLED}; any
   * other is named by all its values, such as {@code
   * log-mel-80-400-160-20-8000-natural-1.0e-10-80-clip-speech}.
   */
  public String name() {
    if (equals(STANDARD)) {
      return "log-mel-64";
    }
    if (equals(LEVELLED)) {
      return "levelled-mel-64";
    }
    return String.format(
            Locale.ROOT,
            "log-mel-%d-%d-%d-%s-%s-%s-%s-%s-%s-%s",
            bands,
            frameLength,
            hopLength,
            number(lowestHz),
            number(highestHz),
            log,
            number(leastPower),
            number(rangeDb),
            normalisation,
            part)
        .toLowerCase(Locale.ROOT);
  }

  /** The length of the Fourier transform. */
  int transformLength() {
    int power = Integer.highestOneBit(frameLength);
    return power == frameLength ? power : 2 * power;
  }

  private static String number(double x) {
    return x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(x);
  }

  private static void requireIn(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name
              + " must lie in ["
              + number(least)
              + ", "
              + number(most)
              + "], got "
              + number(value));
    }
  }
}
