package org.undertone.features;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;

/** The signals of {@code golden/make_golden.py}, sample for sample. */
final class GoldenSignals {

  private static final int RATE_HZ = Clip.SAMPLE_RATE_HZ;

  private GoldenSignals() {}

  static Map<String, Clip> all() {
    Map<String, Clip> signals = new LinkedHashMap<>();
    signals.put("tone_440", clip(16000, i -> tone(440, i, 0.5)));
    signals.put(
        "tones_220_660_3500",
        clip(20000, i -> tone(220, i, 0.4) + tone(660, i, 0.2) + tone(3500, i, 0.1)));
    signals.put("chirp_100_7000", clip(24000, GoldenSignals::chirp));
    signals.put("noise", clip(30000, scaled(0.2, noise(30000, 1))));
    signals.put("quiet_noise", clip(9000, scaled(0.001, noise(9000, 2))));
    double[] first = noise(7000, 3);
    signals.put(
        "noise_then_tone", clip(16000, i -> i < 7000 ? 0.1 * first[i] : tone(300, i - 7000, 0.6)));
    signals.put("impulse", clip(8000, i -> i == 3000 ? 0.5 : 0));
    signals.put("constant", clip(5000, i -> 0.25));
    signals.put("silence", clip(8000, i -> 0));
    signals.put("one_sample", clip(1, i -> 0.5));
    signals.put("shorter_than_a_frame", clip(700, scaled(0.3, noise(700, 4))));
    signals.put("nine_frames_exactly", clip(8 * 512, scaled(0.3, noise(8 * 512, 5))));
    return signals;
  }

  static double tone(double hz, int i, double amplitude) {
    return amplitude * Math.sin(2 * Math.PI * hz * i / RATE_HZ);
  }

  private static double chirp(int i) {
    double t = i / (double) RATE_HZ;
    return 0.3 * Math.sin(2 * Math.PI * (100 * t + (7000 - 100) / (2 * 1.5) * t * t));
  }

  /** Knuth's MMIX generator; the upper 32 bits, as a fraction in [-1, 1). */
  static double[] noise(int count, long seed) {
    double[] noise = new double[count];
    long state = seed;
    for (int i = 0; i < count; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      noise[i] = (state >>> 32) / 4294967296.0 * 2 - 1;
    }
    return noise;
  }

  private static IntToDoubleFunction scaled(double gain, double[] values) {
    return i -> gain * values[i];
  }

  static Clip clip(int length, IntToDoubleFunction signal) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (Math.rint(signal.applyAsDouble(i) * 32768) / 32768);
    }
    return new Clip(samples, SourceFormat.array(RATE_HZ));
  }
}
