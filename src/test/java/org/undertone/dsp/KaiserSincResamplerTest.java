package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaiserSincResamplerTest {

  private static final double BESSEL_AT_BETA = besselI0(14);

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000, 22_050, 24_414, 44_101, 192_000})
  void passBand_isFlatWithinATenthOfADecibelTo7kHz(int fromHz) {
    for (double hz : new double[] {20, 100, 440, 1000, 3000, 5000, 6500, 7000}) {
      float[] y = KaiserSincResampler.resample(tone(hz, fromHz, 0.6), fromHz, 16_000);
      assertEquals(0, toneLevelDb(y, hz, 16_000), 0.1, hz + " Hz from " + fromHz);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {44_100, 48_000, 96_000, 24_414, 44_101, 192_000})
  void aliases_lieBelowMinus100Db(int fromHz) {
    for (double hz = 8300; hz < Math.min(20_000, fromHz / 2.0); hz += 1373) {
      float[] y = KaiserSincResampler.resample(tone(hz, fromHz, 0.6), fromHz, 16_000);
      double level = levelDb(y, 2000, y.length - 2000);
      assertTrue(level < -100, hz + " Hz from " + fromHz + " came back at " + level + " dB");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 8000, 11_025})
  void images_lieBelowMinus100Db(int fromHz) {
    double hz = fromHz * 0.43;
    float[] y = KaiserSincResampler.resample(tone(hz, fromHz, 0.8), fromHz, 16_000);
    assertEquals(0, toneLevelDb(y, hz, 16_000), 0.1);
    double image = toneLevelDb(y, fromHz - hz, 16_000);
    assertTrue(image < -100, "image at " + image + " dB");
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 16000", "11025, 16000", "22050, 16000", "24414, 16000", "96000, 16000",
    "192000, 16000", "4000, 16000", "44100, 16000", "48000, 16000", "44101, 16000",
    "16000, 44100", "32000, 16000", "191999, 16000", "4001, 192000"
  })
  void output_equalsTheDefinition(int fromHz, int toHz) {
    Random random = new Random(fromHz);
    for (int length : new int[] {1, 2, 777, 9000}) {
      float[] x = new float[length];
      for (int i = 0; i < length; i++) {
        x[i] = (float) random.nextGaussian() * 0.3f;
      }
      float[] y = KaiserSincResampler.resample(x, fromHz, toHz);
      assertEquals((int) Math.ceil(length * (double) toHz / fromHz), y.length);
      for (int n = 0; n < y.length; n += Math.max(1, y.length / 41)) {
        assertEquals(byDefinition(x, n, fromHz, toHz), y[n], 2e-6, "sample " + n + " of " + length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {48_000, 44_100, 44_101, 16_000, 8000})
  void pieces_giveTheSameSamplesAsTheWhole(int fromHz) {
    float[] x = tone(333, fromHz, 2.3);
    KaiserSincResampler resampler = new KaiserSincResampler(fromHz, 16_000);
    Random random = new Random(5);
    for (int at = 0; at < x.length; ) {
      int count = Math.min(x.length - at, random.nextInt(5000));
      float[] piece = new float[count + 3];
      System.arraycopy(x, at, piece, 0, count);
      resampler.push(piece, count);
      at += count;
    }
    assertArrayEquals(KaiserSincResampler.resample(x, fromHz, 16_000), resampler.finish());
  }

  @Test
  void equalRates_giveTheInput() {
    float[] x = {0.1f, -0.2f, 0.3f};
    assertArrayEquals(x, KaiserSincResampler.resample(x, 16_000, 16_000));
  }

  @Test
  void nothing_givesNothing() {
    assertEquals(0, KaiserSincResampler.resample(new float[0], 48_000, 16_000).length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3999, 192_001})
  void rateOutsideTheRange_isRefusedByName(int rateHz) {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> KaiserSincResampler.resample(new float[4], rateHz, 16_000));
    assertEquals("fromHz must lie in [4000, 192000], got " + rateHz, refusal.getMessage());
  }

  private static double byDefinition(float[] x, int n, int fromHz, int toHz) {
    double scale = 0.96 * Math.min(1, toHz / (double) fromHz);
    double centre = n * (double) fromHz / toHz;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double t = scale * (i - centre);
      if (Math.abs(t) < 64) {
        double u = t / 64;
        double sinc = t == 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
        sum += x[i] * scale * sinc * besselI0(14 * Math.sqrt(1 - u * u)) / BESSEL_AT_BETA;
      }
    }
    return sum;
  }

  /** By its integral, (1/π) ∫ exp(x cos θ) dθ over half a turn. */
  private static double besselI0(double x) {
    int steps = 32;
    double sum = 0;
    for (int k = 0; k < steps; k++) {
      sum += Math.exp(x * Math.cos(Math.PI * (k + 0.5) / steps));
    }
    return sum / steps;
  }

  private static float[] tone(double hz, int rateHz, double seconds) {
    float[] x = new float[(int) (seconds * rateHz)];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * hz * i / rateHz);
    }
    return x;
  }

  /** The level of one frequency away from the edges, 0 dB for a full-scale sine (Hann window). */
  private static double toneLevelDb(float[] y, double hz, int rateHz) {
    int from = 1500;
    int length = y.length - 2 * from;
    double re = 0;
    double im = 0;
    double weight = 0;
    for (int i = 0; i < length; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
      re += hann * y[from + i] * Math.cos(2 * Math.PI * hz * i / rateHz);
      im += hann * y[from + i] * Math.sin(2 * Math.PI * hz * i / rateHz);
      weight += hann;
    }
    return 20 * Math.log10(2 * Math.hypot(re, im) / weight);
  }

  private static double levelDb(float[] y, int from, int to) {
    double power = 0;
    for (int i = from; i < to; i++) {
      power += y[i] * y[i];
    }
    return 10 * Math.log10(2 * power / (to - from) + 1e-30);
  }
}
