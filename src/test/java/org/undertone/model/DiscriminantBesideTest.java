package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.StandardScaler;
import org.undertone.testing.TestModels;

/** A bundle whose forest has a discriminant beside it. */
class DiscriminantBesideTest {

  private static final List<Integer> SHAPE = List.of(190);

  @TempDir private Path folder;

  private static LinearClassifier linear(StandardScaler scaler, Random random) {
    float[][] weights = new float[5][];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = values(random);
    }
    return new LinearClassifier(scaler, weights, Arrays.copyOf(values(random), 5));
  }

  private static float[] values(Random random) {
    float[] values = new float[190];
    for (int j = 0; j < values.length; j++) {
      values[j] = (float) (0.2 * random.nextGaussian());
    }
    return values;
  }

  private static ScaledForest forest(boolean knowing) {
    ScaledForest trees = (ScaledForest) TestModels.forest("beside", 3, 20).classifier();
    StandardScaler near = trees.scaler().within(1.5f);
    Random random = new Random(4);
    LinearClassifier strangers = linear(near, random);
    ScaledForest own =
        knowing
            ? new ScaledForest(trees.scaler(), trees.forest(), Optional.of(trees.forest()))
            : trees;
    return own.with(
        new ScaledForest.Discriminant(
            knowing ? strangers.withKnown(linear(near, random)) : strangers, 0.3));
  }

  private ModelBundle saved(boolean knowing) throws IOException {
    ModelBundle bundle = TestModels.forest("beside", 3, 20);
    Path target = folder.resolve("beside");
    new ModelBundle(bundle.manifest(), forest(knowing), bundle.featureSet(), bundle.fittings())
        .save(target);
    return ModelBundle.load(target);
  }

  @Test
  void loaded_answersAsItDidBefore() throws IOException {
    Random random = new Random(5);
    for (boolean knowing : new boolean[] {false, true}) {
      ScaledForest before = forest(knowing);
      ScaledForest after = (ScaledForest) saved(knowing).classifier();
      assertEquals(knowing, after.known().isPresent());
      assertEquals(0.3, after.beside().orElseThrow().share());
      assertEquals(
          OptionalDouble.of(0.3), new ModelStore(folder).describe("beside").discriminant());
      for (int i = 0; i < 10; i++) {
        float[] own = values(random);
        float[] adapted = values(random);
        assertArrayEquals(before.probabilities(own, SHAPE), after.probabilities(own, SHAPE));
        assertArrayEquals(
            before.ofKnownVoice(adapted, own, SHAPE), after.ofKnownVoice(adapted, own, SHAPE));
      }
    }
  }

  @Test
  void attribution_addsUpToThePrediction() throws IOException {
    ModelBundle bundle = saved(false);
    FeatureTensor clip = new FeatureTensor(Classic190.NAME, SHAPE, values(new Random(6)));
    Attribution found = bundle.attribution(clip);
    double[] said = bundle.classifier().probabilities(clip.values(), SHAPE);
    for (int k = 0; k < said.length; k++) {
      Label label = bundle.manifest().labels().get(k);
      double ofFeatures = found.base().get(label);
      for (Attribution.Feature feature : found.features()) {
        ofFeatures += feature.contributions().get(label);
      }
      double ofFamilies = found.base().get(label);
      for (Attribution.Family family : found.families()) {
        ofFamilies += family.contributions().get(label);
      }
      assertEquals(said[k], found.prediction().get(label), 1e-12);
      assertEquals(said[k], ofFeatures, 1e-9);
      assertEquals(said[k], ofFamilies, 1e-9);
    }
  }

  @Test
  void weights_cutAtAnyLength_areRefused() {
    for (boolean knowing : new boolean[] {false, true}) {
      ScaledForest forest = forest(knowing);
      byte[] whole = ForestFile.encode(forest);
      LinearParts parts = LinearParts.of(forest.beside().orElseThrow().linear());
      Path path = folder.resolve("forest.bin");
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThrows(
            BadBundleException.class,
            () -> ForestFile.decode(forest.scaler(), parts, 0.3, cut, path),
            "cut at " + length);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"share\" : 0.3,\"share\" : 0",
        "\"share\" : 0.3,\"share\" : 0.95",
        "\"share\" : 0.3,\"share\" : \"some\"",
        "\"limit\" : 1.5,\"limit\" : 0",
        "\"limit\" : 1.5,\"limit\" : 1e99",
      })
  void field_outOfRange_isNamed(String right, String wrong) throws IOException {
    saved(true);
    Path manifest = folder.resolve("beside/model.json");
    String whole = Files.readString(manifest);
    assertTrue(whole.contains(right), whole);
    Files.writeString(manifest, whole.replace(right, wrong));
    String message =
        assertThrows(BadBundleException.class, () -> ModelBundle.load(folder.resolve("beside")))
            .getMessage();
    assertTrue(message.contains("discriminant"), message);
  }
}
