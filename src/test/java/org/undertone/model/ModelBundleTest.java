package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Calibrator;
import org.undertone.learn.Classifier;
import org.undertone.learn.Familiarity;
import org.undertone.learn.FlatForestBuilder;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.StandardScaler;
import org.undertone.testing.TestModels;

class ModelBundleTest {

  private static ModelBundle bundle;

  @TempDir Path folder;

  @BeforeAll
  static void grow() {
    bundle = TestModels.forest("tiny");
  }

  @Test
  void bundle_savedAndLoaded_answersAsBefore() throws IOException {
    bundle.save(folder.resolve("tiny"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("tiny"));
    assertEquals(bundle.manifest(), loaded.manifest());
    assertEquals("classic-190", loaded.featureSet().name());
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      float[] row = new float[190];
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) random.nextGaussian();
      }
      FeatureTensor features = new FeatureTensor("classic-190", List.of(190), row);
      assertArrayEquals(bundle.probabilities(features), loaded.probabilities(features));
    }
  }

  @Test
  void calibrator_isKept_andABundleWithoutOneHasNone() throws IOException {
    ModelBundle calibrated =
        bundle.withCalibrator(Optional.of(new Calibrator(0.4375123456789, 0.01)));
    calibrated.save(folder.resolve("tiny"));
    assertEquals(
        calibrated.fittings().calibrator(),
        ModelBundle.load(folder.resolve("tiny")).fittings().calibrator());
    calibrated.withCalibrator(Optional.empty()).save(folder.resolve("tiny"));
    assertFalse(Files.readString(folder.resolve("tiny/model.json")).contains("calibrator"));
    assertEquals(
        Optional.empty(), ModelBundle.load(folder.resolve("tiny")).fittings().calibrator());
  }

  @Test
  void familiarity_isKept_andFitsTheModel() throws IOException {
    ModelBundle guarded = TestModels.guarded(bundle, familiarity(190, 5));
    guarded.save(folder.resolve("tiny"));
    ModelBundle loaded = ModelBundle.load(folder.resolve("tiny"));
    float[] row = new float[190];
    for (int j = 0; j < row.length; j++) {
      row[j] = (j * 7 % 11) - 5;
    }
    FeatureTensor features = new FeatureTensor("classic-190", List.of(190), row);
    assertArrayEquals(
        guarded.likelihoods(features).orElseThrow(), loaded.likelihoods(features).orElseThrow());
    assertEquals(0.0625, loaded.fittings().familiarity().orElseThrow().leastLikelihood());
    assertEquals(Optional.empty(), bundle.likelihoods(features));
    for (FamiliaritySettings other : List.of(familiarity(189, 5), familiarity(190, 4))) {
      assertTrue(
          assertThrows(IllegalArgumentException.class, () -> TestModels.guarded(bundle, other))
              .getMessage()
              .startsWith("familiarity must be of 5 labels and the shape [190], got "));
    }
  }

  private static FamiliaritySettings familiarity(int features, int labels) {
    double[] scale = new double[features];
    Arrays.fill(scale, 1.5);
    double[][] weights = new double[labels][features];
    for (int k = 0; k < labels; k++) {
      weights[k][k] = 0.75;
    }
    return new FamiliaritySettings(
        new Familiarity(
            new StandardScaler(new double[features], scale), weights, new double[labels]),
        0.0625);
  }

  @Test
  void bundleThatTellsNotWhomItHeard_isLoadedWithoutThat() throws IOException {
    bundle.save(folder.resolve("tiny"));
    assertEquals(bundle.manifest(), ModelBundle.load(folder.resolve("tiny")).manifest());
    Path file = folder.resolve("tiny/model.json");
    ObjectNode root = (ObjectNode) Json.MAPPER.readTree(file.toFile());
    assertNotNull(((ObjectNode) root.path("provenance")).remove("heard"));
    Json.MAPPER.writeValue(file.toFile(), root);
    Provenance loaded = ModelBundle.load(folder.resolve("tiny")).manifest().provenance();
    assertEquals(Optional.empty(), loaded.heard());
    assertEquals(bundle.manifest().provenance().corpora(), loaded.corpora());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789a", "0123456789abc", "0123456789AB", "ravdess:0001"})
  void markOfWhatWasHeard_isTwelveHexadecimalDigits(String mark) {
    for (List<List<String>> lists :
        List.of(
            List.of(List.of(mark), List.<String>of()), List.of(List.<String>of(), List.of(mark)))) {
      assertEquals(
          "a mark of what was heard must be 12 hexadecimal digits, got \"" + mark + "\"",
          assertThrows(IllegalArgumentException.class, () -> new Heard(lists.get(0), lists.get(1)))
              .getMessage());
    }
  }

  @Test
  void bundle_withOtherGates_keepsItsCalibrator() {
    ModelBundle calibrated = bundle.withCalibrator(Optional.of(new Calibrator(2, 0)));
    GateSettings gates = new GateSettings(1, Map.of(), 0.5);
    ModelBundle other = calibrated.withGates(gates);
    assertEquals(gates, other.manifest().gates());
    assertEquals(calibrated.fittings().calibrator(), other.fittings().calibrator());
  }

  @Test
  void bundle_savedTwice_hasTheSameBytes() throws IOException {
    bundle.save(folder.resolve("a"));
    ModelBundle.load(folder.resolve("a")).save(folder.resolve("b"));
    for (String file : List.of("model.json", "forest.bin")) {
      assertEquals(
          -1, Files.mismatch(folder.resolve("a").resolve(file), folder.resolve("b").resolve(file)));
    }
  }

  @Test
  void bundleWithoutScores_isLoadedWithoutThem() throws IOException {
    Manifest full = bundle.manifest();
    Manifest unmeasured =
        new Manifest(
            full.id(),
            full.type(),
            full.labels(),
            full.featureSet(),
            full.gates(),
            full.provenance(),
            Optional.empty());
    new ModelBundle(unmeasured, bundle.classifier()).save(folder.resolve("tiny"));
    assertEquals(unmeasured, ModelBundle.load(folder.resolve("tiny")).manifest());
  }

  @Test
  void bundle_thatCannotBeReplaced_isPutBack() throws IOException {
    Path target = folder.resolve("tiny");
    bundle.save(target);
    byte[] before = Files.readAllBytes(target.resolve("model.json"));
    assertThrows(
        IOException.class, () -> BundleFolder.takePlace(folder.resolve("missing"), target));
    assertArrayEquals(before, Files.readAllBytes(target.resolve("model.json")));
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(List.of(target), beside.toList());
    }
  }

  @Test
  void save_overABundle_replacesItWholeAndLeavesNothingBeside() throws IOException {
    Path target = folder.resolve("tiny");
    bundle.save(target, Map.of("CARD.md", bytes("old"), "curves.png", new byte[] {-1, 0}));
    bundle.save(target, Map.of("CARD.md", bytes("new")));
    assertEquals("new", Files.readString(target.resolve("CARD.md")));
    assertFalse(Files.exists(target.resolve("curves.png")));
    try (Stream<Path> beside = Files.list(folder)) {
      assertEquals(List.of(target), beside.toList());
    }
  }

  @Test
  void save_intoAnEmptyFolder_fillsIt() throws IOException {
    bundle.save(folder);
    assertTrue(Files.exists(folder.resolve("model.json")));
  }

  @Test
  void save_overAnythingElse_isRefusedAndTouchesNothing() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "dear");
    assertEquals("letter.txt", foreign(folder));
    Files.writeString(folder.resolve("model.json"), "{\"name\": \"a model of our town\"}");
    Files.writeString(folder.resolve("CARD.md"), "# Birthday card");
    assertEquals("CARD.md, letter.txt, model.json", foreign(folder));
    for (int i = 0; i < 9; i++) {
      Files.writeString(folder.resolve("a" + i), "a");
    }
    assertEquals("CARD.md, a0, a1, a2, a3, …", foreign(folder));
    assertEquals("dear", Files.readString(folder.resolve("letter.txt")));
    assertEquals(
        folder.resolve("letter.txt").toAbsolutePath() + " is no folder; name another",
        assertThrows(
                IllegalArgumentException.class, () -> bundle.save(folder.resolve("letter.txt")))
            .getMessage());
  }

  @Test
  void save_overABundleWithMoreInItsFolder_isRefusedNamingThat() throws IOException {
    Path target = folder.resolve("tiny");
    bundle.save(target, Map.of("CARD.md", bytes("card")));
    Files.createDirectories(target.resolve("report.html/recordings"));
    Files.writeString(target.resolve("notes.txt"), "years of work");
    Files.writeString(target.resolve("network.pt"), "someone's network");
    assertEquals("network.pt, notes.txt, report.html", foreign(target));
    assertEquals("years of work", Files.readString(target.resolve("notes.txt")));
  }

  @Test
  void save_overAManifestThatNamesAnotherFile_doesNotTakeThatFile() throws IOException {
    Path target = folder.resolve("tiny");
    bundle.save(target);
    String json = Files.readString(target.resolve("model.json"));
    Files.writeString(target.resolve("model.json"), json.replace("forest.bin", "thesis.doc"));
    Files.move(target.resolve("forest.bin"), target.resolve("thesis.doc"));
    assertEquals("thesis.doc", foreign(target));
  }

  private static String foreign(Path target) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> bundle.save(target)).getMessage();
    String start = target.toAbsolutePath() + " holds what is no part of a trained model: ";
    String end = "; name another folder";
    assertTrue(message.startsWith(start) && message.endsWith(end), message);
    return message.substring(start.length(), message.length() - end.length());
  }

  @Test
  void save_withADocumentOfAnotherName_isRefused() {
    for (String name :
        List.of("../CARD.md", "/CARD.md", "model.json", "forest.bin", "letter.txt", "")) {
      assertEquals(
          "a document cannot be named \"" + name + "\"",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> bundle.save(folder.resolve("tiny"), Map.of(name, new byte[0])))
              .getMessage());
    }
    assertFalse(Files.exists(folder.resolve("tiny")));
  }

  @Test
  void forest_ofTwentyFullyGrownTreesOn1200Clips_takesATwentyFifthOfFiveMegabytes() {
    ModelBundle large = TestModels.forest("large", 20, 1200);
    assertTrue(ForestFile.encode((ScaledForest) large.classifier()).length <= 5_000_000 * 20 / 500);
  }

  @Test
  void partsThatDoNotFit_areNamed() {
    FlatForestBuilder narrow = new FlatForestBuilder(3, 5, 0);
    narrow.leaf(narrow.entry(new int[] {1, 1, 1, 1, 1}));
    StandardScaler three = new StandardScaler(new double[3], new double[] {1, 1, 1});
    assertUnfit(
        "the forest needs 3 features, got the shape [190]",
        bundle.manifest(),
        new ScaledForest(three, narrow.build()));
    FlatForestBuilder twoLabels = new FlatForestBuilder(190, 2, 0);
    twoLabels.leaf(twoLabels.entry(new int[] {1, 1}));
    StandardScaler scaler = ((ScaledForest) bundle.classifier()).scaler();
    assertUnfit(
        "the classifier's labels must be 5, got 2",
        bundle.manifest(),
        new ScaledForest(scaler, twoLabels.build()));
    assertUnfit(
        "type must be \"forest\", got \"mlp\"",
        with(bundle.manifest(), "mlp", "classic-190"),
        bundle.classifier());
    assertUnfit(
        "the forest needs 190 features, got the shape [64, 32]",
        with(bundle.manifest(), "forest", "log-mel-64"),
        bundle.classifier());
  }

  private static void assertUnfit(String message, Manifest manifest, Classifier classifier) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> new ModelBundle(manifest, classifier))
            .getMessage());
  }

  private static Manifest with(Manifest full, String type, String featureSet) {
    return new Manifest(
        full.id(), type, full.labels(), featureSet, full.gates(), full.provenance(), full.scores());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void manifest_withLabelsOutOfOrder_isRefused() {
    Manifest full = bundle.manifest();
    for (List<Label> labels :
        List.of(
            List.of(Label.SAD, Label.ANGRY), List.of(Label.SAD, Label.SAD), List.of(Label.SAD))) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new Manifest(
                  full.id(),
                  full.type(),
                  labels,
                  full.featureSet(),
                  full.gates(),
                  full.provenance(),
                  full.scores()));
    }
  }
}
