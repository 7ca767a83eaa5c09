package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.corpus.Corpus;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.CorpusReader;
import org.undertone.corpus.Example;
import org.undertone.corpus.ExampleLoader;
import org.undertone.corpus.FeatureCache;
import org.undertone.model.Heard;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestData;

/** What comes with the project: loads, is small, is measured on unheard speakers, answers. */
class ShippedModelsTest {

  @ParameterizedTest
  @CsvSource({"classic, 5000000", "companion, 8000000", "studio, 12000000"})
  void shippedModel_isSmallMeasuredAndAnswers(String id, long mostBytes) throws IOException {
    Path folder = Path.of("models", id);
    assertTrue(size(folder) <= mostBytes, id + " takes " + size(folder));
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

  @ParameterizedTest
  @CsvSource({
    "classic, ravdess",
    "classic, crema-d",
    "companion, ravdess",
    "studio, ravdess",
    "studio, crema-d"
  })
  void shippedModel_tellsWhomItHeard(String id, String name, @TempDir Path temp) throws Exception {
    assumeTrue(TestData.corpora().isPresent(), "no recordings at hand");
    Path recordings = TestData.corpora().orElseThrow().resolve(name);
    Corpus corpus = new CorpusReader(false).read(List.of(recordings));
    ModelBundle bundle = ModelBundle.load(Path.of("models", id));
    Heard heard = bundle.manifest().provenance().heard().orElseThrow();
    List<String> speakers = corpus.speakers().stream().map(CorpusContent::speakerMark).toList();
    assertEquals(List.of(), speakers.stream().filter(s -> !heard.speakers().contains(s)).toList());
    ExampleLoader loader = new ExampleLoader(new FeatureCache(temp), 2, bundle.featureSet());
    for (Example clip : loader.load(corpus.utterances().subList(0, 8), done -> {}).examples()) {
      assertTrue(heard.clips().contains(CorpusContent.clipMark(clip)), clip.utterance().toString());
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
