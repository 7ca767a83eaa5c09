package org.undertone.dsp;

/**
 * Triangular filters on the mel scale of Slaney's Auditory Toolbox (linear to 1 kHz, logarithmic
 * above), each of unit area in hertz.
 *
 * <p>As {@code librosa.filters.mel(htk=False, norm='slaney', fmin, fmax)} (librosa 0.11).
 * Immutable.
 */
public final class MelFilterBank {

  private static final double LINEAR_HZ_PER_MEL = 200.0 / 3;
  private static final double LOG_FROM_HZ = 1000;
  private static final double LOG_FROM_MEL = LOG_FROM_HZ / LINEAR_HZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  private final int[] firstBin;
  private final float[][] weights;

  /**
   * Filters for the power spectrum of a real signal, from 0 Hz to half the sampling rate.
   *
   * @param bands the number of filters, at least 1
   * @param sampleRateHz of the signal
   * @param frameLength of the Fourier transform
   */
  public MelFilterBank(int bands, int sampleRateHz, int frameLength) {
    this(bands, sampleRateHz, frameLength, 0, sampleRateHz / 2.0);
  }

  /**
   * Filters for a part of the power spectrum of a real signal. A filter narrower than a bin may
   * hold none; its band is then always 0.
   *
   * @param bands the number of filters, at least 1
   * @param sampleRateHz of the signal
   * @param frameLength of the Fourier transform
   * @param lowestHz where the first filter begins, at least 0
   * @param highestHz where the last filter ends, above lowestHz, at most half the sampling rate
   */
  public MelFilterBank(
      int bands, int sampleRateHz, int frameLength, double lowestHz, double highestHz) {
    if (bands < 1) {
      throw new IllegalArgumentException("bands must be at least 1, got " + bands);
    }
    if (!(lowestHz >= 0 && lowestHz < highestHz && highestHz <= sampleRateHz / 2.0)) {
      throw new IllegalArgumentException(
          "0 <= lowestHz < highestHz <= sampleRateHz / 2 must hold, got "
              + lowestHz
              + " and "
              + highestHz);
    }
    double[] edges = new double[bands + 2];
    double bottom = hertzToMel(lowestHz);
    double top = hertzToMel(highestHz);
    for (int i = 0; i < edges.length; i++) {
      edges[i] = melToHertz(bottom + (top - bottom) * i / (bands + 1));
    }
    firstBin = new int[bands];
    weights = new float[bands][];
    for (int band = 0; band < bands; band++) {
      double binHz = sampleRateHz / (double) frameLength;
      int first = (int) Math.ceil(edges[band] / binHz);
      int last = Math.min(frameLength / 2, (int) Math.floor(edges[band + 2] / binHz));
      firstBin[band] = first;
      weights[band] = new float[Math.max(0, last - first + 1)];
      double scale = 2 / (edges[band + 2] - edges[band]);
      for (int i = 0; i < weights[band].length; i++) {
        double hz = (first + i) * binHz;
        double rising = (hz - edges[band]) / (edges[band + 1] - edges[band]);
        double falling = (edges[band + 2] - hz) / (edges[band + 2] - edges[band + 1]);
        weights[band][i] = (float) (scale * Math.max(0, Math.min(rising, falling)));
      }
    }
  }

  private static double hertzToMel(double hz) {
    return hz < LOG_FROM_HZ
        ? hz / LINEAR_HZ_PER_MEL
        : LOG_FROM_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;
  }

  private static double melToHertz(double mel) {
    return mel < LOG_FROM_MEL
        ? mel * LINEAR_HZ_PER_MEL
        : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));
  }

  public int bands() {
    return weights.length;
  }

  /**
   * The mel spectrogram.
   *
   * @param power bins × frames
   * @param mel receives bands × frames, in the unit of the power
   */
  public void apply(Matrix power, Matrix mel) {
    mel.reshape(bands(), power.columns());
    for (int band = 0; band < weights.length; band++) {
      mel.clear(band);
      Rows.addWeighted(power, firstBin[band], weights[band], mel.row(band));
    }
  }
}
