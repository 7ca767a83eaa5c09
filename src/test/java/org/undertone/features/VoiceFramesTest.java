package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.testing.SyntheticSpeech;

class VoiceFramesTest {

  private static final FeatureSet SET = FeatureSets.named("levelled-voice-88");
  private static final int F0 = 78;
  private static final int HNR = 79;
  private static final int F1 = 80;
  private static final int VOICED = 87;

  @Test
  void firstRows_areTheSpectrogram() {
    Clip clip = clip(SyntheticSpeech.DEFAULT.withSeconds(2).render(16_000));
    FeatureTensor mel = FeatureSets.named("levelled-mel-64").extract(clip);
    FeatureTensor all = SET.extract(clip);
    int frames = mel.shape().get(1);
    assertEquals(List.of(88, frames), all.shape());
    assertArrayEquals(mel.values(), Arrays.copyOf(all.values(), 64 * frames));
  }

  /** Ten harmonics of 200 Hz for half a second, 22.3 semitones above 55 Hz. */
  @Test
  void courses_ofAToneAndSilence_areThoseOfTheToneAndOfANeutralVoice() {
    float[] samples = new float[16_000];
    for (int i = 4000; i < 12_000; i++) {
      for (int harmonic = 1; harmonic <= 10; harmonic++) {
        samples[i] += (float) (0.05 * Math.sin(2 * Math.PI * 200 * harmonic * i / 16_000.0));
      }
    }
    FeatureTensor tensor = SET.extract(clip(samples));
    float[] voiced = row(tensor, VOICED);
    double expected = 12 * Math.log(200 / Framing.F0_REFERENCE_HZ) / Math.log(2);
    int heard = 0;
    int clear = 0;
    for (int t = 0; t < voiced.length; t++) {
      if (voiced[t] == 1) {
        heard++;
        clear += row(tensor, HNR)[t] > 20 ? 1 : 0;
        assertEquals(expected, row(tensor, F0)[t], 0.1);
      } else {
        assertEquals(0, voiced[t]);
        assertEquals(20, row(tensor, F0)[t]);
        assertEquals(10, row(tensor, HNR)[t]);
        assertArrayEquals(
            new float[] {500, 1500, 2500, 10, 10, 10, 10},
            new float[] {
              row(tensor, F1)[t],
              row(tensor, F1 + 1)[t],
              row(tensor, F1 + 2)[t],
              row(tensor, F1 + 3)[t],
              row(tensor, F1 + 4)[t],
              row(tensor, F1 + 5)[t],
              row(tensor, F1 + 6)[t]
            });
      }
    }
    assertTrue(heard >= 24 && heard <= 34, heard + " of " + voiced.length + " frames are voiced");
    assertTrue(clear >= 24, clear + " of " + heard + " voiced frames are clear"); // not at the ends
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 3, 1000})
  void values_ofLouderOrSofterClip_areTheSame(double gain) {
    float[] samples = SyntheticSpeech.DEFAULT.withSeconds(1).render(16_000);
    float[] changed = samples.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] *= (float) gain;
    }
    float[] values = SET.extract(clip(samples)).values();
    float[] other = SET.extract(clip(changed)).values();
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], other[i], 1e-3 * (1 + Math.abs(values[i])), "value " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 16_000, 200_000})
  void values_ofSilenceOfAnyLength_areFinite(int length) {
    FeatureTensor tensor = SET.extract(clip(new float[length]));
    assertTrue(tensor.shape().get(1) >= LogMel.LEAST_FRAMES);
    for (float value : tensor.values()) {
      assertTrue(Float.isFinite(value));
    }
  }

  private static float[] row(FeatureTensor tensor, int row) {
    int frames = tensor.shape().get(1);
    return Arrays.copyOfRange(tensor.values(), row * frames, (row + 1) * frames);
  }

  private static Clip clip(float[] samples) {
    return new Clip(samples, SourceFormat.array(16_000));
  }
}
