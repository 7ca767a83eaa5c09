package org.undertone.dsp;

import java.util.Arrays;

/**
 * Changes the sampling rate with a Kaiser-windowed sinc: 64 zero crossings on each side, β 14, the
 * cutoff at 0.96 of the lower Nyquist frequency. Down to 16 kHz that is flat within 0.01 dB to 7
 * kHz, -0.9 dB at 7.5 kHz, and lets nothing from 8.25 kHz on come back above -120 dB.
 *
 * <p>Output sample n stands at the time of input position {@code n · from / to}; outside the signal
 * is zero. n input samples give {@code ceil(n · to / from)}. Equal rates give the input unchanged.
 * NaN and infinities spread to their neighbourhood.
 *
 * <p>An instance takes the input in pieces and holds no more of it than one block. Not thread-safe;
 * {@link #resample} is.
 */
public final class KaiserSincResampler {

  /** The lowest rate that is accepted on either side. */
  public static final int MIN_RATE_HZ = 4_000;

  /** The highest rate that is accepted on either side. */
  public static final int MAX_RATE_HZ = 192_000;

  private final int inputPeriod;
  private final int outputPeriod;
  private final SincBank bank;
  private final float[] block;
  private int filled;
  private long pushed;
  private float[] output = new float[1024];
  private int produced;

  /**
   * @throws IllegalArgumentException if a rate lies outside [{@value #MIN_RATE_HZ}, {@value
   *     #MAX_RATE_HZ}]
   */
  public KaiserSincResampler(int fromHz, int toHz) {
    requireRate("fromHz", fromHz);
    requireRate("toHz", toHz);
    int divisor = greatestCommonDivisor(fromHz, toHz);
    inputPeriod = fromHz / divisor;
    outputPeriod = toHz / divisor;
    if (fromHz == toHz) {
      bank = null;
      block = new float[0];
    } else {
      bank = SincBank.of(inputPeriod, outputPeriod);
      block = new float[bank.blockPeriods() * inputPeriod + 2 * bank.reach()];
      filled = bank.reach() - 1;
    }
  }

  /** Resamples a whole signal; the input is not changed. */
  public static float[] resample(float[] x, int fromHz, int toHz) {
    KaiserSincResampler resampler = new KaiserSincResampler(fromHz, toHz);
    resampler.push(x, x.length);
    return resampler.finish();
  }

  /**
   * Takes the next {@code count} samples of {@code x}.
   *
   * @throws IllegalArgumentException if the output would exceed 2^31 - 1 samples
   */
  public void push(float[] x, int count) {
    pushed += count;
    long total = outputLength();
    if (total > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the output may have at most 2^31 - 9 samples, would have " + total);
    }
    if (bank == null) {
      reserve((int) total);
      System.arraycopy(x, 0, output, produced, count);
      produced += count;
      return;
    }
    int from = 0;
    while (from < count) {
      int part = Math.min(count - from, block.length - filled);
      System.arraycopy(x, from, block, filled, part);
      filled += part;
      from += part;
      if (filled == block.length) {
        convolveBlock(bank.blockPeriods() * (long) outputPeriod);
      }
    }
  }

  /** The whole output; the resampler is spent afterwards. */
  public float[] finish() {
    int total = (int) outputLength();
    while (produced < total) {
      Arrays.fill(block, filled, block.length, 0);
      filled = block.length;
      convolveBlock(total - produced);
    }
    return output.length == total ? output : Arrays.copyOf(output, total);
  }

  private void convolveBlock(long wanted) {
    int count = (int) Math.min(wanted, bank.blockPeriods() * (long) outputPeriod);
    reserve(produced + count);
    bank.convolve(block, output, produced, count);
    produced += count;
    int consumed = bank.blockPeriods() * inputPeriod;
    System.arraycopy(block, consumed, block, 0, block.length - consumed);
    filled = block.length - consumed;
  }

  private long outputLength() {
    return (pushed * outputPeriod + inputPeriod - 1) / inputPeriod;
  }

  private void reserve(int length) {
    if (length > output.length) {
      int grown = (int) Math.min(Integer.MAX_VALUE - 8, output.length * 3L / 2);
      output = Arrays.copyOf(output, Math.max(length, grown));
    }
  }

  private static void requireRate(String name, int rateHz) {
    if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
      throw new IllegalArgumentException(
          name + " must lie in [" + MIN_RATE_HZ + ", " + MAX_RATE_HZ + "], got " + rateHz);
    }
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
