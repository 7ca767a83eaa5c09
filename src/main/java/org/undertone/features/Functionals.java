package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;

/**
 * {@code functionals-660}: nine statistics of each of 73 courses over time, and three further
 * facts, of the speech with 100 ms on either side (the whole clip where there is none); shape
 * (660).
 *
 * <p>The courses, frame by frame as {@code classic-190} has them (STFT 2048/512 at 16 kHz, values
 * of librosa 0.11): 20 MFCC, their 20 deltas (width 9), 12 chroma, 7 bands of spectral contrast, 6
 * of tonnetz, centroid, bandwidth, roll-off, flatness, zero-crossing rate, RMS in decibels relative
 * to the loudest frame (-80 at least), the ratio of harmonic to percussive RMS in decibels, and
 * over voiced frames F0 in semitones above 55 Hz (all nine 0 where none is voiced). The statistics:
 * mean, population standard deviation, minimum, the quantiles 0.1, 0.25, 0.5, 0.75 and 0.9 between
 * neighbours as {@code numpy.quantile}, maximum. The facts: the part of frames that are voiced, the
 * mean rise of F0 in semitones a second between neighbouring voiced frames, and the length in
 * seconds.
 *
 * <p>Every value is finite for every clip. Thread-safe.
 */
final class Functionals implements FeatureSet {

  private static final int MFCC = 20;
  private static final double[] QUANTILES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
  private static final List<String> STATISTICS =
      List.of("mean", "std", "min", "q10", "q25", "median", "q75", "q90", "max");
  private static final double LEAST_RELATIVE_RMS = 1e-4;
  private static final double LEAST_RMS = 1e-10;
  static final List<String> NAMES = makeNames();

  static final String NAME = "functionals-" + NAMES.size();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> valueNames() {
    return NAMES;
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    return new FeatureTensor(NAME, List.of(NAMES.size()), of(SpeechPart.of(clip)));
  }

  /** The values of a signal, none of it left out. */
  static float[] of(float[] samples) {
    Descriptors d = Descriptors.forLength(samples.length);
    d.compute(samples, samples.length);
    Values values = new Values(NAMES.size());
    addRows(d.mfcc, 0, MFCC, values);
    addRows(Delta.of(d.mfcc, MFCC), 0, MFCC, values);
    addRows(d.chroma, 0, Framing.CHROMA, values);
    addRows(d.contrast, 0, SpectralContrast.BANDS, values);
    addRows(d.tonnetz, 0, Chroma.TONNETZ, values);
    addRows(d.shape, 0, SpectralShape.ROWS, values);
    addRows(d.waveform, 0, 1, values);
    add(relativeDecibels(row(d.waveform, Waveform.RMS)), values);
    addRows(d.hpss, 2, 1, values);
    double[] semitones = PitchTrack.semitones(d.f0);
    add(semitones.length == 0 ? new double[1] : semitones, values);
    values.add(semitones.length / (double) d.f0.columns());
    values.add(rise(d.f0));
    values.add(samples.length / (double) Clip.SAMPLE_RATE_HZ);
    return values.toArray();
  }

  private static void addRows(Matrix x, int first, int rows, Values values) {
    for (int r = first; r < first + rows; r++) {
      add(row(x, r), values);
    }
  }

  private static double[] row(Matrix x, int row) {
    return IntStream.range(0, x.columns()).mapToDouble(t -> x.get(row, t)).toArray();
  }

  private static void add(double[] course, Values values) {
    double mean = Arrays.stream(course).sum() / course.length;
    double squares = Arrays.stream(course).map(x -> (x - mean) * (x - mean)).sum();
    values.add(mean);
    values.add(Math.sqrt(squares / course.length));
    Arrays.sort(course);
    for (double quantile : QUANTILES) {
      values.add(Statistics.quantile(course, quantile));
    }
  }

  private static double[] relativeDecibels(double[] rms) {
    double loudest = Math.max(LEAST_RMS, Arrays.stream(rms).max().orElseThrow());
    return Arrays.stream(rms)
        .map(x -> 20 * Math.log10(Math.max(LEAST_RELATIVE_RMS, x / loudest)))
        .toArray();
  }

  /** The mean change of F0 from frame to frame in semitones a second; 0 where there is none. */
  private static double rise(Matrix f0) {
    double sum = 0;
    int steps = 0;
    for (int t = 1; t < f0.columns(); t++) {
      double ratio = f0.get(0, t) / f0.get(0, t - 1);
      if (!Double.isNaN(ratio)) {
        sum += 12 * Math.log(ratio) / Math.log(2);
        steps++;
      }
    }
    double seconds = steps * Framing.HOP_LENGTH / (double) Framing.SAMPLE_RATE_HZ;
    return steps == 0 ? 0 : sum / seconds;
  }

  private static List<String> makeNames() {
    List<String> courses = new ArrayList<>();
    for (String kind : List.of("mfcc", "delta_mfcc")) {
      for (int i = 1; i <= MFCC; i++) {
        courses.add(String.format(Locale.ROOT, "%s_%02d", kind, i));
      }
    }
    Chroma.CLASS_NAMES.forEach(name -> courses.add("chroma_" + name));
    for (int band = 0; band < SpectralContrast.BANDS; band++) {
      courses.add("spectral_contrast_" + band);
    }
    Chroma.CIRCLE_NAMES.forEach(name -> courses.add("tonnetz_" + name));
    for (String name : SpectralShape.NAMES) {
      courses.add("spectral_" + name);
    }
    courses.add("zero_crossing_rate");
    courses.add("rms_relative_db");
    courses.add("harmonic_percussive_ratio_db");
    courses.add("f0_semitones");
    List<String> names = new ArrayList<>();
    for (String course : courses) {
      STATISTICS.forEach(statistic -> names.add(course + "_" + statistic));
    }
    names.addAll(List.of("voiced_part", "f0_rise_semitones_a_second", "seconds"));
    return List.copyOf(names);
  }
}
