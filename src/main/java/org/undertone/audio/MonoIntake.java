package org.undertone.audio;

import java.util.Locale;
import java.util.Optional;
import org.undertone.audio.BadAudioException.Reason;
import org.undertone.dsp.KaiserSincResampler;

/**
 * Where every decoder pours its sound: frames at the recording's own rate come in piece by piece
 * and leave as one {@link Clip}, the mean of their channels. Where channels cancel each other out,
 * as where one of a balanced line's two is taken for the right one, the first stands for all. Keeps
 * the limits on rate, channels, duration and sample values, and holds only the resampled sound. Not
 * thread-safe.
 */
final class MonoIntake {

  /** More channels than this are refused. */
  static final int MAX_CHANNELS = 8;

  /** Where their mean has less of the channels' power, they cancel each other out. */
  private static final double CANCELLED = 0.01;

  /** A mean of -40 dBFS is more than noise, hum and offset of an input are. */
  private static final double AUDIBLE = 1e-4;

  private static final String ONE_CHANNEL =
      "The channels of the recording cancel each other out, as where one is connected the wrong way round; the first alone is used.";

  private final AudioLimits limits;
  private final int rateHz;
  private final int channels;
  private final long maxFrames;
  private final KaiserSincResampler mean;
  private KaiserSincResampler first;
  private double meanEnergy;
  private double channelEnergy;
  private float[] mono = {};
  private long frames;

  /**
   * @throws BadAudioException MALFORMED if the rate or the channel count is out of range
   */
  MonoIntake(AudioLimits limits, int rateHz, int channels) throws BadAudioException {
    requireFormat(rateHz, channels);
    this.limits = limits;
    this.rateHz = rateHz;
    this.channels = channels;
    maxFrames = (long) Math.floor(limits.maxSeconds() * rateHz + 1e-6);
    mean = new KaiserSincResampler(rateHz, Clip.SAMPLE_RATE_HZ);
    first = channels > 1 ? new KaiserSincResampler(rateHz, Clip.SAMPLE_RATE_HZ) : null;
  }

  static void requireFormat(long rateHz, int channels) throws BadAudioException {
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new BadAudioException(
          Reason.MALFORMED,
          String.format(
              Locale.ROOT,
              "The recording says that it has %d channels; 1 to %d are accepted. Export it again as mono or stereo.",
              channels,
              MAX_CHANNELS),
          channels,
          channels < 1 ? 1 : MAX_CHANNELS);
    }
    int min = KaiserSincResampler.MIN_RATE_HZ;
    int max = KaiserSincResampler.MAX_RATE_HZ;
    if (rateHz < min || rateHz > max) {
      throw new BadAudioException(
          Reason.MALFORMED,
          String.format(
              Locale.ROOT,
              "The recording says that its sampling rate is %d Hz; %d to %d Hz are accepted. Export it again at 16000 or 48000 Hz.",
              rateHz,
              min,
              max),
          rateHz,
          rateHz < min ? min : max);
    }
  }

  /**
   * Refuses a length that a header promises, before any of it is decoded.
   *
   * @throws BadAudioException TOO_LONG
   */
  void promise(long promisedFrames) throws BadAudioException {
    if (promisedFrames > maxFrames) {
      double seconds = promisedFrames / (double) rateHz;
      throw new BadAudioException(
          Reason.TOO_LONG,
          String.format(
              Locale.ROOT,
              "The recording is longer than the %s s that are accepted (%.3f s or more). Cut it into shorter pieces.",
              number(limits.maxSeconds()),
              seconds),
          seconds,
          limits.maxSeconds());
    }
  }

  /**
   * Takes the next {@code count} frames, the channels of each beside each other.
   *
   * @throws BadAudioException TOO_LONG once the limit is passed, MALFORMED for a sample that is not
   *     finite or absurdly large
   */
  void add(float[] interleaved, int count) throws BadAudioException {
    promise(frames + count);
    for (int i = 0; i < count * channels; i++) {
      if (!(Math.abs(interleaved[i]) <= Clip.MAX_MAGNITUDE)) {
        throw new BadAudioException(
            Reason.MALFORMED,
            String.format(
                Locale.ROOT,
                "Sample %d is %s; samples must be finite and should lie between -1 and 1. Export the recording again, best as 16-bit PCM.",
                frames + i / channels,
                interleaved[i]),
            interleaved[i],
            1);
      }
    }
    if (channels == 1) {
      mean.push(interleaved, count);
    } else {
      mix(interleaved, count);
    }
    frames += count;
  }

  private void mix(float[] interleaved, int count) {
    mono = mono.length >= count ? mono : new float[count];
    double energy = 0;
    double mixed = 0;
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int c = 0; c < channels; c++) {
        double sample = interleaved[i * channels + c];
        sum += sample;
        energy += sample * sample / channels;
      }
      mono[i] = (float) (sum / channels);
      mixed += (double) mono[i] * mono[i];
    }
    mean.push(mono, count);
    channelEnergy += energy;
    meanEnergy += mixed;
    if (mixed > AUDIBLE * count && mixed > CANCELLED * energy) {
      first = null; // A mean that is heard needs no other beside it.
    }
    if (first != null) {
      for (int i = 0; i < count; i++) {
        mono[i] = interleaved[i * channels];
      }
      first.push(mono, count);
    }
  }

  long frames() {
    return frames;
  }

  double seconds() {
    return frames / (double) rateHz;
  }

  /**
   * The clip.
   *
   * @param damage what is missing of the recording, in a sentence
   * @throws BadAudioException TOO_SHORT
   */
  Clip finish(String formatName, Optional<String> damage) throws BadAudioException {
    if (frames == 0 || frames < Math.ceil(limits.minSeconds() * rateHz - 1e-6)) {
      throw new BadAudioException(
          Reason.TOO_SHORT,
          String.format(
                  Locale.ROOT,
                  "The recording lasts %.3f s; at least %s s are needed. Record a whole sentence.",
                  Math.floor(1000 * seconds()) / 1000, // so that it never reads as the least
                  number(limits.minSeconds()))
              + damage.map(text -> " " + text).orElse(""),
          seconds(),
          limits.minSeconds());
    }
    boolean cancelled = first != null && meanEnergy < CANCELLED * channelEnergy;
    Optional<String> note =
        cancelled ? Optional.of(damage.map(text -> text + " ").orElse("") + ONE_CHANNEL) : damage;
    // A resampler overshoots where samples leap.
    return Clip.limited(
        (cancelled ? first : mean).finish(),
        new SourceFormat(formatName, rateHz, channels, damage.isPresent(), note));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
