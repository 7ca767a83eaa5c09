package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.learn.FlatForestBuilder;
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
    assertArrayEquals(bundle.scaler().mean(), loaded.scaler().mean());
    assertArrayEquals(bundle.scaler().scale(), loaded.scaler().scale());
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      float[] row = new float[190];
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) random.nextGaussian();
      }
      assertArrayEquals(bundle.forest().probabilities(row), loaded.forest().probabilities(row));
    }
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
    new ModelBundle(unmeasured, bundle.scaler(), bundle.forest()).save(folder.resolve("tiny"));
    assertEquals(unmeasured, ModelBundle.load(folder.resolve("tiny")).manifest());
  }

  @Test
  void save_overABundle_replacesItWholeAndLeavesNothingBeside() throws IOException {
    Path target = folder.resolve("tiny");
    bundle.save(target, Map.of("CARD.md", "old", "notes.txt", "old"));
    bundle.save(target, Map.of("CARD.md", "new"));
    assertEquals("new", Files.readString(target.resolve("CARD.md")));
    assertFalse(Files.exists(target.resolve("notes.txt")));
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
    assertEquals(
        folder.toAbsolutePath() + " holds something that is no model bundle; name another folder",
        assertThrows(IllegalArgumentException.class, () -> bundle.save(folder)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> bundle.save(folder.resolve("letter.txt")));
    assertEquals("dear", Files.readString(folder.resolve("letter.txt")));
  }

  @Test
  void save_withADocumentOutsideTheFolder_isRefused() {
    for (String name : List.of("../CARD.md", "/CARD.md", "model.json", "forest.bin", "")) {
      assertEquals(
          "a document cannot be named \"" + name + "\"",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> bundle.save(folder.resolve("tiny"), Map.of(name, "")))
              .getMessage());
    }
    assertFalse(Files.exists(folder.resolve("tiny")));
  }

  @Test
  void forest_ofTwentyFullyGrownTreesOn1200Clips_takesATwentyFifthOfFiveMegabytes() {
    ModelBundle large = TestModels.forest("large", 20, 1200);
    assertTrue(ForestFile.encode(large.forest()).length <= 5_000_000 * 20 / 500);
  }

  @Test
  void partsThatDoNotFit_areNamed() {
    StandardScaler narrow = new StandardScaler(new double[3], new double[] {1, 1, 1});
    assertEquals(
        "the scaler's features must be 190, got 3",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelBundle(bundle.manifest(), narrow, bundle.forest()))
            .getMessage());
    FlatForestBuilder twoLabels = new FlatForestBuilder(190, 2, 0);
    twoLabels.leaf(twoLabels.entry(new int[] {1, 1}));
    assertEquals(
        "the forest's labels must be 5, got 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelBundle(bundle.manifest(), bundle.scaler(), twoLabels.build()))
            .getMessage());
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
