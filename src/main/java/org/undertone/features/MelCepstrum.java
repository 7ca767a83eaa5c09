package org.undertone.features;

import org.undertone.dsp.Dct;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.MelFilterBank;
import org.undertone.dsp.Rows;

/**
 * MFCC of whole spectrograms, as {@code librosa.feature.mfcc(n_mfcc)} gives them: 128 mel bands
 * (Slaney), {@code power_to_db}, the first coefficients of the orthonormal DCT-II. Immutable.
 */
final class MelCepstrum {

  static final MelFilterBank FILTERS =
      new MelFilterBank(Framing.MEL_BANDS, Framing.SAMPLE_RATE_HZ, Framing.FRAME_LENGTH);

  private final float[][] dct;

  /** The cepstrum of so many coefficients, in [1, 128]. */
  MelCepstrum(int coefficients) {
    dct = Dct.matrix(coefficients, Framing.MEL_BANDS);
  }

  /** The coefficients × frames of a power spectrogram, bins × frames. */
  Matrix ofPower(Matrix power) {
    Matrix mel = new Matrix();
    FILTERS.apply(power, mel);
    return ofMel(mel);
  }

  /** The coefficients × frames of a mel power spectrogram, which is left in decibels. */
  Matrix ofMel(Matrix mel) {
    Decibels.fromPower(mel, 0, Framing.MEL_BANDS);
    Matrix mfcc = new Matrix();
    Rows.multiply(dct, mel, mfcc);
    return mfcc;
  }
}
