package org.undertone.features;

import java.util.List;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.MelFilterBank;
import org.undertone.dsp.Stft;

/**
 * {@code mel-stack-3s}: two pictures of three seconds of speech, shape (2, 32, 94).
 *
 * <p>The speech with 100 ms on either side (the whole clip where there is none), of which the
 * middle 3 s are taken, or which is put in the middle of 3 s of zeros. From its STFT 2048/512 at 16
 * kHz, as librosa 0.11 computes them: {@code power_to_db(melspectrogram(n_mels=32), ref=np.max,
 * top_db=80)}; and one above the other {@code mfcc(n_mfcc=13)}, {@code chroma_stft(tuning=0)} and
 * {@code spectral_contrast()} (7 rows). Each of the two is brought to mean 0 and deviation 1 as a
 * whole, or to zeros where it does not vary.
 *
 * <p>Every value is finite for every clip. Thread-safe.
 */
final class MelStack implements FeatureSet {

  static final String NAME = "mel-stack-3s";

  private static final int SAMPLES = 3 * Clip.SAMPLE_RATE_HZ;
  private static final int BANDS = 32;
  private static final int MFCC = 13;
  private static final MelFilterBank FILTERS =
      new MelFilterBank(BANDS, Framing.SAMPLE_RATE_HZ, Framing.FRAME_LENGTH);
  private static final MelCepstrum CEPSTRUM = new MelCepstrum(MFCC);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    return of(SpeechPart.of(clip));
  }

  /** The pictures of the middle of a signal. */
  static FeatureTensor of(float[] speech) {
    float[] samples = SpeechPart.exactly(speech, SAMPLES);
    Stft stft = new Stft(Framing.FRAME_LENGTH, Framing.HOP_LENGTH);
    int frames = stft.frames(SAMPLES);
    Matrix power = new Matrix();
    Matrix magnitude = new Matrix();
    stft.spectrogram(samples, SAMPLES, 0, frames, power, magnitude);
    Matrix mel = new Matrix();
    FILTERS.apply(power, mel);
    Decibels.fromPower(mel, 0, BANDS);
    Matrix stack = stack(power, magnitude);
    Standardised.together(mel, 0, BANDS);
    Standardised.together(stack, 0, BANDS);
    float[] values = new float[2 * BANDS * frames];
    Tensors.copy(mel, values, 0);
    Tensors.copy(stack, values, BANDS * frames);
    return new FeatureTensor(NAME, List.of(2, BANDS, frames), values);
  }

  private static Matrix stack(Matrix power, Matrix magnitude) {
    Matrix chroma = new Matrix();
    new Chroma().chroma(power, chroma);
    Matrix contrast = new Matrix();
    new SpectralContrast().compute(magnitude, contrast);
    SpectralContrast.inDecibels(contrast);
    Matrix stack = new Matrix();
    stack.reshape(BANDS, power.columns());
    stack.copyRows(CEPSTRUM.ofPower(power), 0, MFCC, 0);
    stack.copyRows(chroma, 0, Framing.CHROMA, MFCC);
    stack.copyRows(contrast, 0, SpectralContrast.BANDS, MFCC + Framing.CHROMA);
    return stack;
  }
}
