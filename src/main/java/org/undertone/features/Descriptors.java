package org.undertone.features;

import org.undertone.audio.Clip;
import org.undertone.dsp.Dct;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.MelFilterBank;
import org.undertone.dsp.Rows;
import org.undertone.dsp.Stft;

/**
 * Everything that {@code classic-190} knows of each frame of a clip, from one short-time Fourier
 * transform.
 *
 * <p>Long clips are taken in stretches, so that the working space stays small; each stretch is
 * computed with the frames about it that the running median needs, and the results are the same as
 * of the whole. The space is kept from clip to clip; not safe for use by several threads at once.
 */
final class Descriptors {

  private static final int STRETCH = 512;
  private static final int MARGIN = 15;
  private static final float LEAST_RMS = 1e-10f;

  /** Clips up to about half a minute find their working space kept by the thread. */
  private static final int KEPT_SPACE_SAMPLES = 30 * Clip.SAMPLE_RATE_HZ;

  private static final ThreadLocal<Descriptors> SPACE = ThreadLocal.withInitial(Descriptors::new);

  private final Stft stft = new Stft(Framing.FRAME_LENGTH, Framing.HOP_LENGTH);
  private final MelFilterBank melFilters =
      new MelFilterBank(Framing.MEL_BANDS, Framing.SAMPLE_RATE_HZ, Framing.FRAME_LENGTH);
  private final float[][] dct = Dct.matrix(Framing.MFCC, Framing.MEL_BANDS);
  private final SpectralShape spectralShape = new SpectralShape();
  private final Chroma chromaFilters = new Chroma();
  private final SpectralContrast spectralContrast = new SpectralContrast();
  private final HarmonicPercussive harmonicPercussive = new HarmonicPercussive();
  private final Waveform timeDomain = new Waveform();
  private final PitchTrack pitchTrack = new PitchTrack();

  private final Matrix power = new Matrix();
  private final Matrix magnitude = new Matrix();
  private final Matrix part = new Matrix();
  private float[] samples = {};

  final Matrix mel = new Matrix();
  final Matrix mfcc = new Matrix();
  final Matrix shape = new Matrix();
  final Matrix chroma = new Matrix();
  final Matrix tonnetz = new Matrix();
  final Matrix contrast = new Matrix();
  final Matrix hpss = new Matrix();
  final Matrix waveform = new Matrix();
  final Matrix f0 = new Matrix();

  private final int stretch;

  Descriptors() {
    this(STRETCH);
  }

  /** Takes clips in stretches of so many frames. */
  Descriptors(int stretch) {
    this.stretch = stretch;
  }

  /** Those of the calling thread, or new ones for a signal too long for its space to be kept. */
  static Descriptors forLength(int length) {
    return length <= KEPT_SPACE_SAMPLES ? SPACE.get() : new Descriptors();
  }

  /** Fills the matrices above, each with one column a frame. */
  void compute(Clip clip) {
    int length = clip.length();
    if (samples.length < length) {
      samples = new float[length];
    }
    clip.copyTo(0, samples, 0, length);
    compute(samples, length);
  }

  /** The same of the first {@code length} samples of a signal at 16 kHz, at least one. */
  void compute(float[] samples, int length) {
    compute(samples, length, 0);
  }

  /** The same with this added to the power in each bin, of each frame, of the spectrum. */
  void compute(float[] samples, int length, float floor) {
    int frames = stft.frames(length);
    reshape(frames);
    for (int first = 0; first < frames; first += stretch) {
      int from = Math.max(0, first - MARGIN);
      int to = Math.min(frames, first + stretch + MARGIN);
      stft.spectrogram(samples, length, from, to, power, magnitude);
      if (floor > 0) {
        raise(floor);
      }
      describe(first - from, Math.min(stretch, frames - first), first);
    }
    Decibels.fromPower(mel, 0, Framing.MEL_BANDS);
    Rows.multiply(dct, mel, mfcc);
    chromaFilters.tonnetz(chroma, tonnetz);
    SpectralContrast.inDecibels(contrast);
    harmonicToPercussiveRatio();
    timeDomain.compute(samples, length, frames, waveform);
    pitchTrack.compute(samples, length, waveform.row(Waveform.RMS), frames, f0);
  }

  private void raise(float floor) {
    for (int bin = 0; bin < power.rows(); bin++) {
      float[] squares = power.row(bin);
      float[] roots = magnitude.row(bin);
      for (int t = 0; t < power.columns(); t++) {
        squares[t] += floor;
        roots[t] = (float) Math.sqrt(squares[t]);
      }
    }
  }

  private void reshape(int frames) {
    mel.reshape(Framing.MEL_BANDS, frames);
    shape.reshape(SpectralShape.ROWS, frames);
    chroma.reshape(Framing.CHROMA, frames);
    contrast.reshape(2 * SpectralContrast.BANDS, frames);
    hpss.reshape(3, frames);
  }

  private void describe(int from, int count, int at) {
    melFilters.apply(power, part);
    mel.copyColumns(part, from, count, at);
    spectralShape.compute(power, magnitude, part);
    shape.copyColumns(part, from, count, at);
    chromaFilters.chroma(power, part);
    chroma.copyColumns(part, from, count, at);
    spectralContrast.compute(magnitude, part);
    contrast.copyColumns(part, from, count, at);
    harmonicPercussive.rms(magnitude, part);
    hpss.copyColumns(part, from, count, at);
  }

  private void harmonicToPercussiveRatio() {
    for (int t = 0; t < hpss.columns(); t++) {
      float harmonic = Math.max(LEAST_RMS, hpss.get(0, t));
      float percussive = Math.max(LEAST_RMS, hpss.get(1, t));
      hpss.row(2)[t] = (float) (20 * Math.log10(harmonic / percussive));
    }
  }
}
