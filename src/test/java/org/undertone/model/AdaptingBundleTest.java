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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.Novelty;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerStatistics;
import org.undertone.learn.StandardScaler;
import org.undertone.model.SpeakerBaseline.Voice;
import org.undertone.testing.TestModels;

/** Bundles of regressions, and of models that know how speakers differ. */
class AdaptingBundleTest {

  private static final int FEATURES = 190;

  @TempDir private Path folder;
  private ModelBundle bundle;
  private Path manifest;
  private Path weights;

  @BeforeEach
  void save() throws IOException {
    bundle = linear(population(FEATURES));
    bundle.save(folder.resolve("plain"));
    manifest = folder.resolve("plain/model.json");
    weights = folder.resolve("plain/linear.bin");
  }

  private static ModelBundle linear(SpeakerPopulation population) {
    Random random = new Random(4);
    Manifest forest = TestModels.manifest("plain");
    float[][] perLabel = new float[forest.labels().size()][FEATURES];
    for (float[] row : perLabel) {
      for (int j = 0; j < FEATURES; j++) {
        row[j] = (float) random.nextGaussian() / 20;
      }
    }
    StandardScaler scaler =
        new StandardScaler(
                random.doubles(FEATURES, -1, 1).toArray(),
                random.doubles(FEATURES, 0.5, 2).toArray())
            .within(1.5f);
    return new ModelBundle(
        new Manifest(
            "plain",
            Manifest.LINEAR,
            forest.labels(),
            forest.featureSet(),
            forest.gates(),
            forest.provenance(),
            forest.scores()),
        new LinearClassifier(scaler, perLabel, new float[] {0, 0.5f, -0.25f, 0.125f, 0}),
        TestModels.forest("any", 3, 20).featureSet(),
        TestModels.knowing(population));
  }

  private static SpeakerPopulation population(int features) {
    double[] steps = new double[features];
    Arrays.setAll(steps, j -> j * 0.25);
    double[] halves = new double[features];
    Arrays.fill(halves, 0.5);
    return new SpeakerPopulation(steps, halves, halves, steps);
  }

  private static FeatureTensor features(long seed) {
    Random random = new Random(seed);
    float[] row = new float[FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      row[j] = (float) random.nextGaussian();
    }
    return new FeatureTensor("classic-190", List.of(FEATURES), row);
  }

  private static SpeakerBaseline baseline(String featureSet, int features) {
    double[] tens = new double[features];
    Arrays.fill(tens, 10);
    return new SpeakerBaseline(featureSet, Voice.MIXED, new SpeakerStatistics(7, tens, tens));
  }

  @Test
  void savedAndLoaded_answersAndAdaptsAsBefore() throws IOException {
    ModelBundle loaded = ModelBundle.load(folder.resolve("plain"));
    SpeakerBaseline voice = baseline("classic-190", FEATURES);
    assertEquals("linear", loaded.manifest().type());
    assertTrue(loaded.adapts());
    assertTrue(loaded.explains());
    for (int seed = 0; seed < 20; seed++) {
      FeatureTensor features = features(seed);
      assertArrayEquals(bundle.probabilities(features), loaded.probabilities(features));
      FeatureTensor adapted = bundle.adapt(features, voice);
      assertArrayEquals(adapted.values(), loaded.adapt(features, voice).values());
      assertFalse(Arrays.equals(features.values(), adapted.values()));
    }
    assertEquals(5L * (FEATURES + 1) * Float.BYTES, Files.size(weights));
  }

  @Test
  void forestForKnownVoices_isKeptAskedAndExplained() throws IOException {
    ModelBundle forests = TestModels.adapting("forests");
    forests.save(folder.resolve("forests"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("forests"));
    FeatureTensor own = features(1);
    FeatureTensor adapted = forests.adapt(own, baseline("classic-190", FEATURES));
    double[] known = forests.probabilitiesOfBoth(adapted, own).get(1);
    assertArrayEquals(known, loaded.probabilitiesOfBoth(adapted, own).get(1));
    assertArrayEquals(forests.probabilities(own), loaded.probabilities(own));
    assertFalse(Arrays.equals(forests.probabilities(adapted), known));
    Attribution explained = loaded.attribution(adapted, own, Integer.MAX_VALUE);
    int label = 0;
    for (Label each : loaded.manifest().labels()) {
      double sum = explained.base().get(each);
      for (Attribution.Feature feature : explained.features()) {
        sum += feature.contributions().get(each);
      }
      assertEquals(known[label], explained.prediction().get(each), 1e-8);
      assertEquals(known[label++], sum, 1e-8);
    }
  }

  @Test
  void classifierForKnownVoices_isKeptAndAsked() throws IOException {
    LinearClassifier strangers = (LinearClassifier) bundle.classifier();
    float[][] others = strangers.weights();
    others[2][5] += 1;
    LinearClassifier known =
        new LinearClassifier(strangers.scaler(), others, new float[] {0.25f, 0, 0, 0, 0});
    ModelBundle both =
        new ModelBundle(
            bundle.manifest(),
            strangers.withKnown(known).withCaution(0.75),
            bundle.featureSet(),
            bundle.fittings());
    both.save(folder.resolve("plain"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("plain"));
    assertEquals(2 * 5L * (FEATURES + 1) * Float.BYTES, Files.size(weights));
    assertEquals(
        2 * 5L * (FEATURES + 1),
        new ModelStore(folder).describe("plain").parameters().orElseThrow());
    FeatureTensor features = features(3);
    assertArrayEquals(
        strangers.withCaution(0.75).probabilities(features.values(), features.shape()),
        loaded.probabilities(features));
    FeatureTensor own = features(4);
    assertArrayEquals(
        known.withCaution(0.75).probabilities(features.values(), features.shape()),
        loaded.probabilitiesOfBoth(features, features).get(1));
    assertFalse(
        Arrays.equals(
            loaded.probabilities(features), loaded.probabilitiesOfBoth(features, features).get(1)));
    assertFalse(
        Arrays.equals(
            loaded.probabilitiesOfBoth(features, own).get(1),
            loaded.probabilitiesOfBoth(features, features).get(1)),
        "as sure as the clip itself lets it");
    assertArrayEquals(
        bundle.probabilities(features),
        bundle.probabilitiesOfBoth(features, own).get(1),
        "only one");
    assertArrayEquals(
        loaded.probabilities(own),
        loaded.probabilitiesOfBoth(features, own).get(0),
        "a stranger's");
    LinearClassifier fewer =
        new LinearClassifier(
            strangers.scaler(), Arrays.copyOf(others, 3), new float[] {0.25f, 0, 0});
    assertThrows(IllegalArgumentException.class, () -> strangers.withKnown(fewer));
  }

  @Test
  void novelty_isKept_forBothVoices() throws IOException {
    LinearClassifier strangers = (LinearClassifier) bundle.classifier();
    float[][] directions = new float[3][FEATURES];
    for (int d = 0; d < directions.length; d++) {
      directions[d][d + 7] = 1;
    }
    Novelty novelty = new Novelty(strangers.scaler(), directions, 0.75f);
    LinearClassifier cautious = strangers.withKnown(strangers).withCaution(1.25, novelty);
    for (LinearClassifier each : List.of(cautious, strangers.withCaution(1.25, novelty))) {
      ModelBundle strange =
          new ModelBundle(bundle.manifest(), each, bundle.featureSet(), bundle.fittings());
      strange.save(folder.resolve("plain"));
      ModelBundle loaded = ModelBundle.load(folder.resolve("plain"));
      FeatureTensor features = features(3);
      assertArrayEquals(
          strange.probabilitiesOfBoth(features, features(4)).get(1),
          loaded.probabilitiesOfBoth(features, features(4)).get(1));
      assertArrayEquals(strange.probabilities(features), loaded.probabilities(features));
      assertFalse(Arrays.equals(bundle.probabilities(features), loaded.probabilities(features)));
    }
    String json = Files.readString(manifest);
    for (String wrong : List.of("17", "-1", "2.5", "\"many\"")) {
      Files.writeString(manifest, json.replace("\"novelty\" : 3", "\"novelty\" : " + wrong));
      assertTrue(
          refusal()
              .contains("\"novelty\" must be a number of directions, at most 16, got " + wrong),
          refusal());
    }
    Files.writeString(manifest, json.replace("\"novelty\" : 3", "\"novelty\" : 2"));
    assertTrue(refusal().contains("linear.bin: found 6104 bytes"), refusal());
  }

  @Test
  void description_saysWhetherItAdapts() throws IOException {
    ModelStore store = new ModelStore(folder);
    TestModels.forest("deaf").save(folder.resolve("deaf"));
    assertTrue(store.describe("plain").adapts());
    assertFalse(store.describe("plain").isNetwork());
    assertFalse(store.describe("deaf").adapts());
    assertFalse(ModelBundle.load(folder.resolve("deaf")).adapts());
    assertFalse(Files.readString(folder.resolve("deaf/model.json")).contains("speakers\" : {"));
  }

  @Test
  void baseline_ofOtherFeaturesOrForAModelWithoutAny_isRefused() {
    for (SpeakerBaseline other :
        List.of(baseline("means-180", 190), baseline("classic-190", 189))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> bundle.checkUsable(other))
              .getMessage();
      assertEquals(
          "the baseline is of "
              + other.speaker().featureCount()
              + " features "
              + other.featureSet()
              + ", but the model plain needs 190 of classic-190; make one with this model",
          message);
      assertThrows(IllegalArgumentException.class, () -> bundle.adapt(features(1), other));
    }
    ModelBundle deaf = TestModels.forest("deaf", 3, 20);
    assertEquals(
        "the model deaf cannot use a baseline of the speaker's voice",
        assertThrows(
                IllegalArgumentException.class,
                () -> deaf.checkUsable(baseline("classic-190", 190)))
            .getMessage());
  }

  @Test
  void populationOfFewerFeatures_leavesTheRestAlone() throws IOException {
    ModelBundle some = linear(population(100));
    some.save(folder.resolve("plain"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("plain"));
    FeatureTensor features = features(3);
    assertArrayEquals(Arrays.copyOf(features.values(), 100), loaded.voice(features));
    float[] adapted = loaded.adapt(features, baseline("classic-190", 100)).values();
    assertArrayEquals(
        Arrays.copyOfRange(features.values(), 100, 190), Arrays.copyOfRange(adapted, 100, 190));
    assertThrows(IllegalArgumentException.class, () -> linear(population(191)));
  }

  @Test
  void weightsOfAnotherLength_areRefused() throws IOException {
    byte[] whole = Files.readAllBytes(weights);
    for (int length : new int[] {0, 3, whole.length - 4, whole.length + 4}) {
      Files.write(weights, Arrays.copyOf(whole, length));
      assertTrue(refusal().contains("linear.bin: found " + length + " bytes"), refusal());
    }
  }

  @Test
  void weightsThatAreNoNumbers_areRefused() throws IOException {
    byte[] whole = Files.readAllBytes(weights);
    ByteBuffer.wrap(whole).putFloat(4 * 17, Float.NaN);
    Files.write(weights, whole);
    assertTrue(refusal().contains("linear.bin"), refusal());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "within" : [       | "within" : [ -1.0,     | must be equally many
          "within" : [ 0.5,  | "within" : [ -0.5,     | within 0 must be finite and at least 0, got -0.5
          "between" : [ 0.0, | "between" : [ "NaN",   | between 0 must be finite
          "between" : [ 0.0, | "between" : [ null,    | between must be numbers
          "mean" : [ 0.0,    | "mean" : [ 1e99,       | mean 0 must be finite
          "ordinaryMean"     | "ordinary"             | ordinary
          "within" : [       | "width" : 1, "within" : [ | width
          "speakers" : {     | "speakers" : [], "gauge" : { | "speakers" is missing
          "scaler"           | "scalar"               | "scaler" is missing
          "limit" : 1.5      | "limit" : "far"        | "limit" of the scaler must be a number, got "far"
          "limit" : 1.5      | "limit" : 0            | the limit must be above 0, got 0.0
          "caution"          | "care"                 | "caution" must be a number, got null
          "caution" : 0.0    | "caution" : "much"     | "caution" must be a number, got "much"
          "angry", "fearful" | "angry"                | linear.bin: found 3820 bytes
          "classic-190"      | "means-180"            | 190
          """)
  void manifestWithAWrongValue_saysWhich(String right, String wrong, String expected)
      throws IOException {
    String json = Files.readString(manifest);
    assertTrue(json.contains(right), right);
    Files.writeString(manifest, json.replace(right, wrong));
    String message = refusal();
    assertTrue(message.contains(expected), () -> expected + " is not in: " + message);
  }

  private String refusal() {
    return assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("plain")))
        .getMessage();
  }
}
