package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Stft;

/** What librosa computes of synthesised signals, from {@code golden/make_golden.py}. */
class Classic190GoldenTest {

  private static final double TOLERANCE = 1e-3;
  private static final int LIBROSA_VALUES = 188;
  private static final int FRAME_STEP = 3;

  private static final Map<String, Clip> SIGNALS = GoldenSignals.all();
  private static JsonNode golden;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        Classic190GoldenTest.class.getResourceAsStream("/golden/classic190.json")) {
      golden = new ObjectMapper().readTree(in);
    }
  }

  @Test
  void goldenFile_holdsTheSignalsThatAreMadeHere() {
    Set<String> names = new HashSet<>();
    golden.get("vectors").fieldNames().forEachRemaining(names::add);
    assertEquals(SIGNALS.keySet(), names);
    assertEquals("0.11.0", golden.get("librosa").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tone_440",
        "tones_220_660_3500",
        "chirp_100_7000",
        "noise",
        "quiet_noise",
        "noise_then_tone",
        "impulse",
        "constant",
        "silence",
        "one_sample",
        "shorter_than_a_frame",
        "nine_frames_exactly"
      })
  void values_ofSignal_equalThoseOfLibrosa(String name) {
    float[] values = Classic190.extract(SIGNALS.get(name)).values();
    JsonNode expected = golden.get("vectors").get(name);
    assertEquals(LIBROSA_VALUES, expected.size());
    for (int i = 0; i < LIBROSA_VALUES; i++) {
      assertClose(expected.get(i).asDouble(), values[i], name + " " + Classic190.names().get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mel", "mfcc", "chroma", "contrast"})
  void matrix_ofNoiseThenTone_equalsThatOfLibrosa(String name) {
    Descriptors descriptors = new Descriptors();
    descriptors.compute(SIGNALS.get("noise_then_tone"));
    // The mel matrix is by then in decibels, as it goes into the MFCC.
    boolean decibels = name.equals("mel");
    Matrix matrix =
        switch (name) {
          case "mel" -> descriptors.mel;
          case "mfcc" -> descriptors.mfcc;
          case "chroma" -> descriptors.chroma;
          default -> descriptors.contrast;
        };
    double floor = largest(matrix) - 80;
    JsonNode rows = golden.get("matrices").get(name);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        double expected = rows.get(r).get(c).asDouble();
        double found = matrix.get(r, c * FRAME_STEP);
        assertClose(
            decibels ? Math.max(floor, 10 * Math.log10(Math.max(1e-10, expected))) : expected,
            found,
            name + "[" + r + "][" + c * FRAME_STEP + "]");
      }
    }
  }

  private static double largest(Matrix x) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int r = 0; r < x.rows(); r++) {
      for (int c = 0; c < x.columns(); c++) {
        largest = Math.max(largest, x.get(r, c));
      }
    }
    return largest;
  }

  @Test
  void masks_ofNoiseThenTone_equalThoseOfLibrosa() {
    Stft stft = new Stft(Framing.FRAME_LENGTH, Framing.HOP_LENGTH);
    Clip clip = SIGNALS.get("noise_then_tone");
    Matrix magnitude = new Matrix();
    stft.spectrogram(
        clip.samples(), clip.length(), 0, stft.frames(clip.length()), new Matrix(), magnitude);
    Matrix harmonic = new Matrix();
    Matrix percussive = new Matrix();
    new HarmonicPercussive().masks(magnitude, harmonic, percussive);
    assertEveryFifthBin("harmonic_mask", harmonic);
    assertEveryFifthBin("percussive_mask", percussive);
  }

  @Test
  void stft_ofNoiseThenTone_equalsThatOfLibrosa() {
    Stft stft = new Stft(Framing.FRAME_LENGTH, Framing.HOP_LENGTH);
    Clip clip = SIGNALS.get("noise_then_tone");
    JsonNode real = golden.get("matrices").get("stft_real");
    JsonNode imaginary = golden.get("matrices").get("stft_imag");
    double[] spectrum = new double[Framing.FRAME_LENGTH];
    for (int c = 0; c < real.get(0).size(); c++) {
      stft.transform(clip.samples(), clip.length(), c * FRAME_STEP, spectrum);
      for (int r = 1; r < real.size() - 1; r++) {
        assertClose(real.get(r).get(c).asDouble(), spectrum[10 * r], "real of bin " + 5 * r);
        assertClose(imaginary.get(r).get(c).asDouble(), spectrum[10 * r + 1], "imaginary " + 5 * r);
      }
      assertClose(real.get(0).get(c).asDouble(), spectrum[0], "real of bin 0");
    }
  }

  private static void assertEveryFifthBin(String name, Matrix matrix) {
    JsonNode rows = golden.get("matrices").get(name);
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < rows.get(r).size(); c++) {
        double expected = rows.get(r).get(c).asDouble();
        assertClose(expected, matrix.get(5 * r, c * FRAME_STEP), name + " of bin " + 5 * r);
      }
    }
  }

  private static void assertClose(double expected, double found, String what) {
    assertTrue(
        Math.abs(found - expected) <= TOLERANCE * (1 + Math.abs(expected)),
        () -> what + ": librosa has " + expected + ", we have " + found);
  }
}
