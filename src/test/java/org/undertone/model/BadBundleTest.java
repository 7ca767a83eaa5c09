package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.undertone.learn.Calibrator;
import org.undertone.learn.Familiarity;
import org.undertone.learn.FlatForest;
import org.undertone.learn.FlatForestBuilder;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.StandardScaler;
import org.undertone.testing.TestModels;

/** Every way in which files can fail to be a bundle ends in a {@link BadBundleException}. */
class BadBundleTest {

  private static ModelBundle bundle;

  @TempDir Path folder;
  private Path manifest;
  private Path weights;

  @BeforeAll
  static void grow() {
    bundle =
        TestModels.guarded(
            TestModels.forest("tiny", 3, 20)
                .withCalibrator(Optional.of(new Calibrator(0.4375, 0.0625))),
            familiarity());
  }

  private static FamiliaritySettings familiarity() {
    StandardScaler scaler = ((ScaledForest) TestModels.forest("tiny", 3, 20).classifier()).scaler();
    double[] biases = {0.125, 0, 0, 0, 0};
    return new FamiliaritySettings(new Familiarity(scaler, new double[5][190], biases), 0.1875);
  }

  @BeforeEach
  void save() throws IOException {
    bundle.save(folder.resolve("tiny"));
    manifest = folder.resolve("tiny/model.json");
    weights = folder.resolve("tiny/forest.bin");
  }

  @Test
  void folderWithoutFiles_saysWhichFileIsMissing() throws IOException {
    Files.delete(weights);
    assertEquals(weights + ": found no such file; needed is a file of a model bundle", refusal());
    Files.delete(manifest);
    assertEquals(manifest + ": found no such file; needed is a file of a model bundle", refusal());
  }

  @Test
  void newerFormat_isCalledThatBeforeAnythingElse() throws IOException {
    Files.writeString(manifest, "{\"formatVersion\": 2, \"network\": [1, {}]}");
    BadBundleException bad =
        assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("tiny")));
    assertEquals(manifest, bad.path());
    assertEquals("the newer format 2", bad.found());
    assertEquals("format 1 or older; get a newer Undertone", bad.allowed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "tiny"                | "../tiny"         | a model id must be 1 to 64 of
          "forest"              | "network"         | type must be one of forest, linear, studio, torchscript, cnn-1d, cnn-2d, cnn-frames, mlp, mlp-voice, cnn-mel, cnn-voice, got "network"
          "angry", "fearful"    | "fearful", "angry"| labels must be at least two, distinct, and
          "angry", "fearful"    | "joyful"          | unknown label "joyful"
          "angry", "fearful"    | "angry"           | the classifier's labels must be 4, got 5
          "classic-190"         | "classic-191"     | feature set must be one of classic-190,
          "classic-190"         | "means-180"       | the forest needs 190 features, got the shape [180]
          "scaler"              | "scalar"          | "scaler" is missing
          "forest",             | "forest", "selected" : [1], | Unrecognized field "selected"
          "forest"              | "mlp"             | "inputShape" is missing
          "forest"              | "torchscript"     | "input" is missing
          "minConfidence" : 0.35| "minConfidence" : 2| minConfidence must lie in [0, 1], got 2.0
          "minConfidence" : 0.35| "minConf" : 0.35  | Missing creator property 'minConfidence'
          "minConfidence" : 0.35| "minConfidence" : 0.35, "gate" : 1 | Unrecognized field "gate"
          "scale" : [           | "scale" : [ 0.0,  | mean and scale must be equally many
          "scale" : [           | "scale" : [ null, | null
          "mean" : [            | "mean" : [ "x",   | not a valid
          "forest.bin"          | "../forest.bin"   | cannot be a file of weights
          "temperature" : 0.4375| "temperature" : 0  | temperature must lie in [0.05, 20.0], got 0.0
          "temperature" : 0.4375| "temperature" : null | null
          "temperature" : 0.4375| "heat" : 0.4375    | Missing creator property 'temperature'
          "floor" : 0.0625      | "floor" : 0.0625, "bias" : 1 | Unrecognized field "bias"
          "floor" : 0.0625      | "floor" : -1      | floor must lie in [0.0, 0.1], got -1.0
          "calibrator" : {      | "calibrator" : null, "gauge" : { | "calibrator" is missing
          "leastLikelihood" : 0.1875 | "leastLikelihood" : 1.5 | leastLikelihood must lie in [0, 1], got 1.5
          "leastLikelihood" : 0.1875 | "most" : 1 | Missing creator property 'leastLikelihood'
          "familiarity" : {     | "familiarity" : [], "gauge" : { | "familiarity" is missing
          "biases" : [ 0.125,   | "biases" : [      | weights and biases must be equally many
          "biases" : [ 0.125,   | "biases" : [ null, | null
          "biases" : [ 0.125, 0.0, | "biases" : [ 0.125, "NaN", | label 1 must have 190 finite weights and a bias
          "confidence" : {      | "confidences" : { | Missing creator property 'confidence'
          "errorByChance" : 0.025| "errorByChance" : 2 | errorByChance must lie in [0, 1], got 2.0
          "weights"             | "weight"          | "weights" is missing
          "formatVersion" : 1   | "formatVersion" : "1" | JSON without a formatVersion
          "seed" : 42           | "seed" : null     | null
          "seed" : 42,          | `` | seed
          """)
  void manifestWithAWrongValue_saysWhich(String right, String wrong, String expected)
      throws IOException {
    String json = Files.readString(manifest);
    assertTrue(json.contains(right), right);
    Files.writeString(manifest, json.replace(right, wrong));
    assertTrue(refusal().contains(expected), () -> expected + " is not in: " + message());
  }

  @Test
  void manifestOfAnotherKind_isRefused() throws IOException {
    for (String text : new String[] {"", "{}", "[]", "null", "3", "<html>", "{\"id\":\"tiny\"}"}) {
      Files.writeString(manifest, text);
      refusal();
    }
    Files.writeString(manifest, "[".repeat(900_000));
    refusal();
    Files.writeString(manifest, " ".repeat(16 << 20) + "{");
    assertTrue(refusal().contains("16777217 bytes; needed is at most 16777216"), this::message);
  }

  @Test
  void manifest_cutAtAnyLength_isRefused() throws IOException {
    byte[] whole = Files.readAllBytes(manifest);
    // The last two bytes are the closing brace and the line feed, which may be missing.
    for (int length = 0; length < whole.length - 1; length += length < 200 ? 1 : 37) {
      Files.write(manifest, Arrays.copyOf(whole, length));
      refusal();
    }
  }

  @Test
  void manifest_corruptedAtRandom_isLoadedOrRefused() throws IOException {
    byte[] whole = Files.readAllBytes(manifest);
    Random random = new Random(17);
    for (int i = 0; i < 1500; i++) {
      Files.write(manifest, corrupted(whole, random));
      loadOrRefuse(() -> ModelBundle.load(folder.resolve("tiny")));
    }
  }

  @Test
  void weights_changedInAnyWay_areFoundOut() throws IOException {
    byte[] whole = Files.readAllBytes(weights);
    Random random = new Random(23);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(weights, flipped);
      assertTrue(refusal().contains("fetch or train the model anew"), this::message);
    }
    Files.write(weights, Arrays.copyOf(whole, whole.length + 1));
    assertTrue(refusal().contains(whole.length + 1 + " bytes; needed is " + whole.length));
  }

  @Test
  void forest_cutAtAnyLength_isRefused() {
    byte[] whole = ForestFile.encode(forest());
    int strangers =
        ForestFile.encode(new ScaledForest(forest().scaler(), forest().forest())).length;
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != strangers) { // that is a whole forest, which the manifest's hash gives away
        assertThrows(BadBundleException.class, () -> decode(cut));
      }
    }
  }

  @Test
  void forest_corruptedAtRandom_isDecodedOrRefused() throws IOException {
    byte[] whole = ForestFile.encode(forest());
    Random random = new Random(31);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = corrupted(whole, random);
      refused += loadOrRefuse(() -> answer(decode(bad))) ? 0 : 1;
    }
    assertTrue(refused > 5_000, refused + " refused");
  }

  @Test
  void forest_withHugeNumbersInItsHeader_isRefusedWithoutTakingMemory() {
    byte[] whole = ForestFile.encode(forest());
    for (int at = 12; at < 32; at += 4) {
      for (int value : new int[] {-1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 24}) {
        byte[] bad = whole.clone();
        ByteBuffer.wrap(bad).putInt(at, value);
        if (!Arrays.equals(bad, whole)) {
          assertThrows(BadBundleException.class, () -> decode(bad));
        }
      }
    }
  }

  @Test
  void forest_ofANewerFormat_isCalledThat() {
    byte[] newer = ForestFile.encode(forest());
    newer[11] = 2;
    assertEquals(
        weights + ": found the newer format 2; needed is format 1; get a newer Undertone",
        assertThrows(BadBundleException.class, () -> decode(newer)).getMessage());
  }

  @Test
  void forest_thatIsAnotherFile_isForeign() {
    byte[] other =
        "RIFF....WAVEfmt ................................".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        weights + ": found a foreign file; needed is the weights of a random forest",
        assertThrows(BadBundleException.class, () -> decode(other)).getMessage());
  }

  @Test
  void forest_asDeepAsAllowed_isDecodedAndDeeperOnesAreRefused() throws IOException {
    FlatForestBuilder deep = new FlatForestBuilder(1, 2, 0.5);
    int leaf = deep.entry(new int[] {0, 300});
    for (int i = 0; i < FlatForest.MAX_DEPTH; i++) {
      deep.split(0, i);
    }
    for (int i = 0; i <= FlatForest.MAX_DEPTH; i++) {
      deep.leaf(leaf);
    }
    StandardScaler one = new StandardScaler(new double[1], new double[] {1});
    byte[] bytes = ForestFile.encode(new ScaledForest(one, deep.build()));
    assertEquals(
        300.5 / 301,
        ForestFile.decode(one, bytes, weights).forest().probabilities(new float[] {-1})[1]);
    byte[] deeper = Arrays.copyOf(bytes, bytes.length + 6);
    int end = bytes.length - FlatForest.MAX_DEPTH - 1;
    System.arraycopy(bytes, end - 5, deeper, end, bytes.length - end + 5);
    deeper[deeper.length - 1] = bytes[bytes.length - 1];
    ByteBuffer.wrap(deeper).putInt(24, 2 * FlatForest.MAX_DEPTH + 3);
    assertEquals(
        weights
            + ": found a forest that cannot be: a tree must be at most 1024 splits deep; needed is"
            + " an undamaged file",
        assertThrows(BadBundleException.class, () -> ForestFile.decode(one, deeper, weights))
            .getMessage());
  }

  @Test
  void forest_ofOtherFeatures_isNotThatOfTheManifest() {
    StandardScaler one = new StandardScaler(new double[1], new double[] {1});
    byte[] bytes = ForestFile.encode(forest());
    assertTrue(
        assertThrows(BadBundleException.class, () -> ForestFile.decode(one, bytes, weights))
            .getMessage()
            .startsWith(weights + ": found another forest: a forest must have the scaler's 1"));
  }

  private static ScaledForest forest() {
    ScaledForest own = (ScaledForest) bundle.classifier();
    return new ScaledForest(own.scaler(), own.forest(), Optional.of(own.forest()));
  }

  private ScaledForest decode(byte[] bytes) throws BadBundleException {
    return ForestFile.decode(forest().scaler(), bytes, weights);
  }

  private interface Load {
    Object run() throws IOException;
  }

  /** An answer, which must be one whatever the forest is. */
  private static double[] answer(ScaledForest forest) {
    float[] values = new float[190];
    List<double[]> both = forest.ofBoth(values, values, List.of(190));
    for (double[] probabilities : both) {
      assertEquals(1, Arrays.stream(probabilities).sum(), 1e-9);
    }
    return both.get(1);
  }

  /** Whether it loads; anything but a bundle or a refusal fails the test. */
  private static boolean loadOrRefuse(Load load) throws IOException {
    try {
      load.run();
      return true;
    } catch (BadBundleException e) {
      return false;
    }
  }

  /** A few bytes flipped, overwritten, cut out or put in. */
  private static byte[] corrupted(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt();
        case 2 -> {
          System.arraycopy(bytes, at + 1, bytes, at, bytes.length - at - 1);
          bytes = Arrays.copyOf(bytes, bytes.length - 1);
        }
        default -> {
          byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
          bytes = longer;
        }
      }
    }
    return bytes;
  }

  private String refusal() {
    return assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("tiny")))
        .getMessage();
  }

  private String message() {
    return refusal();
  }
}
