package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.testing.SyntheticSpeech;

class DegradationTest {

  private static final Degradation FAR = new Degradation(20, -65, 1);

  @Test
  void level_fallsByTheAttenuation() {
    Clip clip = SyntheticSpeech.DEFAULT.clip();
    double before = levelDbfs(clip.samples());
    assertEquals(before - 20, levelDbfs(FAR.apply(clip).samples()), 0.1);
    assertEquals(clip.length(), FAR.apply(clip).length());
    assertEquals(clip.source(), FAR.apply(clip).source());
  }

  @Test
  void silence_becomesTheNoiseFloor() {
    Clip silence = new Clip(new float[48_000], SourceFormat.array(16_000));
    assertEquals(-65, levelDbfs(FAR.apply(silence).samples()), 0.1);
  }

  @Test
  void sameSeed_givesTheSameNoise_anotherClipOther() {
    Clip clip = SyntheticSpeech.DEFAULT.clip();
    assertArrayEquals(FAR.apply(clip).samples(), FAR.apply(clip).samples());
    float[] quiet = new float[100];
    float[] almost = new float[100];
    new Random(1).ints(100, 0, 2).forEach(i -> almost[i] = 1e-9f);
    assertFalse(
        Arrays.equals(
            FAR.apply(new Clip(quiet, SourceFormat.array(16_000))).samples(),
            FAR.apply(new Clip(almost, SourceFormat.array(16_000))).samples()));
    assertFalse(
        Arrays.equals(
            FAR.apply(clip).samples(), new Degradation(20, -65, 2).apply(clip).samples()));
  }

  @Test
  void badValues_areRefusedByName() {
    assertThrows(IllegalArgumentException.class, () -> new Degradation(-1, -65, 1));
    assertThrows(IllegalArgumentException.class, () -> new Degradation(Double.NaN, -65, 1));
    assertEquals(
        "noiseFloorDbfs must lie in [-120.0, 0.0], got 1.0",
        assertThrows(IllegalArgumentException.class, () -> new Degradation(0, 1, 1)).getMessage());
  }

  private static double levelDbfs(float[] samples) {
    double power = 0;
    for (float x : samples) {
      power += x * x;
    }
    return 10 * Math.log10(power / samples.length);
  }
}
