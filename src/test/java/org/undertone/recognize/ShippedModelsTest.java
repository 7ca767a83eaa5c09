package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.testing.SyntheticSpeech;

/** What comes with the project: loads, is small, is measured on unheard speakers, answers. */
class ShippedModelsTest {

  private static final long MOST_BYTES = 8_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"classic", "companion", "studio"})
  void shippedModel_isSmallMeasuredAndAnswers(String id) throws IOException {
    Path folder = Path.of("models", id);
    assertTrue(size(folder) <= MOST_BYTES, id + " takes " + size(folder));
    assertTrue(Files.readString(folder.resolve("CARD.md")).contains("did not hear"), id);
    ModelBundle bundle = ModelBundle.load(folder);
    assertEquals(
        List.copyOf(EnumSet.complementOf(EnumSet.of(Label.CALM))), bundle.manifest().labels());
    String protocol = bundle.manifest().scores().orElseThrow().protocol();
    assertTrue(List.of("ravdess-6", "grouped-5").contains(protocol), protocol);
    Verdict verdict =
        new Recognizer(bundle).recognize(SyntheticSpeech.DEFAULT.withSeconds(2).clip());
    assertEquals(3, verdict.top().size());
    double sum = verdict.probabilities().values().stream().mapToDouble(p -> p).sum();
    assertEquals(1, sum, 1e-9);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
