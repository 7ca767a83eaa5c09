package org.undertone.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.Clip;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.model.Label;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestData;

class ExampleLoaderTest {

  private static final SyntheticSpeech SPEECH = SyntheticSpeech.DEFAULT.withSeconds(0.8);

  @TempDir Path folder;

  @Test
  void examples_keepTheOrder_atAnyNumberOfThreads() throws Exception {
    SyntheticCorpus.ravdess(folder.resolve("data"), 1, 3, 8);
    List<Utterance> utterances =
        new CorpusReader(true).read(List.of(folder.resolve("data"))).utterances();
    List<Integer> progress = new ArrayList<>();
    Examples two = loader("a", 2).load(utterances, progress::add);
    Examples one = loader("b", 1).load(utterances, done -> {});
    assertEquals(IntStream.rangeClosed(1, 16).boxed().toList(), progress);
    assertEquals(utterances, two.examples().stream().map(Example::utterance).toList());
    assertSame(two.examples(), one.examples());
    assertEquals(List.of(), two.skipped());
    assertEquals(0.8, two.examples().get(0).durationSeconds(), 1e-9);
  }

  @Test
  void silentAndUndecodableFiles_areSkippedAndNamed() throws Exception {
    write("03-01-05-01-01-01-07.wav", SPEECH.wav(16_000));
    write("03-01-06-01-01-01-07.wav", SyntheticSpeech.wav16(new float[16_000], 16_000));
    write("03-01-06-01-01-02-07.wav", "this is not audio at all".getBytes(UTF_8));
    List<Utterance> utterances = utterances();
    Files.delete(write("03-01-06-01-02-01-07.wav", new byte[0]));
    utterances.add(
        new Utterance(
            folder.resolve("03-01-06-01-02-01-07.wav"),
            Label.FEARFUL,
            Optional.of("ravdess:07"),
            "ravdess"));
    Examples examples = loader("cache", 2).load(utterances, done -> {});
    assertEquals(1, examples.examples().size());
    assertEquals(
        List.of(
            "cannot be read: 1 (03-01-06-01-02-01-07.wav: no such file)",
            "does not decode: 1 (03-01-06-01-01-02-07.wav: This is plain text, not a recording)",
            "no speech in it: 1 (03-01-06-01-01-01-07.wav)"),
        Skipped.summary(examples.skipped()));
  }

  @Test
  void sameAudio_underTwoLabels_isSkippedTwice() throws Exception {
    write("03-01-05-01-01-01-07.wav", SPEECH.wav(16_000));
    write("03-01-06-01-01-01-07.wav", SPEECH.wav(16_000));
    write("03-01-06-01-01-02-07.wav", SPEECH.withSeed(2).wav(16_000));
    Examples examples = loader("cache", 2).load(utterances(), done -> {});
    assertEquals(1, examples.examples().size());
    assertEquals(2, examples.skipped().size());
    assertEquals(Skipped.Reason.TWO_LABELS, examples.skipped().get(0).reason());
    assertEquals(
        "same audio as 03-01-06-01-01-01-07.wav (fearful)", examples.skipped().get(0).detail());
  }

  @Test
  void copyOfWhatIsExcluded_isLeftOutAsWell() throws Exception {
    write("03-01-05-01-01-01-07.wav", SPEECH.wav(16_000));
    write("03-01-05-01-01-02-07.wav", new byte[9]);
    write("angry/1.wav", SPEECH.wav(16_000));
    write("angry/2.wav", SPEECH.withSeed(2).wav(16_000));
    List<Utterance> utterances = utterances();
    Set<Utterance> excluded =
        utterances.stream().filter(u -> u.speaker().isPresent()).collect(Collectors.toSet());
    assertEquals(2, excluded.size());
    Examples examples = loader("cache", 2).load(utterances, excluded, done -> {});
    assertEquals(1, examples.examples().size());
    assertEquals("2.wav", fileName(examples.examples().get(0)));
    assertEquals(
        List.of("repeats the audio of another: 1 (1.wav)"), Skipped.summary(examples.skipped()));
  }

  @Test
  void sameAudio_ofOneSpeakerAndLabel_isKeptOnce() throws Exception {
    write("03-01-05-01-01-01-07.wav", SPEECH.wav(16_000));
    write("03-01-05-01-01-02-07.wav", SPEECH.wav(16_000));
    Examples examples = loader("cache", 2).load(utterances(), done -> {});
    assertEquals("03-01-05-01-01-01-07.wav", fileName(examples.examples().get(0)));
    assertEquals(
        List.of("repeats the audio of another: 1 (03-01-05-01-01-02-07.wav)"),
        Skipped.summary(examples.skipped()));
  }

  @Test
  void sameAudio_ofUnknownAndKnownSpeaker_isKeptUnderTheKnown() throws Exception {
    write("03-01-05-01-01-01-07.wav", SPEECH.wav(16_000));
    write("angry/1.wav", SPEECH.wav(16_000));
    write("angry/anna/2.wav", SPEECH.withSeed(2).wav(16_000));
    write("angry/bob/3.wav", SPEECH.withSeed(2).wav(16_000));
    Examples examples = loader("cache", 2).load(utterances(), done -> {});
    assertEquals(1, examples.examples().size());
    assertEquals("03-01-05-01-01-01-07.wav", fileName(examples.examples().get(0)));
    assertEquals(
        List.of(
            "same audio under two speakers: 2 (2.wav, 3.wav)",
            "repeats the audio of another: 1 (1.wav)"),
        Skipped.summary(examples.skipped()));
  }

  @Test
  void augmented_givesOtherFeatures_inTheSameOrder() throws Exception {
    SyntheticCorpus.ravdess(folder, 1, 3);
    ExampleLoader loader = loader("cache", 2);
    List<Example> examples = loader.load(utterances(), done -> {}).examples();
    Degradation far = new Degradation(20, -65, 1);
    List<Example> first = loader.augmented(examples, far, done -> {});
    assertSame(first, loader.augmented(examples, far, done -> {}));
    for (int i = 0; i < examples.size(); i++) {
      assertEquals(examples.get(i).utterance(), first.get(i).utterance());
      assertEquals(examples.get(i).speechLevelDbfs() - 20, first.get(i).speechLevelDbfs(), 2);
    }
  }

  @Test
  void examples_holdTheFeaturesOfTheirSet_eachFromItsOwnCache() throws Exception {
    SyntheticCorpus.ravdess(folder.resolve("data"), 1, 3);
    List<Utterance> utterances =
        new CorpusReader(false).read(List.of(folder.resolve("data"))).utterances();
    for (int run = 0; run < 2; run++) {
      for (String name : List.of("classic-190", "log-mel-64", "mel-stack-3s")) {
        FeatureSet set = FeatureSets.named(name);
        Example example =
            new ExampleLoader(new FeatureCache(folder.resolve("cache")), 2, set)
                .load(utterances, done -> {})
                .examples()
                .get(0);
        assertEquals(name, example.features().set());
        Clip clip =
            new AudioDecoder(AudioLimits.DEFAULT, folder)
                .decode(Files.readAllBytes(example.utterance().path()));
        assertEquals(set.extract(clip).shape(), example.features().shape());
        assertArrayEquals(set.extract(clip).values(), example.features().values());
      }
    }
  }

  @Test
  void interruption_stopsTheWork() throws Exception {
    SyntheticCorpus.ravdess(folder, 1, 3);
    ExampleLoader loader = loader("cache", 2);
    List<Utterance> utterances = utterances();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> loader.load(utterances, done -> {}));
  }

  @Test
  void ravdess_repeatsOneClip() throws Exception {
    assumeTrue(TestData.ravdess().isPresent(), "no RAVDESS at hand");
    Path actor = TestData.ravdess().get().resolve("Actor_07");
    List<Utterance> utterances = new CorpusReader(false).read(List.of(actor)).utterances();
    Examples examples = loader("cache", 2).load(utterances, done -> {});
    assertEquals(59, examples.examples().size());
    assertEquals(
        List.of("repeats the audio of another: 1 (03-01-03-01-02-02-07.flac)"),
        Skipped.summary(examples.skipped()));
  }

  @Test
  void cremaD_holdsOneClipUnderTwoLabels() throws Exception {
    assumeTrue(TestData.cremaD().isPresent(), "no CREMA-D at hand");
    List<Utterance> utterances =
        new CorpusReader(false)
            .read(List.of(TestData.cremaD().get())).utterances().stream()
                .filter(u -> u.speaker().equals(Optional.of("crema-d:1017")))
                .toList();
    Examples examples = loader("cache", 2).load(utterances, done -> {});
    assertEquals(
        List.of("same audio under two labels: 2 (1017_IWW_ANG_XX.flac," + " 1017_IWW_FEA_XX.flac)"),
        Skipped.summary(examples.skipped()));
  }

  private ExampleLoader loader(String cache, int threads) {
    return new ExampleLoader(
        new FeatureCache(folder.resolve(cache)), threads, FeatureSets.named("classic-190"));
  }

  private List<Utterance> utterances() throws IOException {
    return new ArrayList<>(new CorpusReader(false).read(List.of(folder)).utterances());
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static String fileName(Example example) {
    return example.utterance().path().getFileName().toString();
  }

  private static void assertSame(List<Example> expected, List<Example> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      Example e = expected.get(i);
      Example a = actual.get(i);
      assertEquals(e.utterance(), a.utterance());
      assertEquals(e.audioHash(), a.audioHash());
      assertEquals(e.speech(), a.speech());
      assertArrayEquals(e.features().values(), a.features().values());
      assertTrue(a.durationSeconds() > 0);
    }
  }
}
