package org.undertone.dsp;

/**
 * For rates with hardly a common divisor (44,101 to 16,000), whose bank of rows would take tens of
 * megabytes: the taps of each output are made when it is due.
 */
final class DirectSincBank implements SincBank {

  private final int inputPeriod;
  private final int outputPeriod;
  private final double scale;
  private final int reach;
  private final float[] row;

  DirectSincBank(int inputPeriod, int outputPeriod, double scale, int reach) {
    this.inputPeriod = inputPeriod;
    this.outputPeriod = outputPeriod;
    this.scale = scale;
    this.reach = reach;
    row = new float[2 * reach];
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
      double fraction = (position % outputPeriod) / (double) outputPeriod;
      SincBank.taps(fraction, scale, row, 0, reach);
      output[at + n] = dot(row, block, (int) (position / outputPeriod));
    }
  }

  private static float dot(float[] row, float[] x, int from) {
    float even = 0;
    float odd = 0;
    for (int j = 0; j < row.length; j += 2) {
      even += row[j] * x[from + j];
      odd += row[j + 1] * x[from + j + 1];
    }
    return even + odd;
  }
}
