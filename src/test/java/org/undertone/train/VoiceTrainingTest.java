package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.AnotherVoice;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.RobustCopy;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.model.Fittings;
import org.undertone.model.ModelBundle;
import org.undertone.model.SpeakerBaseline;
import org.undertone.model.SpeakerBaseline.Voice;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Verdict;
import org.undertone.testing.SyntheticSpeech;

/** Models that know how voices differ, by the whole path, on a few synthesised clips. */
class VoiceTrainingTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  /** Four actors of two folds, eight emotions, one take: 32 clips. */
  @BeforeAll
  static void speak() throws Exception {
    SyntheticCorpus.ravdess(shared.resolve("data"), 1, 4, 10, 8, 9);
  }

  @Test
  void linear_adaptsAndIsTheSame_atAnyNumberOfThreads() throws Exception {
    TrainReport report = train(options("linear").withThreads(1));
    Map<String, byte[]> one = files("model.json", "linear.bin", "CARD.md", "report.html");
    ModelBundle bundle = ModelBundle.load(folder.resolve("models/mine"));
    assertEquals(report.manifest(), bundle.manifest());
    assertEquals("expressive-2070", bundle.manifest().featureSet());
    assertEquals(2070, ((LinearClassifier) bundle.classifier()).featureCount());
    assertTrue(report.manifest().scores().orElseThrow().unweightedAverageRecall().mean() > 0.3);
    assertKnowsVoices(2070, bundle);
    assertAnswers(bundle);
    assertCard(
        "A linear discriminant analysis on the features expressive-2070 that tells apart ", bundle);
    train(options("linear").withThreads(2));
    one.forEach((name, bytes) -> assertArrayEquals(bytes, files(name).get(name), name));
  }

  @Test
  void studio_holdsALinearModelOfAllClips_andANetwork() throws Exception {
    TrainReport report = train(options("studio"));
    ModelBundle bundle = ModelBundle.load(folder.resolve("models/mine"));
    assertEquals(report.manifest(), bundle.manifest());
    assertEquals("studio", bundle.manifest().type());
    assertEquals("expressive-2070+denoised-2070+levelled-voice-88", bundle.manifest().featureSet());
    assertEquals("ravdess-6", bundle.manifest().scores().orElseThrow().protocol());
    assertEquals(
        "discriminant 0.3, layers 0.3, frames 0.4",
        bundle.manifest().provenance().options().get("pool"));
    assertEquals(
        "discriminant 0.4, layers 0.4, frames 0.2",
        bundle.manifest().provenance().options().get("knownPool"));
    assertEquals("3", bundle.manifest().provenance().options().get("layers.maxEpochs"));
    assertEquals("1.0", bundle.manifest().provenance().options().get("shrinkage"));
    assertEquals("1", bundle.manifest().provenance().options().get("maxEpochs"));
    JointClassifier joint = (JointClassifier) bundle.classifier();
    assertKnowsVoices(4140, bundle);
    assertAnswers(bundle);
    assertCard("A linear discriminant analysis beside a network mlp-voice of ", bundle);
    assertOverlooks();
    train(options("linear"));
    LinearClassifier alone =
        (LinearClassifier) ModelBundle.load(folder.resolve("models/mine")).classifier();
    LinearClassifier expert = joint.experts().experts().get(0);
    assertEquals(4140, expert.featureCount());
    assertArrayEquals(alone.scaler().mean(), Arrays.copyOf(expert.scaler().mean(), 2070));
  }

  @Test
  void layers_learnFromAdaptedClips_andAdapt() throws Exception {
    TrainReport report = train(options("mlp-voice"));
    ModelBundle bundle = ModelBundle.load(folder.resolve("models/mine"));
    assertEquals(report.manifest(), bundle.manifest());
    assertEquals("denoised-2070", bundle.manifest().featureSet());
    assertKnowsVoices(2070, bundle);
    assertAnswers(bundle);
    assertCard("A network mlp-voice of ", bundle);
    NetworkClassifier layers = (NetworkClassifier) bundle.classifier();
    assertEquals(Optional.empty(), layers.selected());
  }

  private static void assertKnowsVoices(int values, ModelBundle bundle) {
    assertTrue(bundle.adapts());
    assertEquals(values, bundle.voiceValues());
    assertEquals(Map.of(), bundle.manifest().gates().quietestDbfs());
    assertEquals(Optional.empty(), bundle.fittings().familiarity());
    assertTrue(bundle.explains());
  }

  /** At any level alike, and otherwise where the voice is known. */
  private static void assertAnswers(ModelBundle bundle) {
    Recognizer recognizer = new Recognizer(bundle);
    SyntheticSpeech angry = SyntheticCorpus.speech(5, 12, 0);
    SyntheticSpeech far =
        angry.withLevelDbfs(angry.levelDbfs() - 20).withNoiseFloorDbfs(angry.noiseFloorDbfs() - 20);
    Verdict near = recognizer.recognize(angry.clip());
    Verdict quiet = recognizer.recognize(far.clip());
    assertEquals(Set.copyOf(bundle.manifest().labels()), near.probabilities().keySet());
    near.probabilities()
        .forEach((label, p) -> assertEquals(p, quiet.probabilities().get(label), 0.01));
    SpeakerBaseline voice =
        recognizer
            .baseline(
                recognizer.voice(SyntheticCorpus.speech(1, 12, 0).withSeconds(3).clip()),
                Voice.ORDINARY)
            .orElseThrow();
    FeatureTensor features = bundle.featureSet().extract(angry.clip());
    assertFalse(
        Arrays.equals(
            bundle.probabilities(features), bundle.probabilities(bundle.adapt(features, voice))));
  }

  private void assertOverlooks() {
    String card = new String(files("CARD.md").get("CARD.md"), StandardCharsets.UTF_8);
    assertTrue(
        card.contains(
            "## Training\n\nThe discriminant analysis learned to overlook how the means of speakers"
                + " differ, feelings apart: it takes that for part of what varies within each feeling."
                + " For known voices another overlooks nothing.\n"),
        card);
  }

  private void assertCard(String kind, ModelBundle bundle) {
    String card = new String(files("CARD.md").get("CARD.md"), StandardCharsets.UTF_8);
    assertTrue(card.contains(kind), card);
    assertTrue(card.contains("## Gates\n\n- Speech: "), card);
    assertFalse(card.contains("- Energy: "), card);
    assertFalse(card.contains("- Familiarity: "), card);
    assertTrue(card.contains("## Scores"), card);
    Fittings fittings = bundle.fittings();
    assertTrue(
        card.contains(
            String.format(
                Locale.ROOT,
                "## Calibrator\n\nTemperature %.3f: ",
                fittings.calibrator().orElseThrow().temperature())),
        card);
    assertTrue(
        card.contains(
            String.format(
                Locale.ROOT,
                " known from n clips, features adapted to it are asked of too, with the temperature"
                    + " %.3f: that counts n / (n + 3), and what is told of a stranger the rest.",
                fittings.adapted().orElseThrow().temperature())),
        card);
  }

  @Test
  void card_ofOneSpeakerWithCopies_tellsWhatTheseChange() throws Exception {
    NetworkSettings copies = NetworkSettings.DEFAULT.withCopies(1);
    Path one = shared.resolve("data/Actor_04");
    train(TrainOptions.of("linear", List.of(one)).withNetwork(copies));
    String card = new String(files("CARD.md").get("CARD.md"), StandardCharsets.UTF_8);
    assertTrue(
        card.contains(
            "overlook what robust copies change in the features of a clip, and what another voice"
                + " changes in them, and what another pace changes in them: it takes that for part of"
                + " what varies within each feeling.\n\n"
                + "- speed × 0.9\n- speed × 1.1\n"
                + "- another voice 1, seed 1\n- another voice 2, seed 1\n- another voice 3, seed 1\n"
                + "- robust copy 1, "),
        card);
    assertTrue(card.contains("\nRobust copies: " + RobustCopy.WORDS + ".\n"), card);
    assertTrue(card.contains("\nAnother voice: " + AnotherVoice.WORDS + ".\n"), card);
    assertFalse(card.contains("nown voices"), "one speaker tells of no other");
  }

  @Test
  void learning_isToldInWords() {
    TrainOptions robust = TrainOptions.of("studio", List.of(folder));
    assertEquals(
        Optional.of(
            "The discriminant analysis learned to overlook what robust copies change in the features"
                + " of a clip, and what another voice changes in them, and what another pace changes"
                + " in them, and how the means of speakers differ, feelings apart: it takes that for"
                + " part of what varies within each feeling. For known voices another overlooks what"
                + " copies change alone.\n\n"
                + "The networks learned for all their epochs from all clips learned from: none were"
                + " held out to choose among epochs.\n\n"
                + "In each epoch the network of frames saw a clip as it is or as one of its copies but"
                + " for those in another voice, half of them moved as if the speaker's voice were"
                + " known; the dense layers saw it as it is, adapted to that voice by some of the"
                + " speaker's clips or by all, or as one of its copies but for those of another pace."
                + " The copies:"),
        robust.recipe().learning(3));
    String ofTwo = robust.recipe().learning(2).orElseThrow();
    assertFalse(ofTwo.contains("nown voices"), ofTwo);
    assertTrue(
        ofTwo.endsWith(
            "but for those in another voice; the dense layers saw it as it is or as one of its copies"
                + " but for those of another pace. The copies:"),
        ofTwo);
    assertEquals(
        Optional.of(
            "Clips were learned from adapted to their speakers' voices too, by some of each"
                + " speaker's clips and by all."),
        options("mlp-voice").recipe().learning(3));
    assertEquals(Optional.empty(), options("mlp-voice").recipe().learning(2));
    assertEquals(Optional.empty(), options("linear").recipe().learning(1));
    assertEquals(Optional.empty(), options("mlp").recipe().learning(3));
  }

  @Test
  void studio_showsTheFramesOtherCopiesThanTheStatistics() {
    StudioRecipe studio = (StudioRecipe) TrainOptions.of("studio", List.of(folder)).recipe();
    List<String> all = studio.augmentations().stream().map(Augmentation::id).toList();
    assertEquals(List.of("speed × 0.9", "speed × 1.1"), all.subList(0, 2));
    assertEquals(13, Set.copyOf(all).size());
    assertEquals(all.subList(0, 10), ids(studio.network()));
    assertEquals(
        List.of("another voice 1, seed 1", "another voice 2, seed 1", "another voice 3, seed 1"),
        ids(studio.layers()).subList(0, 3));
    assertEquals(all.subList(2, 10), ids(studio.layers()).subList(3, 11));
    assertEquals(all.subList(0, 2), ids(studio.linear()).subList(0, 2));
    assertEquals(ids(studio.layers()), ids(studio.linear()).subList(2, 13));
  }

  private static List<String> ids(Recipe recipe) {
    return recipe.augmentations().stream().map(Augmentation::id).toList();
  }

  private TrainOptions options(String type) {
    return TrainOptions.of(type, List.of(shared.resolve("data")))
        .withNetwork(NetworkSettings.DEFAULT.withMaxEpochs(1).withAugmenting(Augmenting.NONE));
  }

  private TrainReport train(TrainOptions options) throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    return new Trainer(shared.resolve("temp"), clock)
        .train(options, folder.resolve("models/mine"), TrainProgress.SILENT);
  }

  private Map<String, byte[]> files(String... names) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : names) {
      try {
        files.put(name, Files.readAllBytes(folder.resolve("models/mine").resolve(name)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
