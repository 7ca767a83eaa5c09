package org.undertone.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSpeechTest {

  @ParameterizedTest
  @ValueSource(ints = {4000, 16000, 44100, 48000})
  void level_isAsAsked_atAnyRate(int rateHz) {
    float[] x = SyntheticSpeech.DEFAULT.withSeconds(5).withLevelDbfs(-30).render(rateHz);
    assertEquals(5 * rateHz, x.length);
    double level = levelDbfs(x, 0, x.length);
    assertTrue(level > -33 && level < -29.5, "level " + level);
    float peak = 0;
    for (float v : x) {
      peak = Math.max(peak, Math.abs(v));
    }
    assertTrue(peak > 0.05 && peak < 0.6, "peak " + peak);
  }

  @Test
  void edges_holdOnlyTheNoiseFloor() {
    float[] x = SyntheticSpeech.DEFAULT.render(16000);
    assertEquals(-70, levelDbfs(x, 0, 3800), 0.5);
  }

  @Test
  void pitch_isPeriodicAtTheAskedFrequency() {
    float[] x =
        SyntheticSpeech.DEFAULT
            .withPitchHz(200)
            .withAccentSemitones(0)
            .withSeconds(4)
            .render(16000);
    int best = 0;
    double bestSum = 0;
    for (int lag = 60; lag < 120; lag++) {
      double sum = 0;
      for (int i = 0; i < x.length - lag; i++) {
        sum += x[i] * x[i + lag];
      }
      if (sum > bestSum) {
        bestSum = sum;
        best = lag;
      }
    }
    assertEquals(200, 16000.0 / best, 30);
  }

  @Test
  void sameSeed_givesTheSameSamples_anotherSeedOthers() {
    SyntheticSpeech speech = SyntheticSpeech.DEFAULT.withSeconds(1);
    assertArrayEquals(speech.render(16000), speech.render(16000));
    assertNotEquals(
        Arrays.hashCode(speech.render(16000)), Arrays.hashCode(speech.withSeed(2).render(16000)));
  }

  @Test
  void wav_hasHeaderAndTwoBytesPerSample() {
    assertEquals(44 + 2 * 16000, SyntheticSpeech.DEFAULT.withSeconds(1).wav(16000).length);
  }

  private static double levelDbfs(float[] x, int from, int to) {
    double power = 0;
    for (int i = from; i < to; i++) {
      power += x[i] * x[i];
    }
    return 10 * Math.log10(power / (to - from));
  }
}
