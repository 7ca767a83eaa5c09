package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.Clip;
import org.undertone.testing.TestData;

/** What librosa computes of real clips, where the corpora are at hand. */
class ReferenceClipsTest {

  private static final double TOLERANCE = 1e-3;

  @Test
  void values_ofRealClipsAt16kHz_equalThoseOfLibrosa() throws IOException {
    Path data = TestData.corpora().orElse(Path.of(""));
    Path reference = TestData.reference().orElse(Path.of(""));
    Path file = reference.resolve("classic190.json");
    Assumptions.assumeTrue(
        TestData.corpora().isPresent() && Files.isRegularFile(file), "no corpora at hand");
    JsonNode vectors = new ObjectMapper().readTree(file.toFile());
    AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);
    int compared = 0;
    for (Path path : clips(data, vectors)) {
      Clip clip = decoder.decode(path);
      if (clip.source().sampleRateHz() != Clip.SAMPLE_RATE_HZ) {
        // The reference resampled these by another filter, whose upper edge lies elsewhere.
        continue;
      }
      compared++;
      float[] values = Classic190.extract(clip).values();
      JsonNode expected = vectors.get(path.getFileName().toString());
      for (int i = 0; i < expected.size(); i++) {
        double e = expected.get(i).asDouble();
        String what = path.getFileName() + " " + Classic190.names().get(i);
        assertEquals(e, values[i], TOLERANCE * (1 + Math.abs(e)), what);
      }
    }
    assertTrue(compared >= 10, "only " + compared + " clips were compared");
  }

  @Test
  void f0_ofRealClips_hasTheMedianOfLibrosasYinWhereVoiced() throws IOException {
    Path data = TestData.corpora().orElse(Path.of(""));
    Assumptions.assumeTrue(TestData.corpora().isPresent(), "no corpora at hand");
    JsonNode tracks;
    try (InputStream in = ReferenceClipsTest.class.getResourceAsStream("/golden/yin.json")) {
      tracks = new ObjectMapper().readTree(in).get("semitones");
    }
    AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);
    Descriptors descriptors = new Descriptors();
    int compared = 0;
    for (Path path : clips(data, tracks)) {
      descriptors.compute(decoder.decode(path));
      JsonNode track = tracks.get(path.getFileName().toString());
      List<Double> ours = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int t = 0; t < track.size(); t++) {
        double hz = descriptors.f0.get(0, t);
        if (!Double.isNaN(hz)) {
          ours.add(12 * Math.log(hz / 55) / Math.log(2));
          theirs.add(track.get(t).asDouble());
        }
      }
      compared++;
      assertEquals(median(theirs), median(ours), 0.5, path.getFileName().toString());
    }
    assertTrue(compared >= 10, "only " + compared + " clips were compared");
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  private static List<Path> clips(Path data, JsonNode vectors) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(p -> vectors.has(p.getFileName().toString())).sorted().toList();
    }
  }
}
