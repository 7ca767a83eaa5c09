package org.undertone.dsp;

/**
 * The convolutions of one ratio of rates, block by block. A period is the shortest stretch after
 * which the positions of the outputs repeat: {@code inputPeriod} samples in, {@code outputPeriod}
 * out.
 *
 * <p>A block holds {@link #blockPeriods()} periods with {@link #reach()} - 1 samples before and
 * reach + 1 after them.
 */
interface SincBank {

  /** The cutoff as a part of the lower of the two Nyquist frequencies. */
  double ROLL_OFF = 0.96;

  /** Input samples on each side that an output depends on. */
  int reach();

  int blockPeriods();

  /** Writes the first {@code count} outputs of the block. */
  void convolve(float[] block, float[] output, int at, int count);

  /** Lanes over periods where the period is short, interpolated rows where it is not. */
  static SincBank of(int inputPeriod, int outputPeriod) {
    double scale = ROLL_OFF * Math.min(1, outputPeriod / (double) inputPeriod);
    int reach = (int) Math.ceil(KaiserSincKernel.ZEROS / scale / 4) * 4;
    return inputPeriod <= 1024 && outputPeriod <= 1024
        ? new LaneSincBank(inputPeriod, outputPeriod, scale, reach)
        : new InterpolatedSincBank(inputPeriod, outputPeriod, scale, reach);
  }

  /** The taps for an output {@code fraction} of a sample after the input sample reach - 1. */
  static void taps(double fraction, double scale, float[] row, int at, int reach) {
    for (int j = 0; j < 2 * reach; j++) {
      row[at + j] = (float) (scale * KaiserSincKernel.at(scale * (j - (reach - 1) - fraction)));
    }
  }
}
