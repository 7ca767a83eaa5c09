package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Rows;
import org.undertone.features.Summary.Statistic;

/**
 * {@code levelled-N}: the descriptors of {@link Classic190} of the speech alone, brought to one
 * level (see {@link LevelledSpeech}), so that no value knows how strong a clip was recorded; shape
 * (N). What lies below 60 Hz is filtered out first.
 *
 * <p>Frame by frame as {@code classic-190} has them (STFT 2048/512 at 16 kHz, definitions of
 * librosa 0.11), but that to every power that of white noise {@value #FLOOR_DB} dB relative to the
 * speech is added, so that what is weaker, such as the noise of a room or the rounding of a quiet
 * recording, hardly shows, and nothing hangs on librosa's absolute floors. Active is what is less
 * than 30 dB below the speech; the clip is looked at from 100 ms before the first active moment to
 * 100 ms after the last, and statistics are over the active frames (all where there is none).
 *
 * <p>Of the mean of the 128 mel bands in dB (MFCC 1 in another unit: how full the spectrum is),
 * MFCC 2–12, centroid, bandwidth, roll-off at 0.85, flatness, seven bands of spectral contrast,
 * zero-crossing rate, RMS in dB relative to the speech, that of the harmonic and of the percussive
 * part, and their ratio in dB: mean, population standard deviation, quantile 0.95, skewness, slope
 * a second, and deviation of the local slope (see {@link Delta}). Of chroma and tonnetz: deviation.
 * Of F0 in semitones above 55 Hz over voiced frames: mean, deviation, the quantiles 0.05, 0.5 and
 * 0.95, slope a second, and deviation of half the change across neighbouring frames, all 0 where no
 * frame is voiced. Then the parts of frames that are voiced and active, and the length in seconds.
 *
 * <p>Every value is finite for every clip. Thread-safe.
 */
public final class Levelled implements FeatureSet {

  /** What is further below the speech is a pause. */
  private static final double ACTIVE_DB = -30;

  private static final double ACTIVE_POWER = Math.pow(10, ACTIVE_DB / 10);

  /** The floor below the active speech, whose power is 1. */
  static final double FLOOR_DB = -30;

  /** The power in each bin of white noise of power 1: the sum of the squared window. */
  private static final double WHITE_POWER = Framing.FRAME_LENGTH * 3 / 8.0;

  private static final float FLOOR = (float) (WHITE_POWER * Math.pow(10, FLOOR_DB / 10));
  private static final double LEAST_RMS = 1e-3;
  private static final int MFCC = 12;
  private static final double FRAMES_PER_SECOND =
      Framing.SAMPLE_RATE_HZ / (double) Framing.HOP_LENGTH;

  private static final Statistic[] SHAPE = {
    Statistic.MEAN, Statistic.STD, Statistic.Q95, Statistic.SKEWNESS, Statistic.SLOPE
  };
  private static final Statistic[] MELODY = {
    Statistic.MEAN, Statistic.STD, Statistic.Q05, Statistic.Q50, Statistic.Q95, Statistic.SLOPE
  };

  private static final List<String> NAMES = describe(new float[Clip.SAMPLE_RATE_HZ / 2]).names();

  /** The name under which bundles and caches refer to these features. */
  public static final String NAME = "levelled-" + NAMES.size();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> valueNames() {
    return NAMES;
  }

  @Override
  public boolean heedsLevel() {
    return false;
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    float[] speech = activePart(LevelledSpeech.of(clip));
    return new FeatureTensor(NAME, List.of(NAMES.size()), describe(speech).values());
  }

  /**
   * From 100 ms before the first moment that is active to 100 ms after the last, where there is so
   * much: so the same frames are looked at where the noise of a recording hides soft ends.
   */
  private static float[] activePart(float[] speech) {
    int reach = LevelledSpeech.FRAME_LENGTH / 2;
    int first = speech.length;
    int last = 0;
    for (int at = 0; at < speech.length; at += LevelledSpeech.HOP_LENGTH) {
      int from = Math.max(0, at - reach);
      int to = Math.min(speech.length, at + reach);
      double power = 0;
      for (int i = from; i < to; i++) {
        power += speech[i] * speech[i];
      }
      if (power > ACTIVE_POWER * LevelledSpeech.FRAME_LENGTH) {
        first = Math.min(first, Math.max(0, from - SpeechPart.MARGIN_SAMPLES));
        last = Math.min(speech.length, to + SpeechPart.MARGIN_SAMPLES);
      }
    }
    return first < last ? Arrays.copyOfRange(speech, first, last) : speech;
  }

  /** The values of levelled speech, none of it left out. */
  static Summary describe(float[] speech) {
    Descriptors d = Descriptors.forLength(speech.length);
    d.compute(speech, speech.length, FLOOR);
    Course level = decibels("rms_relative_db", d.waveform, Waveform.RMS);
    int[] all = IntStream.range(0, d.f0.columns()).toArray();
    int[] active = Arrays.stream(all).filter(t -> level.values()[t] > ACTIVE_DB).toArray();
    int[] frames = active.length == 0 ? all : active;
    Summary summary = new Summary(FRAMES_PER_SECOND);
    for (Course course : shapes(d, level)) {
      summary.add(course, frames, SHAPE);
      summary.add(course.delta(), frames, Statistic.STD);
    }
    for (Course course : tones(d)) {
      summary.add(course, frames, Statistic.STD);
    }
    Course f0 = PitchTrack.course(d.f0);
    summary.add(f0, all, MELODY);
    summary.add(f0.change(), all, Statistic.STD);
    long voiced = Arrays.stream(all).filter(t -> !Float.isNaN(f0.values()[t])).count();
    summary.add("voiced_part", voiced / (double) all.length);
    summary.add("active_part", active.length / (double) all.length);
    summary.add("seconds", speech.length / (double) Clip.SAMPLE_RATE_HZ);
    return summary;
  }

  private static List<Course> shapes(Descriptors d, Course level) {
    List<Course> courses = new ArrayList<>();
    courses.add(meanOfBands(d.mel));
    for (int i = 1; i < MFCC; i++) {
      courses.add(Course.of(String.format(Locale.ROOT, "mfcc_%02d", i + 1), d.mfcc, i));
    }
    for (int i = 0; i < SpectralShape.ROWS; i++) {
      courses.add(Course.of("spectral_" + SpectralShape.NAMES.get(i), d.shape, i));
    }
    for (int band = 0; band < SpectralContrast.BANDS; band++) {
      courses.add(Course.of("spectral_contrast_" + band, d.contrast, band));
    }
    courses.add(Course.of("zero_crossing_rate", d.waveform, 0));
    courses.add(level);
    courses.add(decibels("harmonic_relative_db", d.hpss, 0));
    courses.add(decibels("percussive_relative_db", d.hpss, 1));
    courses.add(Course.of("harmonic_percussive_ratio_db", d.hpss, 2));
    return courses;
  }

  private static List<Course> tones(Descriptors d) {
    List<Course> courses = new ArrayList<>();
    for (int i = 0; i < Framing.CHROMA; i++) {
      courses.add(Course.of("chroma_" + Chroma.CLASS_NAMES.get(i), d.chroma, i));
    }
    for (int i = 0; i < Chroma.TONNETZ; i++) {
      courses.add(Course.of("tonnetz_" + Chroma.CIRCLE_NAMES.get(i), d.tonnetz, i));
    }
    return courses;
  }

  /** The bands are in decibels already. */
  private static Course meanOfBands(Matrix mel) {
    float[] mean = new float[mel.columns()];
    for (int band = 0; band < mel.rows(); band++) {
      Rows.addScaled(mel.row(band), 1f / mel.rows(), mean, mean.length);
    }
    return new Course("mel_level_db", mean);
  }

  private static Course decibels(String name, Matrix rms, int row) {
    float[] decibels = new float[rms.columns()];
    for (int t = 0; t < decibels.length; t++) {
      decibels[t] = (float) (20 * Math.log10(Math.max(LEAST_RMS, rms.get(row, t))));
    }
    return new Course(name, decibels);
  }
}
