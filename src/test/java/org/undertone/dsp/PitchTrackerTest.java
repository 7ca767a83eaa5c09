package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchTrackerTest {

  private static final int RATE_HZ = 8000;
  private static final int HOP = 80;
  private static final int FRAME = 320;

  @Test
  void track_ofRisingVoice_followsIt() {
    float[] x = new float[2 * RATE_HZ];
    double[] hz = new double[x.length];
    double phase = 0;
    for (int i = 0; i < x.length; i++) {
      hz[i] = 80 * Math.pow(2, i / (double) RATE_HZ);
      phase += 2 * Math.PI * hz[i] / RATE_HZ;
      x[i] =
          (float) (0.3 * Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase));
    }
    double[] found = tracker().track(x, HOP, all(x.length / HOP)).frequencyHz();
    for (int t = 4; t < found.length - 4; t++) {
      assertEquals(hz[t * HOP], found[t], 0.015 * hz[t * HOP]);
    }
  }

  @Test
  void track_ofOneFrameAnOctaveOff_staysInItsOctave() {
    float[] x = new float[RATE_HZ];
    for (int i = 0; i < x.length; i++) {
      double phase = 2 * Math.PI * 150 * i / RATE_HZ;
      boolean odd = i > 4000 && i < 4160;
      x[i] = (float) ((odd ? 0.02 : 0.3) * Math.sin(phase) + 0.3 * Math.sin(2 * phase));
    }
    double[] found = tracker().track(x, HOP, all(x.length / HOP)).frequencyHz();
    for (int t = 4; t < found.length - 4; t++) {
      assertEquals(150, found[t], 3, "frame " + t);
    }
  }

  @Test
  void track_ofBreathyVoice_isVoiced() {
    Random random = new Random(7);
    float[] x = new float[RATE_HZ];
    for (int i = 0; i < x.length; i++) {
      double voice = Math.sqrt(2) * Math.sin(2 * Math.PI * 180 * i / RATE_HZ);
      x[i] = (float) (voice + 0.5 * random.nextGaussian()); // 6 dB
    }
    double[] found = tracker().track(x, HOP, all(100)).frequencyHz();
    int close = 0;
    for (double hz : found) {
      close += Math.abs(hz - 180) < 9 ? 1 : 0;
    }
    assertTrue(close >= 90, close + " frames");
  }

  @Test
  void track_ofNoiseAndOfSilence_isNotVoiced() {
    Random random = new Random(1);
    float[] x = new float[RATE_HZ];
    for (int i = 0; i < x.length / 2; i++) {
      x[i] = (float) random.nextGaussian();
    }
    double[] found = tracker().track(x, HOP, all(x.length / HOP)).frequencyHz();
    assertTrue(Arrays.stream(found).filter(hz -> !Double.isNaN(hz)).count() <= 2);
  }

  @Test
  void track_ofInaudibleFrames_isNotVoicedThere() {
    float[] x = new float[RATE_HZ];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(2 * Math.PI * 200 * i / RATE_HZ);
    }
    boolean[] audible = all(100);
    Arrays.fill(audible, 50, 100, false);
    PitchTracker.Track track = tracker().track(x, HOP, audible);
    for (int t = 4; t < 100; t++) {
      assertEquals(t >= 50, Double.isNaN(track.frequencyHz()[t]));
      assertEquals(t < 50 ? 1 : 0, track.correlation()[t], 1e-3);
    }
  }

  @Test
  void troughs_ofToneInNoise_haveTheCorrelationOfTheDefinition() {
    Random random = new Random(8);
    float[] x = new float[FRAME];
    for (int i = 0; i < FRAME; i++) {
      x[i] = (float) (Math.sin(2 * Math.PI * i / 40) + 0.3 * random.nextGaussian());
    }
    List<Yin.Trough> troughs =
        new Yin(RATE_HZ, FRAME, 60, 600, 0.5, 1).troughs(x, FRAME, FRAME / 2);
    Yin.Trough deepest =
        troughs.stream()
            .min((a, b) -> Double.compare(a.difference(), b.difference()))
            .orElseThrow();
    int lag = (int) Math.rint(deepest.periodSamples());
    assertEquals(0, lag % 40 > 20 ? 40 - lag % 40 : lag % 40, 1);
    double product = 0;
    double squares = 0;
    for (int i = 0; i + lag < FRAME; i++) {
      product += 2.0 * x[i] * x[i + lag];
      squares += (double) x[i] * x[i] + (double) x[i + lag] * x[i + lag];
    }
    assertEquals(product / squares, deepest.correlation(), 0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 20.5, 33.25, 47.7, 81.5})
  void correlation_ofPeriodBetweenSamples_isThatOfTheNoiseAlone(double period) {
    Random random = new Random(9);
    float[] clean = new float[RATE_HZ];
    float[] noisy = new float[RATE_HZ];
    double power = 0;
    for (int k = 1; k <= 0.375 * period; k++) {
      power += 0.5;
      double from = 2 * Math.PI * random.nextDouble();
      for (int i = 0; i < RATE_HZ; i++) {
        clean[i] += (float) Math.sin(from + 2 * Math.PI * k * i / period);
      }
    }
    for (int i = 0; i < RATE_HZ; i++) {
      noisy[i] = clean[i] + (float) (Math.sqrt(power) / 10 * random.nextGaussian()); // 20 dB
    }
    assertTrue(meanCorrelation(clean) > 0.999, "clean " + meanCorrelation(clean));
    assertEquals(100 / 101.0, meanCorrelation(noisy), 0.0025);
  }

  private static double meanCorrelation(float[] x) {
    double[] each = tracker().track(x, HOP, all(x.length / HOP)).correlation();
    return Arrays.stream(each, 4, each.length - 4).average().orElseThrow();
  }

  private static boolean[] all(int frames) {
    boolean[] all = new boolean[frames];
    Arrays.fill(all, true);
    return all;
  }

  private static PitchTracker tracker() {
    return new PitchTracker(RATE_HZ, FRAME, 60, 650);
  }
}
