package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;

/** Jitter, shimmer, formants, levels of harmonics and syllables of sounds made to have them. */
class VoiceQualityTest {

  private static final int RATE_HZ = Clip.SAMPLE_RATE_HZ;

  @ParameterizedTest
  @CsvSource({"0, 0", "2, 0", "4, 0", "0, 0.1", "0, 0.2"})
  void cycles_ofPulsesThatTakeTurns_haveTheirJitterAndShimmer(int samples, double amplitude) {
    Summary summary = new Summary(100);
    new GlottalCycles(smoothed(pulses(100, samples, amplitude)), pitch(100, 100)).addTo(summary);
    double jitter = 2.0 * samples / 100;
    double shimmer = 20 * Math.log10((1 + amplitude) / (1 - amplitude));
    assertEquals(jitter, value(summary, "jitter_mean"), 0.1 * jitter + 0.003);
    assertEquals(shimmer, value(summary, "shimmer_db_mean"), 0.1 * shimmer + 0.05);
    // Three periods a, b, a have the mean (2a + b) / 3, two thirds of the difference from b.
    assertEquals(2 * jitter / 3, value(summary, "jitter_quotient_3"), 0.1 * jitter + 0.003);
  }

  @Test
  void cycles_ofNothingVoiced_areNought() {
    Summary summary = new Summary(100);
    double[] pitch = new double[100];
    Arrays.fill(pitch, Double.NaN);
    new GlottalCycles(new float[RATE_HZ], pitch).addTo(summary);
    for (float value : summary.values()) {
      assertEquals(0, value);
    }
  }

  @ParameterizedTest
  @CsvSource({"500, 1500, 2500", "300, 2200, 3000", "700, 1100, 2600"})
  void formants_ofResonators_areTheirs(double first, double second, double third) {
    float[] x = pulses(145, 0, 0);
    for (int i = 1; i < x.length; i++) {
      x[i] += 0.97f * x[i - 1]; // a voice falls by 6 dB an octave
    }
    double[] hz = {first, second, third, 3700, 4700};
    double[] width = {80, 100, 140, 200, 250};
    for (int f = 0; f < hz.length; f++) {
      resonate(x, hz[f], width[f]);
    }
    SpectralCourses spectral = new SpectralCourses(x);
    boolean[] wanted = new boolean[spectral.level().length];
    Arrays.fill(wanted, 20, 80, true);
    Formants formants = new Formants(spectral.power(), wanted);
    for (int f = 0; f < Formants.COUNT; f++) {
      float[] found = formants.courses().get(f).values();
      assertEquals(hz[f], median(found, 20, 80), 0.06 * hz[f] + 15, "formant " + (f + 1));
      assertTrue(Float.isNaN(found[0]));
    }
  }

  @Test
  void harmonics_ofToneOfTwo_areAsFarApartAsMade() {
    float[] x = new float[RATE_HZ];
    for (int i = 0; i < x.length; i++) {
      double phase = 2 * Math.PI * 160 * i / RATE_HZ;
      x[i] = (float) (Math.sin(phase) + 0.25 * Math.sin(2 * phase + 1));
    }
    assertEquals(20 * Math.log10(4), median(harmonics(x).get(0).values(), 10, 90), 0.4);
  }

  /** Of a sound whose harmonics all have one level, whichever is nearest to a formant. */
  @ParameterizedTest
  @ValueSource(doubles = {110, 160, 230.5})
  void harmonics_thatAreEqual_areNotApart(double hz) {
    Random random = new Random(5);
    float[] x = new float[RATE_HZ];
    for (int k = 1; k * hz < 3900; k++) {
      double from = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < x.length; i++) {
        x[i] += (float) (0.05 * Math.sin(from + 2 * Math.PI * k * hz * i / RATE_HZ));
      }
    }
    for (Course course : harmonics(x)) {
      assertEquals(0, median(course.values(), 10, 90), 0.4, course.name());
    }
  }

  private static List<Course> harmonics(float[] x) {
    boolean[] audible = new boolean[101];
    Arrays.fill(audible, true);
    VoiceCourses voice = new VoiceCourses(x, audible);
    return voice.harmonics(new Formants(new SpectralCourses(x).power(), voice.voiced()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 3.5, 5, 6.5})
  void syllables_ofSoundThatSwells_areAsManyASecond(double rate) {
    int frames = 400;
    float[] level = new float[frames];
    boolean[] voiced = new boolean[frames];
    Arrays.fill(voiced, true);
    for (int t = 0; t < frames; t++) {
      level[t] = (float) (-6 - 6 * Math.cos(2 * Math.PI * rate * t / 100));
    }
    assertEquals(4 * rate, SpeechRhythm.syllables(level, voiced).size(), 1);
  }

  @Test
  void syllables_thatAreNotVoicedOrTooWeakOrTooFlat_doNotCount() {
    float[] level = new float[400];
    boolean[] voiced = new boolean[400];
    Arrays.fill(voiced, 0, 300, true);
    for (int t = 0; t < 400; t++) {
      double depth = t < 100 ? 0.5 : 6;
      double mean = t >= 200 && t < 300 ? -40 : -6;
      level[t] = (float) (mean - depth * Math.cos(2 * Math.PI * 4 * t / 100));
    }
    for (int peak : SpeechRhythm.syllables(level, voiced)) {
      assertTrue(peak >= 99 && peak <= 201, "frame " + peak);
    }
    assertEquals(4, SpeechRhythm.syllables(level, voiced).size(), 1);
  }

  @Test
  void rhythm_ofStretches_hasTheirPartsAndLengths() {
    boolean[] voiced = new boolean[200];
    boolean[] active = new boolean[200];
    Arrays.fill(voiced, 0, 40, true);
    Arrays.fill(voiced, 100, 160, true);
    Arrays.fill(active, 0, 60, true);
    Arrays.fill(active, 100, 200, true);
    Summary summary = new Summary(100);
    SpeechRhythm.addTo(summary, new float[200], voiced, active);
    assertEquals(0.5, value(summary, "voiced_part"), 1e-6);
    assertEquals(0.3, value(summary, "unvoiced_part"), 1e-6);
    assertEquals(0.2, value(summary, "pause_part"), 1e-6);
    assertEquals(1, value(summary, "voiced_stretches_a_second"), 1e-6);
    assertEquals(0.5, value(summary, "voiced_stretch_seconds_mean"), 1e-6);
    assertEquals(0.1, value(summary, "voiced_stretch_seconds_std"), 1e-6);
    assertEquals(0.4, value(summary, "pause_stretch_seconds_q50"), 1e-6);
    assertEquals(Math.log(2), value(summary, "log_seconds"), 1e-6);
  }

  @Test
  void statistics_ofCourse_areThoseOfTheirFormulas() {
    Random random = new Random(3);
    float[] course = new float[50];
    int[] frames = new int[30];
    double[] x = new double[30];
    for (int t = 0; t < 50; t++) {
      course[t] = t % 5 < 3 ? (float) (random.nextGaussian() + 0.1 * t) : Float.NaN;
    }
    int count = 0;
    for (int t = 0; t < 50; t++) {
      if (!Float.isNaN(course[t])) {
        frames[count] = t;
        x[count++] = course[t];
      }
    }
    int[] all = new int[50];
    Arrays.setAll(all, t -> t);
    Summary summary = new Summary(100);
    summary.add("x", course, all, Summary.Statistic.values());
    double mean = Arrays.stream(x).average().orElseThrow();
    double middle = Arrays.stream(frames).average().orElseThrow();
    double[] moment = new double[4];
    double product = 0;
    double spread = 0;
    for (int i = 0; i < 30; i++) {
      moment[2] += Math.pow(x[i] - mean, 2) / 30;
      moment[3] += Math.pow(x[i] - mean, 3) / 30;
      product += (x[i] - mean) * (frames[i] - middle);
      spread += Math.pow(frames[i] - middle, 2);
    }
    assertEquals(mean, value(summary, "x_mean"), 1e-6);
    assertEquals(Math.sqrt(moment[2]), value(summary, "x_std"), 1e-6);
    assertEquals(moment[3] / Math.pow(moment[2], 1.5), value(summary, "x_skewness"), 1e-5);
    assertEquals(100 * product / spread, value(summary, "x_slope"), 1e-4);
    Arrays.sort(x);
    assertEquals((x[14] + x[15]) / 2, value(summary, "x_q50"), 1e-6);
    assertEquals(x[1] + 0.45 * (x[2] - x[1]), value(summary, "x_q05"), 1e-6);
  }

  private static double value(Summary summary, String name) {
    return summary.values()[summary.names().indexOf(name)];
  }

  private static double median(float[] values, int from, int to) {
    float[] part = Arrays.copyOfRange(values, from, to);
    Arrays.sort(part);
    return part[part.length / 2];
  }

  private static double[] pitch(int frames, int periodSamples) {
    double[] pitch = new double[frames];
    Arrays.fill(pitch, RATE_HZ / (double) periodSamples);
    return pitch;
  }

  /** A second of damped pulses whose periods and amplitudes take turns about their mean. */
  private static float[] pulses(int period, int turn, double amplitude) {
    float[] x = new float[RATE_HZ];
    int sign = 1;
    for (int at = 10; at < x.length; at += period + sign * turn) {
      x[at] = (float) (1 + sign * amplitude);
      sign = -sign;
    }
    return x;
  }

  /** Each pulse becomes a bell a few samples wide, so that its place is well defined. */
  private static float[] smoothed(float[] x) {
    float[] smooth = new float[x.length];
    for (int i = 8; i < x.length - 8; i++) {
      for (int k = -8; k <= 8; k++) {
        smooth[i + k] += (float) (x[i] * Math.exp(-k * k / 8.0));
      }
    }
    return smooth;
  }

  /** A resonance of two poles, in place. */
  private static void resonate(float[] x, double hz, double width) {
    double radius = Math.exp(-Math.PI * width / RATE_HZ);
    double b = 2 * radius * Math.cos(2 * Math.PI * hz / RATE_HZ);
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < x.length; i++) {
      double y = x[i] + b * y1 - radius * radius * y2;
      y2 = y1;
      y1 = y;
      x[i] = (float) y;
    }
  }
}
