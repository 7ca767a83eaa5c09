package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;

class Classic190Test {

  @Test
  void names_are190_distinct_andInTheOrderOfTheDesign() {
    assertEquals(190, Classic190.names().size());
    assertEquals(190, new HashSet<>(Classic190.names()).size());
    assertEquals("mfcc_01_mean", Classic190.names().get(0));
    assertEquals("mfcc_40_delta_mean", Classic190.names().get(119));
    assertEquals("spectral_centroid_mean", Classic190.names().get(120));
    assertEquals("chroma_C_std", Classic190.names().get(140));
    assertEquals("f0_median_semitones", Classic190.names().get(188));
  }

  @ParameterizedTest
  @ValueSource(doubles = {80, 110, 147, 220, 311, 440, 500})
  void f0_ofTone_isWithinOnePercent(double hz) {
    Clip tone = GoldenSignals.clip(16000, i -> GoldenSignals.tone(hz, i, 0.3));
    double semitones = value(tone, "f0_median_semitones");
    double found = 55 * Math.pow(2, semitones / 12);
    assertEquals(hz, found, 0.01 * hz);
  }

  @ParameterizedTest
  @ValueSource(doubles = {80, 130, 250, 400})
  void f0_ofPulseTrain_isThatOfThePulses(double hz) {
    double[] phase = {0};
    Clip pulses =
        GoldenSignals.clip(
            16000,
            i -> {
              phase[0] += hz / Clip.SAMPLE_RATE_HZ;
              return 0.2 * Math.exp(-20 * (phase[0] % 1));
            });
    double found = 55 * Math.pow(2, value(pulses, "f0_median_semitones") / 12);
    assertEquals(hz, found, 0.01 * hz);
  }

  @Test
  void f0_ofSilence_isZeroAndNotNaN() {
    Clip silence = GoldenSignals.clip(8000, i -> 0);
    assertEquals(0, value(silence, "f0_median_semitones"));
    assertEquals(0, value(silence, "f0_std_semitones"));
  }

  @Test
  void values_ofLoudestAllowedSamples_areFinite() {
    Random random = new Random(7);
    Clip loud = clip(random.ints(9000, 0, 2).mapToDouble(b -> (2 * b - 1) * 1e6).toArray());
    assertEquals(190, Classic190.extract(loud).values().length);
  }

  @Test
  void values_ofLongClip_areThoseOfOneStretch() {
    // 24 s are 751 frames: a whole stretch and a part of one. Its means are those of its frames.
    Random random = new Random(3);
    double[] noise = random.doubles(24 * 16000, -0.3, 0.3).toArray();
    for (int i = 0; i < noise.length; i++) {
      noise[i] += 0.3 * Math.sin(i * 0.1 + 20 * Math.sin(i * 1e-4));
    }
    Descriptors whole = new Descriptors(10_000);
    whole.compute(clip(noise));
    Descriptors stretches = new Descriptors();
    stretches.compute(clip(noise));
    for (int row = 0; row < 3; row++) {
      assertArrayEquals(columns(whole.hpss.row(row)), columns(stretches.hpss.row(row)));
    }
    assertArrayEquals(columns(whole.mfcc.row(5)), columns(stretches.mfcc.row(5)));
    assertArrayEquals(columns(whole.contrast.row(6)), columns(stretches.contrast.row(6)));
  }

  private static float[] columns(float[] row) {
    return Arrays.copyOf(row, 751);
  }

  @Test
  void extract_byManyThreads_isTheSameEverywhere() {
    Clip clip = GoldenSignals.all().get("noise_then_tone");
    float[] alone = Classic190.extract(clip).values();
    IntStream.range(0, 64)
        .parallel()
        .forEach(i -> assertArrayEquals(alone, Classic190.extract(clip).values()));
  }

  @Test
  void extract_afterLongerClip_isUnchangedByIt() {
    Clip clip = GoldenSignals.all().get("shorter_than_a_frame");
    float[] before = Classic190.extract(clip).values();
    Classic190.extract(GoldenSignals.all().get("noise"));
    assertArrayEquals(before, Classic190.extract(clip).values());
  }

  @Test
  void extract_onceWarm_allocatesNothingPerFrame() {
    Clip shorter = GoldenSignals.clip(80_000, i -> GoldenSignals.tone(200 + i / 400.0, i, 0.3));
    Clip longer = GoldenSignals.clip(400_000, i -> GoldenSignals.tone(200 + i / 400.0, i, 0.3));
    for (int i = 0; i < 3; i++) {
      Classic190.extract(longer);
      Classic190.extract(shorter);
    }
    long few = allocatedBytes(() -> Classic190.extract(shorter));
    long many = allocatedBytes(() -> Classic190.extract(longer));
    int furtherFrames = (400_000 - 80_000) / Framing.HOP_LENGTH;
    // The one array that grows with the clip is that of the voiced frames' semitones.
    assertTrue(many - few < 40L * furtherFrames, few + " bytes, then " + many);
  }

  private static long allocatedBytes(Runnable work) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void clip_withNaN_isRefusedByItsIndex() {
    float[] samples = new float[100];
    samples[42] = Float.NaN;
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Clip(samples, SourceFormat.array(Clip.SAMPLE_RATE_HZ)));
    assertTrue(e.getMessage().contains("sample 42 is NaN"), e.getMessage());
  }

  private static Clip clip(double[] samples) {
    float[] floats = new float[samples.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) samples[i];
    }
    return new Clip(floats, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
  }

  private static double value(Clip clip, String name) {
    return Classic190.extract(clip).values()[Classic190.names().indexOf(name)];
  }
}
