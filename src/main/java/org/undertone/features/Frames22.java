package org.undertone.features;

import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Stft;

/**
 * {@code frames-22}: zero-crossing rate, RMS and 20 MFCC of each frame of two and a half seconds of
 * speech, shape (22, 79).
 *
 * <p>The speech with 100 ms on either side (the whole clip where there is none), of which the
 * middle 2.5 s are taken, or which is put in the middle of 2.5 s of zeros; frames of 2048 samples
 * every 512 at 16 kHz, as {@code librosa.feature.zero_crossing_rate}, {@code rms} and {@code
 * mfcc(n_mfcc=20)} compute them (librosa 0.11).
 *
 * <p>Every value is finite for every clip. Thread-safe.
 */
final class Frames22 implements FeatureSet {

  static final String NAME = "frames-22";

  private static final int SAMPLES = 5 * Clip.SAMPLE_RATE_HZ / 2;
  private static final int MFCC = 20;
  private static final MelCepstrum CEPSTRUM = new MelCepstrum(MFCC);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    return of(SpeechPart.of(clip));
  }

  /** The frames of the middle of a signal. */
  static FeatureTensor of(float[] speech) {
    float[] samples = SpeechPart.exactly(speech, SAMPLES);
    Stft stft = new Stft(Framing.FRAME_LENGTH, Framing.HOP_LENGTH);
    int frames = stft.frames(SAMPLES);
    Matrix power = new Matrix();
    stft.power(samples, SAMPLES, 0, frames, power);
    Matrix waveform = new Matrix();
    new Waveform().compute(samples, SAMPLES, frames, waveform);
    Matrix all = new Matrix();
    all.reshape(Waveform.ROWS + MFCC, frames);
    all.copyRows(waveform, 0, Waveform.ROWS, 0);
    all.copyRows(CEPSTRUM.ofPower(power), 0, MFCC, Waveform.ROWS);
    return Tensors.of(NAME, all);
  }
}
