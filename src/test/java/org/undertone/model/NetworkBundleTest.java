package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.undertone.features.FeatureTensor;
import org.undertone.features.Probe;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkType;
import org.undertone.learn.network.TorchScriptClassifier;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestNetworks;
import org.undertone.testing.TorchScripts;

/** Networks as bundles: what is saved is loaded, and whatever is wrong is said. */
class NetworkBundleTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void network_savedAndLoaded_answersAsBefore(NetworkType type) throws Exception {
    ModelBundle bundle = TestNetworks.bundle("mine", type);
    bundle.save(folder.resolve("mine"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("mine"));
    assertEquals(bundle.manifest(), loaded.manifest());
    NetworkClassifier before = (NetworkClassifier) bundle.classifier();
    NetworkClassifier after = (NetworkClassifier) loaded.classifier();
    assertEquals(before.selected(), after.selected());
    assertEquals(before.inputShape(), after.inputShape());
    FeatureTensor features = bundle.featureSet().extract(SyntheticSpeech.DEFAULT.clip());
    assertArrayEquals(bundle.probabilities(features), loaded.probabilities(features));
    ModelDescription description = new ModelStore(folder).describe("mine");
    assertEquals(before.parameterCount(), description.parameters().orElseThrow());
    assertEquals(Optional.empty(), description.obstacle());
    assertTrue(description.isNetwork());
    loaded.save(folder.resolve("again"));
    for (String file : List.of("model.json", "network.params")) {
      assertEquals(
          -1,
          Files.mismatch(
              folder.resolve("mine").resolve(file), folder.resolve("again").resolve(file)));
    }
  }

  @Test
  void parametersOfAnotherNetwork_areRefused() throws Exception {
    TestNetworks.bundle("mine", NetworkType.CNN_1D).save(folder.resolve("mine"));
    TestNetworks.bundle("other", NetworkType.MLP).save(folder.resolve("other"));
    put(Files.readAllBytes(folder.resolve("other/network.params")), "network.params");
    assertTrue(refusal().contains("needed is the parameters of this network"), refusal());
  }

  @Test
  void parameters_changedCutOrForeign_areRefusedWithAndWithoutTheRightChecksum() throws Exception {
    TestNetworks.bundle("mine", NetworkType.CNN_1D).save(folder.resolve("mine"));
    Path weights = folder.resolve("mine/network.params");
    byte[] whole = Files.readAllBytes(weights);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    Files.write(weights, flipped);
    assertTrue(refusal().contains("fetch or train the model anew"), refusal());
    Random random = new Random(3);
    for (int i = 0; i < 12; i++) {
      put(Arrays.copyOf(whole, random.nextInt(whole.length)), "network.params");
      assertTrue(refusal().startsWith(weights + ": found "), refusal());
    }
    put(Arrays.copyOf(whole, whole.length + 1), "network.params");
    refusal();
    put(SyntheticSpeech.DEFAULT.wav(16_000), "network.params");
    refusal();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "inputShape" : [ 180 ]| "inputShape" : [ 181 ]    | the scaler's features must be 181
          "inputShape" : [ 180 ]| "inputShape" : [ 180, 2 ] | cnn-1d needs an input of 1 axes
          "inputShape" : [ 180 ]| "inputShape" : [ -1 ]     | cnn-1d needs an input of 1 axes
          "inputShape" : [ 180 ]| "inputShape" : [ 99999999 ]| must be at most 8192 long
          "inputShape" : [ 180 ]| "inputShape" : [ "x" ]    | "inputShape" must be whole numbers
          "inputShape" : [ 180 ]| "inputShape" : 180        | "inputShape" must be a list
          "inputShape" : [ 180 ]| "inputShape" : [ 180 ], "selected" : [ 7, 3 ] | must ascend
          "means-180"           | "classic-190"             | got the shape [190]
          "means-180"           | "means-181"               | feature set must be one of
          "cnn-1d"              | "cnn-3d"                  | type must be one of forest,
          "cnn-1d"              | "mlp"                     | needed is the parameters of this
          "parameters" :        | "parameters" : "many", "x" : | parameters must be a count
          """)
  void manifestWithAWrongValue_saysWhich(String right, String wrong, String expected)
      throws Exception {
    TestNetworks.bundle("mine", NetworkType.CNN_1D).save(folder.resolve("mine"));
    replace(right, wrong);
    assertTrue(refusal().contains(expected), () -> expected + " is not in: " + refusal());
  }

  @Test
  void torchScriptOnSamples_answersInTheOrderOfTheLabels() throws Exception {
    TestNetworks.saveWaveform(folder.resolve("mine"), "mine");
    ModelBundle loaded = ModelBundle.load(folder.resolve("mine"));
    assertEquals("waveform-16k", loaded.featureSet().name());
    TorchScriptClassifier network = (TorchScriptClassifier) loaded.classifier();
    assertEquals(List.of(4, 3, 2, 1, 0), network.contract().outputOfLabel());
    assertEquals(160_000, network.contract().longest());
    FeatureTensor loud = new FeatureTensor("waveform-16k", List.of(3), new float[] {1, 1, 1});
    FeatureTensor hissing = new FeatureTensor("waveform-16k", List.of(3), new float[] {1, -1, 1});
    assertEquals(1, loaded.probabilities(loud)[0], 1e-6);
    assertTrue(loaded.probabilities(hissing)[0] > 0.99);
    FeatureTensor steps =
        new FeatureTensor("waveform-16k", List.of(4), new float[] {.1f, -.1f, .1f, -.1f});
    assertEquals(Label.SAD, loaded.manifest().labels().get(4));
    assertTrue(loaded.probabilities(steps)[4] > 0.99);
  }

  @Test
  void torchScriptOnLogMelFrames_savedAndLoaded_keepsItsSpecification() throws Exception {
    TestNetworks.saveLogMel(folder.resolve("mine"), "mine");
    ModelBundle loaded = ModelBundle.load(folder.resolve("mine"));
    assertEquals(TestNetworks.OTHER_MEL.name(), loaded.manifest().featureSet());
    assertEquals(loaded.manifest().featureSet(), loaded.featureSet().name());
    double[] silence = loaded.probabilities(Probe.of(loaded.featureSet()));
    assertEquals(1, Arrays.stream(silence).sum(), 1e-9);
    assertEquals(Math.E / (4 + Math.E), silence[4], 1e-6);
    loaded.save(folder.resolve("again"), Map.of());
    for (String file : List.of("model.json", "network.pt")) {
      assertEquals(
          -1,
          Files.mismatch(
              folder.resolve("mine").resolve(file), folder.resolve("again").resolve(file)));
    }
  }

  @Test
  void torchScript_isNotReplacedByAnotherModel() throws Exception {
    Path mine = folder.resolve("mine");
    TestNetworks.saveWaveform(mine, "mine");
    byte[] network = Files.readAllBytes(mine.resolve("network.pt"));
    ModelBundle other = TestNetworks.bundle("mine", NetworkType.CNN_1D);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> other.save(mine))
            .getMessage()
            .contains("no part of a trained model: network.pt;"));
    assertArrayEquals(network, Files.readAllBytes(mine.resolve("network.pt")));
  }

  @Test
  void torchScript_mayLeaveOutWhatFollowsFromTheRest() throws Exception {
    TestNetworks.saveLogMel(folder.resolve("mine"), "mine");
    String json = Files.readString(folder.resolve("mine/model.json"));
    json = json.replaceFirst("\"featureSet\" : \"[^\"]+\",", "");
    json = json.replaceFirst("\"parameters\" : \\d+,", "");
    json = json.replaceFirst("\"outputLabels\" : \\[[^]]+],", "");
    json = json.replaceFirst(",\\s+\"longestSeconds\" : [0-9.]+", "");
    Files.writeString(folder.resolve("mine/model.json"), json);
    ModelBundle loaded = ModelBundle.load(folder.resolve("mine"));
    assertEquals(TestNetworks.OTHER_MEL.name(), loaded.manifest().featureSet());
    assertEquals(
        30 * 16_000 / 256, ((TorchScriptClassifier) loaded.classifier()).contract().longest());
  }

  @Test
  void torchScript_describedByHandAsInTheReadme_isLoaded() throws Exception {
    Path bundle = Files.createDirectories(folder.resolve("mine"));
    float[][] weights = new float[4][80];
    weights[0][0] = 1; // of the first output, which is neutral
    Files.write(
        bundle.resolve("model.json"),
        Files.readString(Path.of("README.md"))
            .replaceAll("(?s).*```json\n(\\{ \"formatVersion\".*?)```.*", "$1")
            .getBytes(StandardCharsets.UTF_8));
    put(TorchScripts.spectrogram(weights, new float[] {2, 0, 0, 0}), "network.pt");
    ModelBundle loaded = ModelBundle.load(bundle);
    double[] silence = loaded.probabilities(Probe.of(loaded.featureSet()));
    assertEquals(
        Math.exp(2) / (3 + Math.exp(2)),
        silence[loaded.manifest().labels().indexOf(Label.NEUTRAL)],
        1e-6);
    assertEquals(Optional.empty(), loaded.manifest().scores());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "kind" : "log-mel"     | "kind" : "mfcc"       | must be "waveform" or "log-mel", got "mfcc"
          "kind" : "log-mel"     | "kind" : "waveform"   | a waveform has no "bands"
          "bands" : 20           | "bands" : 2000        | bands must lie in [1, 512], got 2000
          "bands" : 20           | "bands" : 21          | featureSet must be "log-mel-21-512
          "bands" : 20           | "bands" : 2           | featureSet must be
          "bands" : 20,          | ``                    | bands
          "log" : "natural"      | "log" : "binary"      | NATURAL
          "longestSeconds" : 30.0| "longestSeconds" : 0  | longestSeconds must lie in [0.1, 3600.0]
          "output" : "probabilities" | "output" : "log"  | must be "logits" or "probabilities", got
          "outputLabels" : [ "angry" | "outputLabels" : [ "happy" | outputLabels must be the labels
          "outputLabels" : [ "angry" | "outputLabels" : [ null    | "outputLabels" must be labels, got null
          "outputLabels" : [         | "outputLabels" : "x", "y" : [ | "outputLabels" must be a list of labels
          "input"                | "inputs"              | "input" is missing
          """)
  void torchScriptManifestWithAWrongValue_saysWhich(String right, String wrong, String expected)
      throws Exception {
    TestNetworks.saveLogMel(folder.resolve("mine"), "mine");
    replace(right, wrong);
    assertTrue(refusal().contains(expected), () -> expected + " is not in: " + refusal());
  }

  @Test
  void torchScript_cutOrForeignUnderTheRightChecksum_isRefused() throws Exception {
    TestNetworks.saveWaveform(folder.resolve("mine"), "mine");
    Path weights = folder.resolve("mine/network.pt");
    byte[] whole = Files.readAllBytes(weights);
    put(Arrays.copyOf(whole, whole.length / 2), "network.pt");
    assertEquals(
        weights
            + ": found a file that is no archive, or a cut one; needed is a network saved by"
            + " torch.jit.save",
        refusal());
    put(SyntheticSpeech.DEFAULT.wav(16_000), "network.pt");
    refusal();
    Files.write(weights, whole);
    assertTrue(refusal().contains("as model.json says; fetch or train the model anew"));
  }

  /** Replaces the weights, and in the manifest what it says of them. */
  private void put(byte[] weights, String name) throws IOException {
    Path file = Files.write(folder.resolve("mine").resolve(name), weights);
    ManifestFile.Weights facts = ManifestFile.Weights.of(file);
    Path manifest = folder.resolve("mine/model.json");
    String json = Files.readString(manifest);
    json =
        json.replaceFirst("\"sha256\" ?: \"[0-9a-f]+\"", "\"sha256\" : \"" + facts.sha256() + "\"");
    json = json.replaceFirst("\"bytes\" ?: \\d+", "\"bytes\" : " + facts.bytes());
    Files.writeString(manifest, json);
  }

  private void replace(String right, String wrong) throws IOException {
    Path manifest = folder.resolve("mine/model.json");
    String json = Files.readString(manifest);
    assertTrue(json.contains(right), () -> right + " is not in " + json);
    Files.writeString(manifest, json.replace(right, wrong));
  }

  private String refusal() {
    return assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("mine")))
        .getMessage();
  }
}
