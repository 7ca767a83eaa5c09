package org.undertone.features;

import java.util.Arrays;
import java.util.List;
import org.undertone.audio.Clip;
import org.undertone.dsp.PitchTracker;

/**
 * The courses of the voice: F0 by {@link PitchTracker} on the signal at 8 kHz with frames of 40 ms,
 * periodicity, the harmonics-to-noise ratio {@code 10 log10(r / (1 - r))} of the correlation r a
 * period apart (P. Boersma, "Accurate short-term analysis of the fundamental frequency and the
 * harmonics-to-noise ratio of a sampled sound", 1993; here without a window, and of the signal at 8
 * kHz, which holds 70 / 256 of white noise), and how far the second harmonic and those nearest to
 * the formants are below the first.
 */
final class VoiceCourses {

  static final double LOWEST_HZ = 60;
  static final double HIGHEST_HZ = 650;

  private static final int RATE_HZ = Clip.SAMPLE_RATE_HZ / PitchTrack.DECIMATION;
  private static final int HOP_LENGTH = LevelledSpeech.HOP_LENGTH / PitchTrack.DECIMATION;
  private static final int FRAME_LENGTH = RATE_HZ / 25;
  private static final double LEAST_CORRELATION = 1e-3;
  private static final double MOST_CORRELATION = 0.9999;

  /** Periods under the window by which harmonics are told apart. */
  private static final int PERIODS = 3;

  private static final double LEAST_POWER = 1e-9;

  private final boolean[] voiced;
  private final double[] frequencyHz;
  private final float[] semitones;
  private final float[] periodicity;
  private final float[] harmonicity;
  private final float[] halved;

  /**
   * @param speech levelled
   * @param audible of each frame whether it is loud enough to be a voice
   */
  VoiceCourses(float[] speech, boolean[] audible) {
    halved = new float[(speech.length + 1) / PitchTrack.DECIMATION];
    PitchTrack.halve(speech, speech.length, halved);
    PitchTracker.Track track =
        new PitchTracker(RATE_HZ, FRAME_LENGTH, LOWEST_HZ, HIGHEST_HZ)
            .track(halved, HOP_LENGTH, audible);
    frequencyHz = track.frequencyHz();
    double[] correlation = track.correlation();
    int frames = audible.length;
    voiced = new boolean[frames];
    semitones = new float[frames];
    periodicity = new float[frames];
    harmonicity = new float[frames];
    for (int t = 0; t < frames; t++) {
      double hz = frequencyHz[t];
      double r = Math.max(LEAST_CORRELATION, Math.min(MOST_CORRELATION, correlation[t]));
      voiced[t] = !Double.isNaN(hz);
      semitones[t] = (float) PitchTrack.semitones(hz);
      periodicity[t] = (float) correlation[t];
      harmonicity[t] = voiced[t] ? (float) (10 * Math.log10(r / (1 - r))) : Float.NaN;
    }
  }

  /** Of each frame whether it is voiced; shared. */
  boolean[] voiced() {
    return voiced;
  }

  /** F0 of each frame, NaN where it is not voiced; shared. */
  double[] frequencyHz() {
    return frequencyHz;
  }

  Course periodicity() {
    return new Course("periodicity", periodicity);
  }

  List<Course> courses() {
    return List.of(new Course("f0_semitones", semitones), new Course("hnr_db", harmonicity));
  }

  /** How far the second harmonic and those nearest to the formants are below the first, in dB. */
  List<Course> harmonics(Formants formants) {
    float[][] below = new float[1 + Formants.COUNT][voiced.length];
    for (float[] row : below) {
      Arrays.fill(row, Float.NaN);
    }
    for (int t = 0; t < voiced.length; t++) {
      if (voiced[t]) {
        double first = harmonic(t, 1);
        below[0][t] = (float) (first - harmonic(t, 2));
        for (int f = 0; f < Formants.COUNT; f++) {
          double number = Math.rint(formants.hz(f, t) / frequencyHz[t]);
          if (number >= 1 && number * frequencyHz[t] < RATE_HZ / 2.0) {
            below[f + 1][t] = (float) (first - harmonic(t, number));
          }
        }
      }
    }
    return List.of(
        new Course("h1_h2_db", below[0]),
        new Course("h1_a1_db", below[1]),
        new Course("h1_a2_db", below[2]),
        new Course("h1_a3_db", below[3]));
  }

  /** The level of a harmonic in dB under a Hann window that is blind to its neighbours. */
  private double harmonic(int frame, double number) {
    double hz = frequencyHz[frame];
    int length = (int) Math.rint(PERIODS * RATE_HZ / hz);
    int start = frame * HOP_LENGTH - length / 2;
    int from = Math.max(0, -start);
    int to = Math.min(length, halved.length - start);
    double angle = 2 * Math.PI * number * hz / RATE_HZ;
    double turnCos = Math.cos(angle);
    double turnSin = Math.sin(angle);
    double stepCos = Math.cos(2 * Math.PI / length);
    double stepSin = Math.sin(2 * Math.PI / length);
    double c = 1;
    double s = 0;
    double wc = Math.cos(2 * Math.PI * (from + 0.5) / length);
    double ws = Math.sin(2 * Math.PI * (from + 0.5) / length);
    double re = 0;
    double im = 0;
    for (int i = from; i < to; i++) {
      double x = (0.5 - 0.5 * wc) * halved[start + i];
      re += x * c;
      im += x * s;
      double t = c * turnCos - s * turnSin;
      s = c * turnSin + s * turnCos;
      c = t;
      t = wc * stepCos - ws * stepSin;
      ws = wc * stepSin + ws * stepCos;
      wc = t;
    }
    double amplitude = 4 * Math.hypot(re, im) / length / PitchTrack.response(number * hz);
    return 10 * Math.log10(amplitude * amplitude + LEAST_POWER);
  }
}
