package org.undertone.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undertone.audio.AudioLimits;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.FlatForest;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.StandardScaler;
import org.undertone.model.Fittings;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.ModelStore;
import org.undertone.testing.EvenForests;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** Small models that tell synthesised voices apart: enough to see every kind of answer. */
final class VoiceModels {

  /** The voice that these models call happy. */
  static final SyntheticSpeech HAPPY = voice(230, 7, 5.5, -20, 1);

  /** The voice that these models call surprised, the longest of their words. */
  static final SyntheticSpeech SURPRISED = voice(330, 10, 4, -14, 1);

  private static final Map<Label, SyntheticSpeech> VOICES =
      Map.of(
          Label.HAPPY,
          HAPPY,
          Label.NEUTRAL,
          SyntheticSpeech.DEFAULT,
          Label.SAD,
          voice(95, 1, 2.5, -32, 1),
          Label.SURPRISED,
          voice(330, 10, 4, -14, 1));

  private VoiceModels() {}

  /**
   * A store with {@code classic}, {@code other}, its like, {@code doubtful}, never sure but able to
   * give sets of labels, and {@code knowing} and {@code knowing-too}, which can use a baseline of
   * the speaker's voice.
   */
  static ModelStore save(Path folder) throws IOException, InterruptedException {
    List<Label> labels = VOICES.keySet().stream().sorted().toList();
    List<float[]> rows = new ArrayList<>();
    List<Integer> truth = new ArrayList<>();
    for (Label label : labels) {
      for (int seed = 10; seed < 16; seed++) {
        rows.add(Classic190.extract(VOICES.get(label).withSeed(seed).clip()).values());
        truth.add(labels.indexOf(label));
      }
    }
    float[][] matrix = rows.toArray(float[][]::new);
    StandardScaler scaler = StandardScaler.fit(matrix);
    FlatForest forest =
        EvenForests.fit(
            scaler.transformAll(matrix),
            truth.stream().mapToInt(Integer::intValue).toArray(),
            labels.size(),
            ForestOptions.DEFAULT.withTrees(40),
            2,
            done -> {});
    ScaledForest classifier = new ScaledForest(scaler, forest);
    new ModelBundle(manifest("classic", labels, 0.35), classifier).save(folder.resolve("classic"));
    new ModelBundle(manifest("other", labels, 0.35), classifier).save(folder.resolve("other"));
    FeatureSet features = FeatureSets.named(Classic190.NAME);
    Fittings choosing = TestModels.choosing(new ConformalSets(0.9, 0.1));
    new ModelBundle(manifest("doubtful", labels, 1), classifier, features, choosing)
        .save(folder.resolve("doubtful"));
    Fittings knowing = TestModels.knowing(TestModels.population());
    for (String id : List.of("knowing", "knowing-too")) {
      new ModelBundle(manifest(id, labels, 0.35), classifier, features, knowing)
          .save(folder.resolve(id));
    }
    return new ModelStore(folder);
  }

  /** A started server that takes 1 MB and 20 s. */
  static UndertoneServer serve(Path folder, ModelStore models, int port) throws IOException {
    return serve(folder, models, port, List.of("doubtful"));
  }

  /** The same with {@code classic} and other models of the store. */
  static UndertoneServer serve(Path folder, ModelStore models, int port, List<String> others)
      throws IOException {
    AudioLimits limits = new AudioLimits(1_000_000, 20, 0.3, 10);
    ServerOptions options =
        new ServerOptions(
            "127.0.0.1", List.of(), port, Path.of("web"), folder.resolve("temp"), limits, 2, 4);
    UndertoneServer started = new UndertoneServer(options, models, "classic", others);
    started.start();
    return started;
  }

  private static Manifest manifest(String id, List<Label> labels, double minConfidence) {
    Manifest model = TestModels.manifest(id);
    return new Manifest(
        id,
        model.type(),
        labels,
        model.featureSet(),
        new GateSettings(0.3, Map.of(), minConfidence),
        model.provenance(),
        model.scores());
  }

  private static SyntheticSpeech voice(
      double pitchHz, double accentSemitones, double rate, double levelDbfs, long seed) {
    return SyntheticSpeech.DEFAULT
        .withPitchHz(pitchHz)
        .withAccentSemitones(accentSemitones)
        .withSyllablesPerSecond(rate)
        .withLevelDbfs(levelDbfs)
        .withSeed(seed);
  }
}
