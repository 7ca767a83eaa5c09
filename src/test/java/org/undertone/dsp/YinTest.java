package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class YinTest {

  private static final int RATE_HZ = 8000;
  private static final int FRAME = 640;

  @Test
  void frequency_ofHarmonicTone_isTheFundamental() {
    for (double hz = 80; hz <= 500; hz *= 1.13) {
      float[] x = new float[FRAME];
      for (int i = 0; i < FRAME; i++) {
        double phase = 2 * Math.PI * hz * i / RATE_HZ;
        x[i] = (float) (0.2 * Math.sin(phase) + 0.3 * Math.sin(2 * phase + 1));
      }
      assertEquals(hz, yin().frequencyHz(x, FRAME, FRAME / 2), 0.01 * hz);
    }
  }

  @Test
  void frequency_ofNoise_isNaN() {
    Random random = new Random(1);
    float[] x = new float[FRAME];
    for (int i = 0; i < FRAME; i++) {
      x[i] = (float) random.nextGaussian();
    }
    assertTrue(Double.isNaN(yin().frequencyHz(x, FRAME, FRAME / 2)));
  }

  @Test
  void frequency_ofSilenceAndBeyondTheEnd_isNaN() {
    assertTrue(Double.isNaN(yin().frequencyHz(new float[FRAME], FRAME, FRAME / 2)));
    assertTrue(Double.isNaN(yin().frequencyHz(new float[FRAME], FRAME, 10 * FRAME)));
  }

  @Test
  void yin_withFrameOfLessThanTwoPeriods_isRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Yin(8000, 200, 60, 600, 0.1, 0.3));
    assertTrue(e.getMessage().contains("at least 268, got 200"), e.getMessage());
  }

  private static Yin yin() {
    return new Yin(RATE_HZ, FRAME, 60, 600, 0.1, 0.3);
  }
}
