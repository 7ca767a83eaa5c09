package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undertone.testing.SyntheticSpeech;

class LossyCodecTest {

  private static final Clip SPEECH = SyntheticSpeech.DEFAULT.withSeconds(1.3).clip();

  @BeforeAll
  static void needFfmpeg() {
    assumeTrue(FfmpegProgram.find().isPresent(), "no ffmpeg program at hand");
  }

  @ParameterizedTest
  @EnumSource
  void roundTrip_changesTheSamples_butNotWhenTheyCome(LossyCodec codec) throws IOException {
    Clip heard = codec.roundTrip(SPEECH, 24);
    assertEquals(SPEECH.length(), heard.length());
    assertEquals(SPEECH.source(), heard.source());
    assertFalse(Arrays.equals(SPEECH.samples(), heard.samples()));
    double best = correlation(SPEECH.samples(), heard.samples(), 0);
    assertTrue(best > 0.7, () -> codec + " " + best);
    for (int lag = 8; lag < 1200; lag += 8) {
      assertTrue(correlation(SPEECH.samples(), heard.samples(), lag) < best, "lag " + lag);
    }
    assertArrayEquals(heard.samples(), codec.roundTrip(SPEECH, 24).samples());
  }

  @ParameterizedTest
  @EnumSource
  void programThatEndsBeforeItHasReadAll_isNamed_notThePipe(LossyCodec codec) throws IOException {
    assumeFalse(File.separatorChar == '\\', "there is no sh on Windows");
    Process process = new ProcessBuilder("sh", "-c", "exit 1").start();
    String message =
        assertThrows(IOException.class, () -> codec.send(new float[1 << 20], process)).getMessage();
    assertTrue(message.startsWith("ffmpeg could not encode with lib"), message);
  }

  @ParameterizedTest
  @EnumSource
  void fewerBits_tellLess(LossyCodec codec) throws IOException {
    assertTrue(
        correlation(SPEECH.samples(), codec.roundTrip(SPEECH, 64).samples(), 0)
            > correlation(SPEECH.samples(), codec.roundTrip(SPEECH, 12).samples(), 0));
  }

  @ParameterizedTest
  @EnumSource
  void beyondFullScale_nothingIsClipped(LossyCodec codec) throws IOException {
    float[] loud = SPEECH.samples();
    for (int i = 0; i < loud.length; i++) {
      loud[i] *= 100;
    }
    float[] heard = codec.roundTrip(clip(loud), 64).samples();
    assertTrue(correlation(loud, heard, 0) > 0.9);
    assertEquals(1, rms(heard) / rms(loud), 0.1);
  }

  @ParameterizedTest
  @EnumSource
  void silenceAndOneSample_haveCopies(LossyCodec codec) throws IOException {
    assertEquals(1, codec.roundTrip(clip(new float[] {0.5f}), 24).length());
    float[] silence = codec.roundTrip(clip(new float[20_000]), 24).samples();
    assertEquals(20_000, silence.length);
    assertEquals(0, rms(silence), 1e-4);
  }

  @Test
  void rateOutOfRange_isRefused() {
    assertEquals(
        "kbps must lie in [6, 256], got 5",
        assertThrows(IllegalArgumentException.class, () -> LossyCodec.OPUS.roundTrip(SPEECH, 5))
            .getMessage());
  }

  private static double rms(float[] x) {
    return Math.sqrt(dot(x, x, 0) / x.length);
  }

  private static double correlation(float[] x, float[] y, int lag) {
    return dot(x, y, lag) / Math.sqrt(dot(x, x, 0) * dot(y, y, 0));
  }

  private static double dot(float[] x, float[] y, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < y.length; i++) {
      sum += (double) x[i] * y[i + lag];
    }
    return sum;
  }

  private static Clip clip(float[] samples) {
    return new Clip(samples, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
  }
}
