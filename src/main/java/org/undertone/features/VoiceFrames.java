package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;

/**
 * What a spectrogram shows, beside what it hides: the rows of {@code levelled-mel-64}, then the
 * courses of the voice that {@code expressive-2070} takes statistics of, every 16 ms: shape (88,
 * frames), for any length of clip.
 *
 * <p>The courses, in order: level, flux, spectral centroid, four roll-offs, flatness, entropy, two
 * slopes, alpha ratio and Hammarberg index, periodicity, F0 in semitones, harmonics-to-noise ratio,
 * three formants, how far harmonics are below the first, and whether the frame is voiced. Where it
 * is not, courses of the voice have the values of a neutral one: formants of a tube of 17.5 cm that
 * is open at one end, F0 of 175 Hz, 10 dB of harmonics-to-noise ratio and of tilt.
 *
 * <p>Every value is finite for every clip. Immutable and safe for use by many threads at once.
 */
final class VoiceFrames implements FeatureSet {

  private static final Set<String> SPECTRAL =
      Set.of(
          "level_db",
          "flux",
          "spectral_centroid_khz",
          "spectral_rolloff_25_khz",
          "spectral_rolloff_50_khz",
          "spectral_rolloff_85_khz",
          "spectral_rolloff_95_khz",
          "spectral_flatness_db",
          "spectral_entropy",
          "spectral_slope_0_500",
          "spectral_slope_500_1500",
          "spectral_alpha_ratio_db",
          "spectral_hammarberg_db");

  private static final Map<String, Float> NEUTRAL =
      Map.of(
          "f0_semitones", 20f,
          "hnr_db", 10f,
          "f1_hz", 500f,
          "f2_hz", 1500f,
          "f3_hz", 2500f,
          "h1_h2_db", 10f,
          "h1_a1_db", 10f,
          "h1_a2_db", 10f,
          "h1_a3_db", 10f);

  private static final LogMel MEL = new LogMel(LogMelSpec.LEVELLED);

  /** What each row shows. */
  static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int band = 1; band <= LogMelSpec.LEVELLED.bands(); band++) {
      rows.add("band_" + band);
    }
    SpeechCourses silence = new SpeechCourses(new float[Clip.SAMPLE_RATE_HZ]);
    courses(silence).forEach(course -> rows.add(course.name()));
    return List.copyOf(rows);
  }

  @Override
  public String name() {
    return "levelled-voice-88";
  }

  @Override
  public boolean heedsLevel() {
    return false;
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    return of(new SpeechCourses(MEL.part(clip)));
  }

  /** The frames of levelled speech whose courses are known already. */
  FeatureTensor of(SpeechCourses speech) {
    float[] loudest = MEL.loudest(speech.speech());
    SpeechCourses heard = loudest == speech.speech() ? speech : new SpeechCourses(loudest);
    Matrix mel = MEL.of(loudest);
    List<Course> courses = courses(heard);
    Matrix all = new Matrix();
    all.reshape(mel.rows() + courses.size(), mel.columns());
    all.copyRows(mel, 0, mel.rows(), 0);
    int hop = LogMelSpec.LEVELLED.hopLength();
    for (int c = 0; c < courses.size(); c++) {
      float[] course = courses.get(c).values();
      float[] row = all.row(mel.rows() + c);
      for (int t = 0; t < all.columns(); t++) {
        row[t] = course[Math.min(course.length - 1, t * hop / LevelledSpeech.HOP_LENGTH)];
      }
    }
    return Tensors.of(name(), Tensors.atLeast(LogMel.LEAST_FRAMES, all));
  }

  private static List<Course> courses(SpeechCourses heard) {
    List<Course> courses = new ArrayList<>();
    for (Course course : heard.spectral().courses()) {
      if (SPECTRAL.contains(course.name())) {
        courses.add(course);
      }
    }
    courses.add(heard.voice().periodicity());
    for (Course course : heard.voiced()) {
      if (NEUTRAL.containsKey(course.name())) {
        courses.add(new Course(course.name(), known(course)));
      }
    }
    courses.add(new Course("voiced", flags(heard.voice().voiced())));
    return courses;
  }

  private static float[] known(Course course) {
    float[] values = course.values();
    float[] known = Arrays.copyOf(values, values.length);
    for (int t = 0; t < known.length; t++) {
      if (Float.isNaN(known[t])) {
        known[t] = NEUTRAL.get(course.name());
      }
    }
    return known;
  }

  private static float[] flags(boolean[] voiced) {
    float[] flags = new float[voiced.length];
    for (int t = 0; t < flags.length; t++) {
      flags[t] = voiced[t] ? 1 : 0;
    }
    return flags;
  }
}
