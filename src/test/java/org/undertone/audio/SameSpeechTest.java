package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.undertone.features.Classic190;
import org.undertone.testing.SyntheticSpeech;

/**
 * The same speech arrives at several rates and codings, each made from one 48 kHz original by
 * ffmpeg's own resampler, and gives the same clip within -100 dB of it and the same features within
 * {@code 2e-3 (1 + |a|)}. The original holds nothing near 8 kHz, where the transition bands of the
 * two resamplers differ.
 */
class SameSpeechTest {

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);

  @Test
  void rates_giveTheSameClip() throws BadAudioException {
    byte[] original =
        Encoder.encode(
            SyntheticSpeech.DEFAULT.wav(48_000),
            ".wav",
            "-af",
            "aresample=14000:filter_size=256:cutoff=0.9,aresample=48000:filter_size=256:cutoff=0.95",
            "-c:a",
            "pcm_f32le");
    float[] at48 = decoder.decode(original).samples();
    for (String rate : new String[] {"44100", "32000", "22050", "16000", "96000"}) {
      byte[] other =
          Encoder.encode(
              original,
              ".wav",
              "-af",
              "aresample=" + rate + ":filter_size=256:cutoff=0.95",
              "-c:a",
              "pcm_f32le");
      float[] samples = decoder.decode(other).samples();
      assertEquals(at48.length, samples.length, 2);
      double error = relativeErrorDb(at48, samples);
      assertTrue(error < -100, rate + " Hz differs by " + error + " dB");
      assertSameFeatures(at48, samples, rate);
    }
  }

  private static void assertSameFeatures(float[] expected, float[] actual, String rate) {
    int length = Math.min(expected.length, actual.length);
    float[] a = features(expected, length);
    float[] b = features(actual, length);
    for (int i = 0; i < a.length; i++) {
      String what = rate + " Hz: " + Classic190.names().get(i);
      // Above 7 kHz the original is empty: there the valleys are what is left of rounding.
      double tolerance = what.contains("spectral_contrast_6") ? 0.1 : 2e-3;
      assertEquals(a[i], b[i], tolerance * (1 + Math.abs(a[i])), what);
    }
  }

  private static float[] features(float[] samples, int length) {
    float[] first = Arrays.copyOf(samples, length);
    return Classic190.extract(new Clip(first, SourceFormat.array(Clip.SAMPLE_RATE_HZ))).values();
  }

  private static double relativeErrorDb(float[] expected, float[] actual) {
    double error = 0;
    double power = 0;
    for (int i = 800; i < Math.min(expected.length, actual.length) - 800; i++) {
      double difference = expected[i] - actual[i];
      error += difference * difference;
      power += expected[i] * expected[i];
    }
    return 10 * Math.log10(error / power);
  }
}
