package org.undertone.audio;

import java.util.Locale;
import java.util.Optional;
import org.undertone.audio.BadAudioException.Reason;
import org.undertone.dsp.KaiserSincResampler;

/**
 * Where every decoder pours its sound: mono frames at the recording's own rate come in piece by
 * piece and leave as one {@link Clip}. Keeps the limits on rate, channels, duration and sample
 * values for all of them, and holds only the resampled sound. Not thread-safe.
 */
final class MonoIntake {

  /** More channels than this are refused. */
  static final int MAX_CHANNELS = 8;

  /** Above full scale by this much, a sample is taken for damage (power must not overflow). */
  private static final float LARGEST_SAMPLE = 1e6f;

  private final AudioLimits limits;
  private final int rateHz;
  private final int channels;
  private final long maxFrames;
  private final KaiserSincResampler resampler;
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
    resampler = new KaiserSincResampler(rateHz, Clip.SAMPLE_RATE_HZ);
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
   * Takes the next {@code count} frames.
   *
   * @throws BadAudioException TOO_LONG once the limit is passed, MALFORMED for a sample that is not
   *     finite or absurdly large
   */
  void add(float[] mono, int count) throws BadAudioException {
    promise(frames + count);
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(mono[i]) <= LARGEST_SAMPLE)) {
        throw new BadAudioException(
            Reason.MALFORMED,
            String.format(
                Locale.ROOT,
                "Sample %d is %s; samples must be finite and should lie between -1 and 1. Export the recording again, best as 16-bit PCM.",
                frames + i,
                mono[i]),
            mono[i],
            1);
      }
    }
    resampler.push(mono, count);
    frames += count;
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
   * @throws BadAudioException TOO_SHORT
   */
  Clip finish(String formatName, Optional<String> note) throws BadAudioException {
    if (frames == 0 || frames < Math.ceil(limits.minSeconds() * rateHz - 1e-6)) {
      throw new BadAudioException(
          Reason.TOO_SHORT,
          String.format(
                  Locale.ROOT,
                  "The recording lasts %.3f s; at least %s s are needed. Record a whole sentence.",
                  Math.floor(1000 * seconds()) / 1000, // so that it never reads as the least
                  number(limits.minSeconds()))
              + note.map(text -> " " + text).orElse(""),
          seconds(),
          limits.minSeconds());
    }
    // A resampler overshoots where samples leap.
    return Clip.limited(resampler.finish(), new SourceFormat(formatName, rateHz, channels, note));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
