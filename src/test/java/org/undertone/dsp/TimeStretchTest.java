package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStretchTest {

  private static final int RATE_HZ = 16_000;

  @Test
  void rateOfOne_givesTheSignalBack() {
    float[] x = noise(5000);
    assertArrayEquals(x, TimeStretch.stretch(x, 1), 1e-6f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.7, 0.9, 1.1, 2, 4})
  void stretchedTone_keepsItsPitchAndLevel(double rate) {
    float[] stretched = TimeStretch.stretch(tone(440, 32_000), rate);
    assertEquals(Math.rint(32_000 / rate), stretched.length);
    assertEquals(440, strongestHz(stretched), 3);
    assertEquals(rms(tone(440, 32_000)), rms(stretched), 0.01);
  }

  @ParameterizedTest
  @CsvSource({"-12, 220", "-2, 391.995", "0, 440", "0.5, 452.893", "3, 523.251", "12, 880"})
  void shiftedTone_hasTheNewPitch_andKeepsLengthAndLevel(double semitones, double hz) {
    float[] x = tone(440, 32_000);
    float[] shifted = TimeStretch.shiftPitch(x, RATE_HZ, semitones);
    assertEquals(x.length, shifted.length);
    assertEquals(hz, strongestHz(shifted), 3);
    assertEquals(rms(x), rms(shifted), 0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 1023})
  void shortSignals_haveTheirLengths(int length) {
    assertEquals(
        (int) Math.max(1, Math.rint(length / 1.3)), TimeStretch.stretch(noise(length), 1.3).length);
    assertEquals(length, TimeStretch.shiftPitch(noise(length), RATE_HZ, 2).length);
  }

  /** What is left when the tone of the expected pitch is taken out. */
  @ParameterizedTest
  @ValueSource(doubles = {0.7, 0.9, 1.1, 1.4})
  void stretchedTone_isPure(double rate) {
    float[] stretched = TimeStretch.stretch(tone(440, 32_000), rate);
    int from = stretched.length / 4;
    int length = 8000; // whole periods
    double re = 0;
    double im = 0;
    double power = 0;
    for (int i = 0; i < length; i++) {
      double at = 2 * Math.PI * 440 * i / RATE_HZ;
      re += stretched[from + i] * Math.cos(at) * 2 / length;
      im += stretched[from + i] * Math.sin(at) * 2 / length;
      power += stretched[from + i] * stretched[from + i] / (double) length;
    }
    assertEquals(1, (re * re + im * im) / 2 / power, 0.01);
  }

  @Test
  void silence_staysSilent() {
    assertArrayEquals(new float[4000], TimeStretch.stretch(new float[2000], 0.5));
  }

  @Test
  void valuesOutOfBounds_areRefusedByName() {
    float[] x = new float[100];
    assertEquals(
        "rate must lie in [0.25, 4.0], got 0.24", message(() -> TimeStretch.stretch(x, 0.24)));
    assertEquals(
        "rate must lie in [0.25, 4.0], got NaN", message(() -> TimeStretch.stretch(x, Double.NaN)));
    assertEquals(
        "semitones must lie in [-12, 12], got 12.1",
        message(() -> TimeStretch.shiftPitch(x, RATE_HZ, 12.1)));
  }

  private static String message(Runnable run) {
    return assertThrows(IllegalArgumentException.class, run::run).getMessage();
  }

  private static float[] tone(double hz, int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / RATE_HZ));
    }
    return x;
  }

  private static float[] noise(int length) {
    return WhiteNoise.of(length, 0.1, length);
  }

  private static double rms(float[] x) {
    double sum = 0;
    for (float sample : x) {
      sum += sample * sample;
    }
    return Math.sqrt(sum / x.length);
  }

  /** The frequency, in steps of 1 Hz, at which a windowed Fourier sum is largest. */
  private static double strongestHz(float[] x) {
    int length = Math.min(x.length, 8000);
    int from = (x.length - length) / 2;
    double strongest = 0;
    double best = 0;
    for (int hz = 100; hz < 1200; hz++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < length; i++) {
        double windowed = x[from + i] * Math.sin(Math.PI * i / length);
        re += windowed * Math.cos(2 * Math.PI * hz * i / RATE_HZ);
        im += windowed * Math.sin(2 * Math.PI * hz * i / RATE_HZ);
      }
      if (re * re + im * im > strongest) {
        strongest = re * re + im * im;
        best = hz;
      }
    }
    return best;
  }
}
