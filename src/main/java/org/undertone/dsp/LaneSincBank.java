package org.undertone.dsp;

import java.util.Arrays;

/**
 * For short periods: one row of taps for each phase, and all periods of a block side by side, so
 * that the inner loop runs across periods. The rows are copied together first because the compiler
 * turns such a loop into vector instructions only where all arrays share one index.
 */
final class LaneSincBank implements SincBank {

  private static final int BLOCK_SAMPLES = 1 << 17;
  private static final int MAX_LANES = 512;
  private static final int TOGETHER = 4;

  private final int inputPeriod;
  private final int outputPeriod;
  private final int reach;
  private final int lanes;
  private final int rowLength;
  private final float[] taps;
  private final float[] rows;
  private final float[] sum;
  private final float[][] shifted;

  LaneSincBank(int inputPeriod, int outputPeriod, double scale, int reach) {
    this.inputPeriod = inputPeriod;
    this.outputPeriod = outputPeriod;
    this.reach = reach;
    lanes = Math.min(MAX_LANES, BLOCK_SAMPLES / inputPeriod);
    rowLength = lanes + (2 * reach + inputPeriod - 1) / inputPeriod;
    rows = new float[rowLength * inputPeriod];
    sum = new float[lanes];
    shifted = new float[TOGETHER][lanes];
    taps = new float[outputPeriod * 2 * reach];
    for (int phase = 0; phase < outputPeriod; phase++) {
      long position = (long) phase * inputPeriod;
      double fraction = (position % outputPeriod) / (double) outputPeriod;
      SincBank.taps(fraction, scale, taps, phase * 2 * reach, reach);
    }
  }

  @Override
  public int reach() {
    return reach;
  }

  @Override
  public int blockPeriods() {
    return lanes;
  }

  @Override
  public void convolve(float[] block, float[] output, int at, int count) {
    int used = (count + outputPeriod - 1) / outputPeriod;
    deinterleave(block, Math.min(rowLength, used + rowLength - lanes));
    for (int phase = 0; phase < outputPeriod; phase++) {
      int first = (int) ((long) phase * inputPeriod / outputPeriod);
      Arrays.fill(sum, 0, used, 0);
      for (int j = 0; j < 2 * reach; j += TOGETHER) {
        for (int t = 0; t < TOGETHER; t++) {
          int i = first + j + t;
          System.arraycopy(
              rows, (i % inputPeriod) * rowLength + i / inputPeriod, shifted[t], 0, used);
        }
        accumulate(phase * 2 * reach + j, used);
      }
      for (int k = 0, n = phase; n < count; k++, n += outputPeriod) {
        output[at + n] = sum[k];
      }
    }
  }

  private void deinterleave(float[] block, int length) {
    for (int r = 0; r < inputPeriod; r++) {
      int row = r * rowLength;
      for (int k = 0, i = r; k < length && i < block.length; k++, i += inputPeriod) {
        rows[row + k] = block[i];
      }
    }
  }

  private void accumulate(int tap, int used) {
    float h0 = taps[tap];
    float h1 = taps[tap + 1];
    float h2 = taps[tap + 2];
    float h3 = taps[tap + 3];
    float[] x0 = shifted[0];
    float[] x1 = shifted[1];
    float[] x2 = shifted[2];
    float[] x3 = shifted[3];
    float[] y = sum;
    for (int k = 0; k < used; k++) {
      y[k] += (h0 * x0[k] + h1 * x1[k]) + (h2 * x2[k] + h3 * x3[k]);
    }
  }
}
