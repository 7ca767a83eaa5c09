package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.undertone.audio.Clip;
import org.undertone.dsp.ModulationSpectrum;
import org.undertone.features.Summary.Statistic;

/**
 * {@code expressive-N}: statistics of descriptors every 10 ms of the speech alone, brought to one
 * level and without rumble (see {@link LevelledSpeech}), so that no value knows how strong a clip
 * was recorded; shape (N).
 *
 * <p>Over the active frames, those less than 30 dB below the speech: 32 log-mel bands, 20 MFCC,
 * level, flux, the spectral shape, band levels and contrast of {@link FrameSpectrum}, and
 * periodicity, each with mean, population standard deviation, the quantiles 0.05, 0.25, 0.5, 0.75
 * and 0.95, skewness and slope a second, and its local slope (see {@link Delta}) with deviation and
 * quantiles. Over voiced frames: F0 in semitones above 55 Hz, harmonics-to-noise ratio and levels
 * of harmonics of {@link VoiceCourses} and {@link Formants}, each with the same nine, and their
 * changes from frame to frame. Then jitter and shimmer ({@link GlottalCycles}), the modulation
 * spectrum of the level and of eight groups of mel bands in octaves from 0.5 to 32 Hz, in dB of the
 * whole, and pauses, stretches and syllables ({@link SpeechRhythm}).
 *
 * <p>{@code denoised-N} is the same of speech with less of the noise behind it ({@link
 * org.undertone.dsp.NoiseReduction}).
 *
 * <p>Where no frame is active, all count as active; where there is nothing to take a statistic of,
 * it is 0. Every value is finite for every clip. Thread-safe.
 */
final class Expressive implements FeatureSet {

  private static final double FRAMES_PER_SECOND = 100;
  private static final double SLOWEST_HZ = 0.5;
  private static final int OCTAVES = 6;
  private static final int MEL_GROUP = 4;
  private static final double LEAST_PART = 1e-4;

  /** How the names of values of the longer windows begin. */
  static final String WIDE = "wide_";

  private static final Statistic[] EVERY = Statistic.values();
  private static final Statistic[] SPREAD = {
    Statistic.STD, Statistic.Q05, Statistic.Q25, Statistic.Q75, Statistic.Q95
  };

  private static final List<String> NAMES = describe(new float[Clip.SAMPLE_RATE_HZ / 2]).names();

  /** Of the speech as it is. */
  static final Expressive STANDARD =
      new Expressive("expressive-" + NAMES.size(), LevelledSpeech::of);

  /** Of the speech with less noise. */
  static final Expressive DENOISED =
      new Expressive("denoised-" + NAMES.size(), LevelledSpeech::denoised);

  private final String name;
  private final Function<Clip, float[]> speech;

  private Expressive(String name, Function<Clip, float[]> speech) {
    this.name = name;
    this.speech = speech;
  }

  @Override
  public String name() {
    return name;
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
    return of(new SpeechCourses(speech.apply(clip)));
  }

  /** The values of speech whose courses are known already. */
  FeatureTensor of(SpeechCourses courses) {
    return new FeatureTensor(name, List.of(NAMES.size()), describe(courses).values());
  }

  /** The values of levelled speech, none of it left out. */
  static Summary describe(float[] speech) {
    return describe(new SpeechCourses(speech));
  }

  private static Summary describe(SpeechCourses courses) {
    float[] level = courses.spectral().level();
    Summary summary = new Summary(FRAMES_PER_SECOND);
    addActive(courses, summary);
    addVoiced(courses, level.length, summary);
    new GlottalCycles(courses.speech(), courses.voice().frequencyHz()).addTo(summary);
    addModulation(courses.spectral(), summary);
    SpeechRhythm.addTo(summary, level, courses.voice().voiced(), courses.active());
    addWide(courses.speech(), summary);
    return summary;
  }

  private static void addActive(SpeechCourses heard, Summary summary) {
    boolean[] active = heard.active();
    int[] all = IntStream.range(0, active.length).toArray();
    int[] frames = Arrays.stream(all).filter(t -> active[t]).toArray();
    frames = frames.length == 0 ? all : frames;
    List<Course> courses = new ArrayList<>(heard.spectral().courses());
    courses.add(heard.voice().periodicity());
    for (Course course : courses) {
      summary.add(course, frames, EVERY);
      summary.add(course.delta(), frames, SPREAD);
    }
  }

  private static void addVoiced(SpeechCourses heard, int frames, Summary summary) {
    int[] all = IntStream.range(0, frames).toArray();
    for (Course course : heard.voiced()) {
      summary.add(course, all, EVERY);
      summary.add(course.change(), all, EVERY);
    }
  }

  private static void addWide(float[] speech, Summary summary) {
    float[] values = Functionals.of(speech);
    for (int i = 0; i < values.length; i++) {
      String name = Functionals.NAMES.get(i);
      if (!name.startsWith("mfcc_01_")) {
        summary.add(WIDE + name, values[i]);
      }
    }
  }

  private static void addModulation(SpectralCourses spectral, Summary summary) {
    addModulation("level", spectral.level(), summary);
    for (int first = 0; first < SpectralCourses.MEL_BANDS; first += MEL_GROUP) {
      addModulation(
          String.format(Locale.ROOT, "mel_%02d_%02d", first + 1, first + MEL_GROUP),
          spectral.melGroup(first, MEL_GROUP),
          summary);
    }
  }

  private static void addModulation(String name, float[] course, Summary summary) {
    double[] parts =
        ModulationSpectrum.octaves(course, course.length, FRAMES_PER_SECOND, SLOWEST_HZ, OCTAVES);
    for (int octave = 0; octave < OCTAVES; octave++) {
      summary.add(
          "modulation_" + name + "_octave_" + (octave + 1) + "_db",
          10 * Math.log10(Math.max(LEAST_PART, parts[octave])));
    }
  }
}
