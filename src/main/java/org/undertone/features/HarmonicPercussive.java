package org.undertone.features;

import org.undertone.dsp.Matrix;
import org.undertone.dsp.RunningMedian;

/**
 * Harmonic and percussive parts of the magnitude by median filtering (D. Fitzgerald,
 * "Harmonic/percussive separation using median filtering", DAFx 2010) with soft masks, as {@code
 * librosa.decompose.hpss(S, kernel_size=31, power=2, margin=1)}.
 */
final class HarmonicPercussive {

  /** Added to both squared medians, so that where both are 0 the masks are one half. */
  private static final float TINY = 1e-30f;

  private final RunningMedian median = new RunningMedian();
  private final Matrix byFrame = new Matrix();
  private final Matrix harmonicByFrame = new Matrix();
  private final Matrix harmonic = new Matrix();
  private final Matrix percussive = new Matrix();

  /**
   * The RMS of both parts, each as {@code librosa.feature.rms(S=…)} gives it.
   *
   * @param magnitude bins × frames
   * @param rms receives 2 × frames: harmonic, percussive, full scale 1
   */
  void rms(Matrix magnitude, Matrix rms) {
    separate(magnitude);
    int frames = magnitude.columns();
    rms.reshape(2, frames);
    rms.clear(0);
    rms.clear(1);
    for (int bin = 0; bin < magnitude.rows(); bin++) {
      // The first and the last bin stand for one frequency, the others for a pair of them.
      float weight = bin == 0 || bin == magnitude.rows() - 1 ? 0.5f : 1;
      float[] h = harmonic.row(bin);
      float[] p = percussive.row(bin);
      addSquares(magnitude.row(bin), h, p, weight, rms.row(0), rms.row(1), frames);
    }
    for (int part = 0; part < 2; part++) {
      float[] sums = rms.row(part);
      for (int t = 0; t < frames; t++) {
        sums[t] = (float) (Math.sqrt(2.0 * sums[t]) / Framing.FRAME_LENGTH);
      }
    }
  }

  /**
   * The masks themselves.
   *
   * @param harmonicMask receives bins × frames in [0, 1]
   * @param percussiveMask receives bins × frames in [0, 1]
   */
  void masks(Matrix magnitude, Matrix harmonicMask, Matrix percussiveMask) {
    separate(magnitude);
    harmonicMask.reshape(magnitude.rows(), magnitude.columns());
    percussiveMask.reshape(magnitude.rows(), magnitude.columns());
    for (int bin = 0; bin < magnitude.rows(); bin++) {
      for (int t = 0; t < magnitude.columns(); t++) {
        float mask = mask(harmonic.get(bin, t), percussive.get(bin, t));
        harmonicMask.row(bin)[t] = mask;
        percussiveMask.row(bin)[t] = 1 - mask;
      }
    }
  }

  private void separate(Matrix magnitude) {
    byFrame.transpose(magnitude);
    median.filterColumns(byFrame, harmonicByFrame);
    harmonic.transpose(harmonicByFrame);
    median.filterColumns(magnitude, percussive);
  }

  private static float mask(float harmonic, float percussive) {
    float h = harmonic * harmonic + TINY;
    float p = percussive * percussive + TINY;
    return h / (h + p);
  }

  private static void addSquares(
      float[] magnitude,
      float[] harmonic,
      float[] percussive,
      float weight,
      float[] harmonicSum,
      float[] percussiveSum,
      int count) {
    for (int t = 0; t < count; t++) {
      float h = magnitude[t] * mask(harmonic[t], percussive[t]);
      float p = magnitude[t] - h;
      harmonicSum[t] += weight * h * h;
      percussiveSum[t] += weight * p * p;
    }
  }
}
