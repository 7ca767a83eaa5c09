package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.undertone.audio.Clip;
import org.undertone.dsp.Dct;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.MelFilterBank;
import org.undertone.dsp.Rows;
import org.undertone.dsp.Stft;

/**
 * The courses that come of one short-time Fourier transform: windows of 25 ms (Hann) every 10 ms.
 *
 * <p>To every power that of white noise {@value #FLOOR_DB} dB relative to the speech is added, so
 * that what is weaker hardly shows. Not safe for use by several threads at once.
 */
final class SpectralCourses {

  static final int MEL_BANDS = 32;
  static final int MFCC = 20;

  /** The floor below the active speech, whose power is 1. */
  static final double FLOOR_DB = -60;

  private static final double LOWEST_MEL_HZ = 50;

  /** The power in each bin of white noise of power 1: the sum of the squared window. */
  private static final double WHITE_POWER = LevelledSpeech.FRAME_LENGTH * 3 / 8.0;

  private static final double LEAST_POWER = WHITE_POWER * Math.pow(10, FLOOR_DB / 10);

  private static final MelFilterBank FILTERS =
      new MelFilterBank(
          MEL_BANDS,
          Clip.SAMPLE_RATE_HZ,
          FrameSpectrum.TRANSFORM_LENGTH,
          LOWEST_MEL_HZ,
          Clip.SAMPLE_RATE_HZ / 2.0);
  private static final float[][] DCT = withoutFirst(Dct.matrix(MFCC + 1, MEL_BANDS));

  private final Matrix power = new Matrix();
  private final Matrix mel = new Matrix();
  private final Matrix mfcc = new Matrix();
  private final Matrix shape = new Matrix();
  private final float[] level;
  private final float[] flux;

  /** Computes everything of a levelled signal. */
  SpectralCourses(float[] speech) {
    Stft stft =
        new Stft(
            FrameSpectrum.TRANSFORM_LENGTH, LevelledSpeech.FRAME_LENGTH, LevelledSpeech.HOP_LENGTH);
    int frames = stft.frames(speech.length);
    level = new float[frames];
    flux = new float[frames];
    stft.power(speech, speech.length, 0, frames, power);
    FILTERS.apply(power, mel);
    takeDecibels();
    Rows.multiply(DCT, mel, mfcc);
    describeFrames(frames);
  }

  /** The power of the spectrum, bins × frames; shared. */
  Matrix power() {
    return power;
  }

  /** The level of each frame in dB relative to that of the active speech; shared. */
  float[] level() {
    return level;
  }

  /** The mean of neighbouring mel bands in dB. */
  float[] melGroup(int first, int count) {
    float[] mean = new float[mel.columns()];
    for (int band = first; band < first + count; band++) {
      Rows.addScaled(mel.row(band), 1f / count, mean, mean.length);
    }
    return mean;
  }

  /** All courses, in order. */
  List<Course> courses() {
    List<Course> courses = new ArrayList<>();
    for (int band = 0; band < MEL_BANDS; band++) {
      courses.add(Course.of(String.format(Locale.ROOT, "mel_%02d", band + 1), mel, band));
    }
    for (int i = 0; i < MFCC; i++) {
      courses.add(Course.of(String.format(Locale.ROOT, "mfcc_%02d", i + 2), mfcc, i));
    }
    courses.add(new Course("level_db", level));
    courses.add(new Course("flux", flux));
    for (int i = 0; i < FrameSpectrum.NAMES.size(); i++) {
      courses.add(Course.of("spectral_" + FrameSpectrum.NAMES.get(i), shape, i));
    }
    return courses;
  }

  /** The first coefficient only says how full the spectrum is. */
  private static float[][] withoutFirst(float[][] dct) {
    return Arrays.copyOfRange(dct, 1, dct.length);
  }

  /** Slaney's filters have an area of 1 Hz, so white noise gives its power a hertz. */
  private void takeDecibels() {
    double white = WHITE_POWER / FrameSpectrum.BIN_HZ;
    float least = (float) Math.pow(10, FLOOR_DB / 10);
    for (int band = 0; band < MEL_BANDS; band++) {
      float[] row = mel.row(band);
      for (int t = 0; t < mel.columns(); t++) {
        row[t] = (float) (10 * Math.log10(row[t] / white + least));
      }
    }
  }

  private void describeFrames(int frames) {
    Matrix turned = new Matrix();
    turned.transpose(power);
    shape.reshape(FrameSpectrum.NAMES.size(), frames);
    FrameSpectrum spectrum = new FrameSpectrum(LEAST_POWER);
    double[] values = new double[FrameSpectrum.DESCRIBED];
    spectrum.contrast(power, shape);
    double whole = WHITE_POWER * FrameSpectrum.BINS;
    for (int t = 0; t < frames; t++) {
      spectrum.describe(turned.row(t), values);
      for (int i = 0; i < values.length; i++) {
        shape.row(i)[t] = (float) values[i];
      }
      double sum = 0;
      for (int bin = 0; bin < FrameSpectrum.BINS; bin++) {
        sum += turned.get(t, bin);
      }
      level[t] = (float) (10 * Math.log10(sum / whole));
    }
    for (int t = 1; t < frames; t++) {
      flux[t] = difference(t);
    }
  }

  /** The root mean square of the change of the mel bands in dB since the last frame. */
  private float difference(int t) {
    double sum = 0;
    for (int band = 0; band < MEL_BANDS; band++) {
      double d = mel.get(band, t) - mel.get(band, t - 1);
      sum += d * d;
    }
    return (float) Math.sqrt(sum / MEL_BANDS);
  }
}
