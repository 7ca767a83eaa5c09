package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.features.FeatureTensor;
import org.undertone.features.JointSet;
import org.undertone.learn.Domain;
import org.undertone.learn.DomainExperts;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.Novelty;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkType;
import org.undertone.model.SpeakerBaseline.Voice;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestNetworks;

/** A linear classifier beside two networks as one bundle. */
class StudioBundleTest {

  private static final int FEATURES = 4140;
  private static final int LABELS = 5;
  private static final int LINEAR_BYTES = LABELS * (FEATURES + 1) * Float.BYTES;

  private static ModelBundle bundle;
  private static ModelBundle two;

  @TempDir private Path folder;
  private Path weights;
  private byte[] whole;

  @BeforeAll
  static void learn() throws Exception {
    bundle = TestNetworks.studio("mine");
    two = TestNetworks.studioOfTwo("mine");
  }

  @BeforeEach
  void save() throws IOException {
    bundle.save(folder.resolve("mine"));
    weights = folder.resolve("mine/studio.bin");
    whole = Files.readAllBytes(weights);
  }

  @Test
  void savedAndLoaded_answersAndAdaptsAsBefore() throws IOException {
    ModelBundle loaded = ModelBundle.load(folder.resolve("mine"));
    assertEquals(bundle.manifest(), loaded.manifest());
    JointSet set = (JointSet) loaded.featureSet();
    FeatureTensor row = set.extract(SyntheticSpeech.DEFAULT.withSeconds(1).clip());
    FeatureTensor other = set.extract(SyntheticSpeech.DEFAULT.withPitchHz(220).clip());
    assertArrayEquals(bundle.probabilities(row), loaded.probabilities(row));
    assertFalse(Arrays.equals(loaded.probabilities(row), loaded.probabilities(other)));
    SpeakerBaseline voice =
        SpeakerBaseline.of(set.name(), Voice.MIXED, List.of(loaded.voice(other)));
    assertEquals(FEATURES, voice.speaker().featureCount());
    FeatureTensor adapted = loaded.adapt(row, voice);
    assertArrayEquals(bundle.adapt(row, voice).values(), adapted.values());
    assertFalse(Arrays.equals(set.vectors(row).values(), set.vectors(adapted).values()));
    assertArrayEquals(set.frames(row).values(), set.frames(adapted).values());
    assertTrue(loaded.explains());
    loaded.save(folder.resolve("again"));
    assertSameFiles("mine", "again");
  }

  @Test
  void answer_isPooledOfTheThree() throws IOException {
    JointClassifier joint = (JointClassifier) ModelBundle.load(folder.resolve("mine")).classifier();
    assertEquals(List.of(0.25, 0.5, 0.25), joint.strangers().weights());
    assertEquals(List.of(0.5, 0.25, 0.25), joint.known().weights());
    JointSet set = (JointSet) bundle.featureSet();
    FeatureTensor row = set.extract(SyntheticSpeech.DEFAULT.withSeconds(1).clip());
    FeatureTensor frames = set.frames(row);
    FeatureTensor vectors = set.vectors(row);
    LinearClassifier discriminant = joint.experts().experts().get(0);
    assertArrayEquals(
        joint
            .strangers()
            .pool(
                discriminant.doubt(vectors.values()),
                discriminant.probabilities(vectors.values(), vectors.shape()),
                joint.layers().probabilities(vectors.values(), vectors.shape()),
                joint.frames().probabilities(frames.values(), frames.shape())),
        bundle.probabilities(row));
  }

  @Test
  void domains_areKeptWithTheirExpertsAndTheJudge() throws Exception {
    two.save(folder.resolve("mine"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("mine"));
    JointSet set = (JointSet) two.featureSet();
    FeatureTensor row = set.extract(SyntheticSpeech.DEFAULT.withSeconds(1).clip());
    assertArrayEquals(two.probabilities(row), loaded.probabilities(row));
    assertEquals(LABELS, loaded.probabilities(row).length);
    DomainExperts experts = ((JointClassifier) loaded.classifier()).experts();
    assertEquals(
        List.of(new Domain("hall", List.of(0, 1, 2, 4)), new Domain("den", List.of(0, 1, 2, 3, 4))),
        experts.domains());
    assertEquals(9, experts.classCount());
    assertTrue(experts.judge().isPresent());
    loaded.save(folder.resolve("again"));
    assertSameFiles("mine", "again");
    JointClassifier joint = (JointClassifier) two.classifier();
    assertEquals(
        11 * (FEATURES + 1)
            + ((NetworkClassifier) joint.layers()).parameterCount()
            + ((NetworkClassifier) joint.frames()).parameterCount(),
        new ModelStore(folder).describe("mine").parameters().orElseThrow(),
        "of four, five and two");
  }

  @Test
  void noveltyOfEachExpert_isKept() throws Exception {
    JointClassifier joint = (JointClassifier) two.classifier();
    List<LinearClassifier> cautious = new ArrayList<>();
    for (LinearClassifier expert : joint.experts().experts()) {
      float[][] directions = new float[2][FEATURES];
      directions[0][cautious.size()] = 1;
      directions[1][9] = 1;
      Novelty novelty = new Novelty(expert.scaler(), directions, 0.25f + cautious.size());
      cautious.add(expert.withCaution(1.2, novelty));
    }
    ModelBundle strange =
        new ModelBundle(
            two.manifest(),
            new JointClassifier(
                new DomainExperts(
                    LABELS, joint.experts().domains(), cautious, joint.experts().judge()),
                joint.layers(),
                joint.frames(),
                joint.rows(),
                joint.means(),
                joint.strangers(),
                joint.known()),
            two.featureSet(),
            two.fittings());
    strange.save(folder.resolve("mine"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("mine"));
    List<LinearClassifier> experts = ((JointClassifier) loaded.classifier()).experts().experts();
    for (int d = 0; d < 2; d++) {
      assertEquals(0.25f + d, experts.get(d).novelty().orElseThrow().typical());
      assertEquals(1, experts.get(d).novelty().orElseThrow().directions()[0][d]);
    }
    JointSet set = (JointSet) two.featureSet();
    FeatureTensor row = set.extract(SyntheticSpeech.DEFAULT.withSeconds(1).clip());
    assertArrayEquals(strange.probabilities(row), loaded.probabilities(row));
    assertFalse(Arrays.equals(two.probabilities(row), loaded.probabilities(row)));
    loaded.save(folder.resolve("again"));
    assertSameFiles("mine", "again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "name" : "hall",                      |                           | "name" is missing
          "name" : "hall",                      | "name" : "hall", "x" : 1, | "x" of "domains" is unknown
          "labels" : [ "angry", "fearful", "happy", "sad" ] | "labels" : "angry"  | "labels" must be a list of labels
          "labels" : [ "angry", "fearful", "happy", "sad" ] | "labels" : [ "angry", "fearful", "happy", "calm" ]  | the labels of the domain hall must be some of those of the model, got [angry, fearful, happy, calm]
          "labels" : [ "angry", "fearful", "happy", "sad" ] | "labels" : [ "angry", null ]  | "labels" must be labels, got null
          "labels" : [ "angry", "fearful", "happy", "sad" ] | "labels" : [ "sad", "fearful", "happy", "angry" ]  | labels of a domain must be at least two that ascend
          "labels" : [ "angry", "fearful", "happy", "sad" ] | "labels" : [ "angry", "happy", "sad" ]  | bytes; needed is 49692 or 99384 for 3 labels
          "domains" : [                         | "domains" : [], "d" : [   | "domains" must be a list of at least two, got []
          "domains" : [                         | "domains" : 2, "d" : [    | "domains" must be a list of at least two, got 2
          "domains" : [                         | "domain" : [              | Unrecognized field "domain"
          """)
  void domainsThatAreWrong_areNamed(String right, String wrong, String expected) throws Exception {
    two.save(folder.resolve("mine"));
    Path manifest = folder.resolve("mine/model.json");
    String json = Files.readString(manifest);
    assertTrue(json.contains(right), () -> right + " is not in " + json.substring(0, 2000));
    Files.writeString(manifest, json.replace(right, wrong == null ? "" : wrong));
    String message = refusal();
    assertTrue(message.contains(expected), () -> expected + " is not in: " + message);
  }

  @Test
  void description_isOfANetworkThatAdapts() throws IOException {
    ModelDescription description = new ModelStore(folder).describe("mine");
    assertTrue(description.isNetwork());
    assertTrue(description.adapts());
    assertTrue(description.explains());
    JointClassifier joint = (JointClassifier) bundle.classifier();
    assertEquals(
        LABELS * (FEATURES + 1)
            + ((NetworkClassifier) joint.layers()).parameterCount()
            + ((NetworkClassifier) joint.frames()).parameterCount(),
        description.parameters().orElseThrow());
  }

  @Test
  void otherNetworks_areNotHeld() throws Exception {
    JointClassifier joint = (JointClassifier) bundle.classifier();
    TestNetworks.saveLogMel(folder.resolve("foreign"), "foreign");
    JointClassifier other =
        new JointClassifier(
            joint.experts(),
            joint.layers(),
            ModelBundle.load(folder.resolve("foreign")).classifier(),
            TestNetworks.OTHER_MEL.bands(),
            Optional.empty(),
            joint.strangers(),
            joint.known());
    assertEquals(
        "a bundle holds beside a linear classifier mlp-voice and cnn-voice alone",
        assertThrows(
                IllegalArgumentException.class, () -> new ModelBundle(bundle.manifest(), other))
            .getMessage());
  }

  @Test
  void weights_changedOrCut_areRefusedWithAndWithoutTheRightChecksum() throws IOException {
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    Files.write(weights, flipped);
    assertTrue(refusal().contains("fetch or train the model anew"), refusal());
    Random random = new Random(3);
    for (int length :
        new int[] {0, 3, 4, LINEAR_BYTES, LINEAR_BYTES + 4, random.nextInt(whole.length)}) {
      put(Arrays.copyOf(whole, length));
      assertTrue(refusal().startsWith(weights + ": found "), refusal());
    }
    put(Arrays.copyOf(whole, whole.length + 1));
    assertTrue(refusal().startsWith(weights + ": found "), refusal());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, bytes that end too soon",
    "2147483647, bytes that end too soon",
    "-2147483648, bytes that end too soon",
    "0, found 0 bytes",
    "41416, found 41416 bytes",
    "41424, found 41424 bytes"
  })
  void lengthOfTheFirstWeights_thatCannotBe_isRefused(int length, String expected)
      throws IOException {
    byte[] wrong = whole.clone();
    ByteBuffer.wrap(wrong).putInt(length);
    put(wrong);
    assertTrue(refusal().contains(expected), refusal());
  }

  @Test
  void foreignWeights_areRefused() throws Exception {
    put(SyntheticSpeech.DEFAULT.wav(16_000));
    assertTrue(refusal().startsWith(weights + ": found "), refusal());
    TestNetworks.bundle("mel", NetworkType.CNN_MEL).save(folder.resolve("mel"));
    put(Files.readAllBytes(folder.resolve("mel/network.params")));
    assertTrue(refusal().startsWith(weights + ": found "), refusal());
    byte[] notNumbers = whole.clone();
    ByteBuffer.wrap(notNumbers).putFloat(4 + 4 * 17, Float.NaN);
    put(notNumbers);
    assertTrue(refusal().contains("parts that do not fit"), refusal());
    byte[] otherNetwork = Arrays.copyOf(whole, whole.length - 1000);
    put(otherNetwork);
    assertTrue(refusal().contains("needed is the parameters of this network"), refusal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "pool" :             | "pol" :                 | "pool" must be three numbers that add up to 1, got null
          "knownPool" :     | "known" :             | "knownPool" must be three numbers that add up to 1
          "pool" : [        | "pool" : [ "half",   | "pool" must be three numbers that add up to 1, got ["half"
          "pool" : [        | "pool" : [ 0,        | "pool" must be three numbers that add up to 1, got [0,0.25
          "pool" : [        | "pool" : 1, "w": [   | "pool" must be three numbers that add up to 1, got 1
          "pool" : [ 0.25,  | "pool" : [ 0.5,      | weights must be at least 0 and add up to 1, got [0.5,
          "pool" : [ 0.25,  | "pool" : [ -1,       | weights must be at least 0 and add up to 1, got [-1.0,
          "layers" :           | "layer" :               | "layers" is missing
          "layers" : {         | "layers" : { "x" : 1,   | "x" of "layers" is unknown
          "linear" :           | "line" :                | "linear" is missing
          "linear" : {         | "linear" : 7, "l" : {   | "linear" is missing
          "network" :          | "net" :                 | "network" is missing
          "network" : {        | "network" : [], "n" : { | "network" is missing
          "linear" : {         | "linear" : { "x" : 1,   | "x" of "linear" is unknown
          "network" : {        | "network" : { "x" : 1,  | "x" of "network" is unknown
          "scaler"             | "scalar"                | "scaler" is missing
          "inputShape"         | "inputShapes"           | "inputShape" is missing
          "inputShape" : [ 88, | "inputShape" : [ 44,    | needed is the parameters of this network
          "inputShape" : [ 88, | "inputShape" : [ -1,    | cnn-voice needs
          "inputShape" : [ 88, | "inputShape" : [        | cnn-voice needs
          "angry", "fearful"   | "angry"                 | studio.bin: found 82820 bytes
          +levelled-voice-88"  | "                       | feature set must be one of classic-190,
          +denoised-2070+levelled-voice-88" | "          | needed are 4140 features and frames of 88
          "type" : "cnn-voice" | "type" : "cnn-frames"   | "type" of "network" must be cnn-voice, got cnn-frames
          "followsVoice" : true | "followsVoice" : 1    | "followsVoice" must be true or false, got 1
          "type" : "cnn-voice" | "type" : 7              | "type" is missing
          "type" : "studio"    | "type" : "linear"       | "scaler" is missing
          "type" : "studio"    | "type" : "cnn-mel"      | "inputShape" is missing
          """)
  void manifestWithAWrongValue_saysWhich(String right, String wrong, String expected)
      throws IOException {
    Path manifest = folder.resolve("mine/model.json");
    String json = Files.readString(manifest);
    assertTrue(json.contains(right), () -> right + " is not in " + json.substring(0, 2000));
    Files.writeString(manifest, json.replace(right, wrong));
    String message = refusal();
    assertTrue(message.contains(expected), () -> expected + " is not in: " + message);
  }

  private void assertSameFiles(String one, String other) throws IOException {
    for (String file : List.of("model.json", "studio.bin")) {
      assertEquals(
          -1, Files.mismatch(folder.resolve(one + "/" + file), folder.resolve(other + "/" + file)));
    }
  }

  /** Replaces the weights, and in the manifest what it says of them. */
  private void put(byte[] content) throws IOException {
    Files.write(weights, content);
    ManifestFile.Weights facts = ManifestFile.Weights.of(weights);
    Path manifest = folder.resolve("mine/model.json");
    String json = Files.readString(manifest);
    json =
        json.replaceFirst("\"sha256\" : \"[0-9a-f]+\"", "\"sha256\" : \"" + facts.sha256() + '"');
    json = json.replaceFirst("\"bytes\" : \\d+", "\"bytes\" : " + facts.bytes());
    Files.writeString(manifest, json);
  }

  private String refusal() {
    return assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("mine")))
        .getMessage();
  }
}
