package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Against the sum that defines the transform. */
class StftTest {

  @Test
  void spectrogram_ofNoise_equalsTheDefiningSum() {
    Stft stft = new Stft(64, 16);
    float[] x = noise(200);
    Matrix power = new Matrix();
    Matrix magnitude = new Matrix();
    stft.spectrogram(x, x.length, 0, stft.frames(x.length), power, magnitude);
    assertEquals(13, magnitude.columns());
    for (int frame = 0; frame < magnitude.columns(); frame++) {
      for (int bin = 0; bin <= 32; bin++) {
        double expected = slowMagnitude(x, frame, bin);
        assertEquals(expected, magnitude.get(bin, frame), 1e-5);
        assertEquals(expected * expected, power.get(bin, frame), 1e-4);
      }
    }
  }

  @Test
  void spectrogram_ofSomeFrames_equalsThoseOfAll() {
    Stft stft = new Stft(64, 16);
    float[] x = noise(600);
    Matrix all = new Matrix();
    Matrix some = new Matrix();
    stft.spectrogram(x, x.length, 0, stft.frames(x.length), new Matrix(), all);
    stft.spectrogram(x, x.length, 5, 29, new Matrix(), some);
    for (int frame = 5; frame < 29; frame++) {
      assertEquals(all.get(7, frame), some.get(7, frame - 5));
    }
  }

  @Test
  void stft_withOddFrame_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Stft(63, 16));
    assertThrows(IllegalArgumentException.class, () -> new Stft(64, 0));
  }

  private static double slowMagnitude(float[] x, int frame, int bin) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < 64; i++) {
      int at = frame * 16 - 32 + i;
      if (at >= 0 && at < x.length) {
        double windowed = x[at] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 64));
        re += windowed * Math.cos(2 * Math.PI * bin * i / 64);
        im -= windowed * Math.sin(2 * Math.PI * bin * i / 64);
      }
    }
    return Math.hypot(re, im);
  }

  private static float[] noise(int count) {
    return WhiteNoise.of(count, 1, 5);
  }
}
