package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.undertone.learn.Classifier;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.StandardScaler;

/**
 * A random forest: its {@code scaler}, what a {@code discriminant} beside it counts where there is
 * one ({@code share}) and how far from its mean it lets a feature be ({@code limit}), and the
 * weights of all in {@code forest.bin}.
 *
 * @param beside empty where there are trees alone
 */
record ForestParts(StandardScaler scaler, Optional<Beside> beside) implements Parts {

  private static final String DISCRIMINANT = "discriminant";

  /**
   * The numbers of a discriminant that are no weights.
   *
   * @param share see {@link ScaledForest.Discriminant}
   * @param limit see {@link StandardScaler#within}
   */
  record Beside(double share, float limit) {

    Beside {
      if (!(share > 0 && share <= ScaledForest.MOST_SHARE)
          || !(limit > 0 && Float.isFinite(limit))) {
        throw new IllegalArgumentException(
            "the discriminant must have a share above 0, at most "
                + ScaledForest.MOST_SHARE
                + ", and a finite limit above 0, got "
                + share
                + " and "
                + limit);
      }
    }
  }

  static ForestParts of(ScaledForest forest) {
    return new ForestParts(
        forest.scaler(),
        forest.beside().map(d -> new Beside(d.share(), d.linear().scaler().limit())));
  }

  static ForestParts take(ObjectNode root) throws JsonProcessingException {
    StandardScaler scaler =
        ScalerField.take(root)
            .orElseThrow(() -> new IllegalArgumentException("\"scaler\" is missing"));
    return new ForestParts(scaler, takeBeside(root));
  }

  private static Optional<Beside> takeBeside(ObjectNode root) throws JsonProcessingException {
    if (!root.has(DISCRIMINANT)) {
      return Optional.empty();
    }
    JsonNode field = Json.takeObject(root, DISCRIMINANT);
    return Optional.of(
        new Beside(number(field, "share").doubleValue(), number(field, "limit").floatValue()));
  }

  private static JsonNode number(JsonNode discriminant, String name) {
    JsonNode value = discriminant.path(name);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" of the discriminant must be a number, got " + value);
    }
    return value;
  }

  @Override
  public String type() {
    return Manifest.FOREST;
  }

  @Override
  public String weightsFile() {
    return "forest.bin";
  }

  @Override
  public long maxWeightBytes() {
    return 64 << 20;
  }

  @Override
  public OptionalDouble discriminant() {
    return beside.stream().mapToDouble(Beside::share).findFirst();
  }

  @Override
  public void put(ObjectNode root) {
    ScalerField.put(scaler, root);
    beside.ifPresent(b -> root.putObject(DISCRIMINANT).put("share", b.share).put("limit", b.limit));
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    Files.write(file, ForestFile.encode((ScaledForest) classifier));
  }

  @Override
  public Classifier read(Manifest manifest, Path weights) throws IOException {
    byte[] content = Files.readAllBytes(weights);
    if (beside.isEmpty()) {
      return ForestFile.decode(scaler, content, weights);
    }
    LinearParts ofDiscriminant =
        new LinearParts(scaler.within(beside.get().limit), 0, OptionalInt.empty());
    return ForestFile.decode(scaler, ofDiscriminant, beside.get().share, content, weights);
  }
}
