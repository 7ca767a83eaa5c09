package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModulationSpectrumTest {

  @Test
  void sine_liesInItsOctave() {
    double[] hz = {0.75, 1.5, 3, 6, 12, 24};
    for (int octave = 0; octave < hz.length; octave++) {
      float[] course = new float[500];
      for (int i = 0; i < course.length; i++) {
        course[i] = (float) (7 + Math.sin(2 * Math.PI * hz[octave] * i / 100));
      }
      assertTrue(of(course)[octave] > 0.95, hz[octave] + " Hz");
    }
  }

  @Test
  void parts_ofNoise_areThoseOfTheDefinition() {
    Random random = new Random(6);
    float[] course = new float[300];
    for (int i = 0; i < course.length; i++) {
      course[i] = (float) random.nextGaussian();
    }
    assertArrayEquals(slowly(course, 512), of(course), 1e-9);
    assertEquals(1, Arrays.stream(of(course)).sum(), 1e-12);
  }

  @Test
  void parts_ofWhatStandsStill_areEqual() {
    double[] equal = new double[6];
    Arrays.fill(equal, 1 / 6.0);
    assertArrayEquals(equal, of(new float[] {3, 3, 3, 3}));
    assertArrayEquals(equal, of(new float[] {5}));
  }

  private static double[] of(float[] course) {
    return ModulationSpectrum.octaves(course, course.length, 100, 0.5, 6);
  }

  private static double[] slowly(float[] course, int length) {
    int n = course.length;
    double mean = 0;
    for (float x : course) {
      mean += x / (double) n;
    }
    double[] parts = new double[6];
    for (int bin = 1; bin < length / 2; bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < n; i++) {
        double x = Math.pow(Math.sin(Math.PI * (i + 0.5) / n), 2) * (course[i] - mean);
        re += x * Math.cos(2 * Math.PI * bin * i / length);
        im -= x * Math.sin(2 * Math.PI * bin * i / length);
      }
      double hz = bin * 100.0 / length;
      for (int octave = 0; octave < 6; octave++) {
        if (hz >= 0.5 * (1 << octave) && hz < 1 << octave) {
          parts[octave] += re * re + im * im;
        }
      }
    }
    double total = Arrays.stream(parts).sum();
    return Arrays.stream(parts).map(part -> part / total).toArray();
  }
}
