package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;

/**
 * The feature set {@code classic-190}: statistics over the frames of a clip, 188 of them as librosa
 * 0.11 computes them, and two of the fundamental frequency.
 *
 * <p>16 kHz mono, STFT 2048/512, periodic Hann, centred, zero padding. In order: MFCC 1–40 (mean;
 * standard deviation; mean of the delta of width 9, which for clips of fewer than 9 frames is that
 * of {@code mode='nearest'}), centroid, bandwidth, roll-off at 0.85 and flatness (mean and standard
 * deviation), chroma (12 means, 12 deviations), spectral contrast in dB (7, 7), tonnetz (6, 6),
 * zero-crossing rate, RMS, RMS of the harmonic and of the percussive part, and their ratio in dB
 * (mean and deviation), and median and deviation of F0 in semitones above 55 Hz over voiced frames
 * (both 0 where no frame is voiced). Deviations are those of the population.
 *
 * <p>Every value is finite for every clip. Safe for use by many threads at once.
 */
public final class Classic190 {

  /** The name under which bundles and caches refer to these features. */
  public static final String NAME = "classic-190";

  private static final List<String> NAMES = Collections.unmodifiableList(makeNames());

  private Classic190() {}

  /** The 190 names, in order, such as {@code mfcc_01_mean} and {@code chroma_C_std}. */
  public static List<String> names() {
    return NAMES;
  }

  /** Computes the 190 values of a clip: shape (190). */
  public static FeatureTensor extract(Clip clip) {
    Descriptors descriptors = Descriptors.forLength(clip.length());
    descriptors.compute(clip);
    return new FeatureTensor(NAME, List.of(NAMES.size()), summarize(descriptors));
  }

  private static float[] summarize(Descriptors d) {
    Values values = new Values(NAMES.size());
    values.addMeans(d.mfcc, 0, Framing.MFCC);
    values.addDeviations(d.mfcc, 0, Framing.MFCC);
    for (int i = 0; i < Framing.MFCC; i++) {
      values.add(Delta.mean(d.mfcc.row(i), d.mfcc.columns()));
    }
    values.addPairs(d.shape);
    values.addMeansThenDeviations(d.chroma, Framing.CHROMA);
    values.addMeansThenDeviations(d.contrast, SpectralContrast.BANDS);
    values.addMeansThenDeviations(d.tonnetz, Chroma.TONNETZ);
    values.addPairs(d.waveform);
    values.addPairs(d.hpss);
    addPitch(d.f0, values);
    return values.toArray();
  }

  private static void addPitch(Matrix f0, Values values) {
    double[] semitones = PitchTrack.semitones(f0);
    int voiced = semitones.length;
    if (voiced == 0) {
      values.add(0);
      values.add(0);
      return;
    }
    Arrays.sort(semitones);
    double mean = Arrays.stream(semitones).sum() / voiced;
    double variance = Arrays.stream(semitones).map(s -> (s - mean) * (s - mean)).sum() / voiced;
    values.add((semitones[(voiced - 1) / 2] + semitones[voiced / 2]) / 2);
    values.add(Math.sqrt(variance));
  }

  private static List<String> makeNames() {
    List<String> names = new ArrayList<>();
    for (String statistic : List.of("mean", "std", "delta_mean")) {
      for (int i = 1; i <= Framing.MFCC; i++) {
        names.add(String.format(Locale.ROOT, "mfcc_%02d_%s", i, statistic));
      }
    }
    for (String name : SpectralShape.NAMES) {
      addPair(names, "spectral_" + name);
    }
    for (String statistic : List.of("mean", "std")) {
      for (String pitchClass : Chroma.CLASS_NAMES) {
        names.add("chroma_" + pitchClass + "_" + statistic);
      }
    }
    for (String statistic : List.of("mean", "std")) {
      for (int band = 0; band < SpectralContrast.BANDS; band++) {
        names.add("spectral_contrast_" + band + "_" + statistic);
      }
    }
    for (String statistic : List.of("mean", "std")) {
      for (String circle : Chroma.CIRCLE_NAMES) {
        names.add("tonnetz_" + circle + "_" + statistic);
      }
    }
    addPair(names, "zero_crossing_rate");
    addPair(names, "rms");
    addPair(names, "harmonic_rms");
    addPair(names, "percussive_rms");
    addPair(names, "harmonic_percussive_ratio_db");
    names.add("f0_median_semitones");
    names.add("f0_std_semitones");
    return names;
  }

  private static void addPair(List<String> names, String name) {
    names.add(name + "_mean");
    names.add(name + "_std");
  }
}
