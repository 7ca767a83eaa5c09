package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.undertone.learn.Classifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.Novelty;
import org.undertone.learn.StandardScaler;

/**
 * A linear classifier: its {@code scaler}, its {@code caution}, how many directions its {@code
 * novelty} has where it measures that, and in {@code linear.bin}, as big-endian floats, what is
 * typical of the novelty and its directions; then for each label the weight of each feature and the
 * bias; and then, where there is another for known voices, the same for that.
 *
 * @param directions of the {@link Novelty}; empty for the plain distance
 */
record LinearParts(StandardScaler scaler, double caution, OptionalInt directions) implements Parts {

  private static final String CAUTION = "caution";
  private static final String NOVELTY = "novelty";

  static LinearParts of(LinearClassifier linear) {
    return new LinearParts(
        linear.scaler(),
        linear.caution(),
        linear
            .novelty()
            .map(n -> OptionalInt.of(n.directions().length))
            .orElse(OptionalInt.empty()));
  }

  /** The same without a novelty, as a judge of domains is kept. */
  LinearParts plain() {
    return new LinearParts(scaler, caution, OptionalInt.empty());
  }

  static LinearParts take(ObjectNode root) throws JsonProcessingException {
    StandardScaler scaler =
        ScalerField.take(root)
            .orElseThrow(() -> new IllegalArgumentException("\"scaler\" is missing"));
    JsonNode caution = root.remove(CAUTION);
    if (caution == null || !caution.isNumber()) {
      throw new IllegalArgumentException("\"caution\" must be a number, got " + caution);
    }
    return new LinearParts(scaler, caution.doubleValue(), directions(root.remove(NOVELTY)));
  }

  private static OptionalInt directions(JsonNode novelty) {
    if (novelty == null) {
      return OptionalInt.empty();
    }
    if (!novelty.isInt()
        || novelty.intValue() < 0
        || novelty.intValue() > Novelty.MOST_DIRECTIONS) {
      throw new IllegalArgumentException(
          "\"novelty\" must be a number of directions, at most "
              + Novelty.MOST_DIRECTIONS
              + ", got "
              + novelty);
    }
    return OptionalInt.of(novelty.intValue());
  }

  @Override
  public String type() {
    return Manifest.LINEAR;
  }

  @Override
  public String weightsFile() {
    return "linear.bin";
  }

  @Override
  public long maxWeightBytes() {
    return 4 << 20;
  }

  @Override
  public void put(ObjectNode root) {
    ScalerField.put(scaler, root);
    root.put(CAUTION, caution);
    directions.ifPresent(count -> root.put(NOVELTY, count));
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    Files.write(file, encode((LinearClassifier) classifier));
  }

  static byte[] encode(LinearClassifier linear) {
    int length = length(linear.labelCount(), linear.featureCount());
    LinearParts parts = of(linear);
    ByteBuffer bytes =
        ByteBuffer.allocate(
            parts.noveltyLength() + (linear.known().isPresent() ? 2 * length : length));
    linear.novelty().ifPresent(novelty -> put(novelty, bytes));
    put(linear, bytes);
    linear.known().ifPresent(known -> put(known, bytes));
    return bytes.array();
  }

  private int noveltyLength() {
    return directions.isEmpty()
        ? 0
        : (1 + directions.getAsInt() * scaler.featureCount()) * Float.BYTES;
  }

  private static void put(Novelty novelty, ByteBuffer bytes) {
    bytes.putFloat(novelty.typical());
    for (float[] direction : novelty.directions()) {
      for (float x : direction) {
        bytes.putFloat(x);
      }
    }
  }

  /** How many bytes the weights for so many labels take. */
  int length(int labels) {
    return length(labels, scaler.featureCount());
  }

  private static int length(int labels, int features) {
    return labels * (features + 1) * Float.BYTES;
  }

  private static void put(LinearClassifier linear, ByteBuffer bytes) {
    float[][] weights = linear.weights();
    float[] bias = linear.bias();
    for (int k = 0; k < bias.length; k++) {
      for (float weight : weights[k]) {
        bytes.putFloat(weight);
      }
      bytes.putFloat(bias[k]);
    }
  }

  @Override
  public Classifier read(Manifest manifest, Path weights) throws IOException {
    return decode(manifest.labels().size(), Files.readAllBytes(weights), weights);
  }

  LinearClassifier decode(int labels, byte[] content, Path path) throws BadBundleException {
    int features = scaler.featureCount();
    int length = length(labels, features);
    int before = noveltyLength();
    if (content.length != before + length && content.length != before + 2 * length) {
      throw new BadBundleException(
          path,
          content.length + " bytes",
          before
              + length
              + " or "
              + (before + 2 * length)
              + " for "
              + labels
              + " labels and "
              + features
              + " features");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    Optional<Novelty> novelty =
        directions.isEmpty() ? Optional.empty() : Optional.of(takeNovelty(bytes));
    LinearClassifier strangers = take(labels, bytes);
    LinearClassifier both =
        bytes.hasRemaining() ? strangers.withKnown(take(labels, bytes)) : strangers;
    return novelty.map(n -> both.withCaution(caution, n)).orElse(both.withCaution(caution));
  }

  private Novelty takeNovelty(ByteBuffer bytes) {
    float typical = bytes.getFloat();
    float[][] rows = new float[directions.getAsInt()][scaler.featureCount()];
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = bytes.getFloat();
      }
    }
    return new Novelty(scaler, rows, typical);
  }

  private LinearClassifier take(int labels, ByteBuffer bytes) {
    int features = scaler.featureCount();
    float[][] perLabel = new float[labels][features];
    float[] bias = new float[labels];
    for (int k = 0; k < labels; k++) {
      for (int j = 0; j < features; j++) {
        perLabel[k][j] = bytes.getFloat();
      }
      bias[k] = bytes.getFloat();
    }
    return new LinearClassifier(scaler, perLabel, bias);
  }
}
