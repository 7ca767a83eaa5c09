package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseReductionTest {

  private static final int RATE_HZ = 16_000;

  /** Half a second of noise alone, then a voice over it. */
  @ParameterizedTest
  @ValueSource(doubles = {5, 10, 20})
  void noise_isWeakened_andTheVoiceIsNot(double ratioDb) {
    float[] voice = voice();
    float[] noise = noise(voice.length, 1);
    double scale =
        Math.sqrt(
            power(voice, RATE_HZ / 2, voice.length)
                / power(noise, 0, noise.length)
                / Math.pow(10, ratioDb / 10));
    float[] noisy = new float[voice.length];
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (voice[i] + scale * noise[i]);
    }
    float[] reduced = NoiseReduction.reduce(noisy);
    double pauseDb = 10 * Math.log10(power(reduced, 0, RATE_HZ / 2) / power(noisy, 0, RATE_HZ / 2));
    assertTrue(pauseDb < -15, "the pause is weaker by " + pauseDb);
    double before = error(voice, noisy);
    double after = error(voice, reduced);
    assertTrue(after < before / 2, before + " before, " + after + " after");
  }

  @Test
  void voiceWithoutNoise_staysAsItIs() {
    float[] voice = voice();
    float[] faint = noise(voice.length, 2);
    for (int i = 0; i < voice.length; i++) {
      voice[i] += 1e-4f * faint[i];
    }
    float[] reduced = NoiseReduction.reduce(voice);
    assertTrue(error(voice, reduced) < 1e-3 * power(voice, 0, voice.length));
  }

  @Test
  void louderSignal_comesOutAsMuchLouder() {
    float[] x = noise(RATE_HZ, 3);
    float[] louder = x.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] *= i > 8000 ? 1 : 0.1f;
      louder[i] = 1000 * x[i];
    }
    float[] expected = NoiseReduction.reduce(x);
    float[] found = NoiseReduction.reduce(louder);
    for (int i = 0; i < x.length; i++) {
      assertEquals(1000 * expected[i], found[i], 0.01);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 512, 1663})
  void shortSignals_stayAsTheyAre(int length) {
    float[] x = noise(length, 4);
    assertArrayEquals(x, NoiseReduction.reduce(x));
  }

  @Test
  void tenFrames_areEnough() {
    float[] x = noise(1664, 4);
    float[] reduced = NoiseReduction.reduce(x);
    assertEquals(x.length, reduced.length);
    assertTrue(power(reduced, 0, x.length) < power(x, 0, x.length) / 2);
  }

  @Test
  void silence_staysSilent() {
    assertArrayEquals(new float[4000], NoiseReduction.reduce(new float[4000]));
  }

  /** Otherwise it would pass for the noise, of which there would be none. */
  @Test
  void digitalSilenceAroundNoise_isNotTakenForTheNoise() {
    float[] x = new float[3 * RATE_HZ];
    System.arraycopy(noise(RATE_HZ, 5), 0, x, RATE_HZ, RATE_HZ);
    float[] reduced = NoiseReduction.reduce(x);
    double weakerDb = 10 * Math.log10(power(reduced, 20_000, 28_000) / power(x, 20_000, 28_000));
    assertTrue(weakerDb < -10, "the middle of the noise is weaker by " + weakerDb);
  }

  private static double error(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.pow(a[i] - b[i], 2);
    }
    return sum / a.length;
  }

  private static double power(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) x[i] * x[i];
    }
    return sum / (to - from);
  }

  private static float[] noise(int length, long seed) {
    return WhiteNoise.of(length, 1, seed);
  }

  /** Twenty partials that come and go four times a second, after half a second of nothing. */
  private static float[] voice() {
    float[] x = new float[2 * RATE_HZ];
    for (int i = RATE_HZ / 2; i < x.length; i++) {
      double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * i / RATE_HZ);
      for (int partial = 1; partial <= 20; partial++) {
        x[i] += (float) (swell * Math.sin(2 * Math.PI * 150 * partial * i / RATE_HZ) / partial);
      }
    }
    return x;
  }
}
