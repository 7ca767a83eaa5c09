package org.undertone.dsp;

/**
 * For rates with hardly a common divisor (44,101 to 16,000), whose bank of rows would take tens of
 * megabytes: rows of taps at {@value #FRACTIONS} fractions of a sample, between which those of each
 * output are interpolated linearly (error below -125 dB).
 */
final class InterpolatedSincBank implements SincBank {

  private static final int FRACTIONS = 1024;

  private final int inputPeriod;
  private final int outputPeriod;
  private final int reach;
  private final float[][] rows;
  private final float[] window;

  InterpolatedSincBank(int inputPeriod, int outputPeriod, double scale, int reach) {
    this.inputPeriod = inputPeriod;
    this.outputPeriod = outputPeriod;
    this.reach = reach;
    rows = new float[FRACTIONS + 1][2 * reach];
    for (int f = 0; f <= FRACTIONS; f++) {
      SincBank.taps(f / (double) FRACTIONS, scale, rows[f], 0, reach);
    }
    window = new float[2 * reach];
  }

  @Override
  public int reach() {
    return reach;
  }

  @Override
  public int blockPeriods() {
    return 1;
  }

  @Override
  public void convolve(float[] block, float[] output, int at, int count) {
    for (int n = 0; n < count; n++) {
      long position = (long) n * inputPeriod;
      double fraction = (position % outputPeriod) * (double) FRACTIONS / outputPeriod;
      int before = (int) fraction;
      System.arraycopy(block, (int) (position / outputPeriod), window, 0, window.length);
      multiply(rows[before], rows[before + 1], (float) (fraction - before));
      output[at + n] = sum();
    }
  }

  /** A loop that the compiler turns into vector instructions, since all arrays share one index. */
  private void multiply(float[] before, float[] after, float part) {
    float[] x = window;
    for (int j = 0; j < x.length; j++) {
      x[j] *= before[j] + part * (after[j] - before[j]);
    }
  }

  private float sum() {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int j = 0; j < window.length; j += 4) {
      first += window[j];
      second += window[j + 1];
      third += window[j + 2];
      fourth += window[j + 3];
    }
    return (first + second) + (third + fourth);
  }
}
