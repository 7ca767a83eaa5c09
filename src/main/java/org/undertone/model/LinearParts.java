package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.undertone.learn.Classifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.StandardScaler;

/**
 * A linear classifier: its {@code scaler}, its {@code caution}, and in {@code linear.bin} for each
 * label the weight of each feature and then the bias, as big-endian floats; and then, where there
 * is another for known voices, the same for that.
 */
record LinearParts(StandardScaler scaler, double caution) implements Parts {

  private static final String CAUTION = "caution";

  static LinearParts take(ObjectNode root) throws JsonProcessingException {
    StandardScaler scaler =
        ScalerField.take(root)
            .orElseThrow(() -> new IllegalArgumentException("\"scaler\" is missing"));
    JsonNode caution = root.remove(CAUTION);
    if (caution == null || !caution.isNumber()) {
      throw new IllegalArgumentException("\"caution\" must be a number, got " + caution);
    }
    return new LinearParts(scaler, caution.doubleValue());
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
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    Files.write(file, encode((LinearClassifier) classifier));
  }

  static byte[] encode(LinearClassifier linear) {
    int length = length(linear.labelCount(), linear.featureCount());
    ByteBuffer bytes = ByteBuffer.allocate(linear.known().isPresent() ? 2 * length : length);
    put(linear, bytes);
    linear.known().ifPresent(known -> put(known, bytes));
    return bytes.array();
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
    if (content.length != length && content.length != 2 * length) {
      throw new BadBundleException(
          path,
          content.length + " bytes",
          length + " or twice as many for " + labels + " labels and " + features + " features");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content);
    LinearClassifier strangers = take(labels, bytes);
    return (bytes.hasRemaining() ? strangers.withKnown(take(labels, bytes)) : strangers)
        .withCaution(caution);
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
