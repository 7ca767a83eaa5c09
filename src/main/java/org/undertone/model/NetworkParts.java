package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.undertone.learn.Classifier;
import org.undertone.learn.StandardScaler;
import org.undertone.learn.network.BadParametersException;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkType;

/**
 * A network of ours: the {@code inputShape} that it was learned on, -1 for an axis of any length;
 * the columns that it looks at, {@code selected}, and its {@code scaler}, where it has them; and
 * its parameters in {@code network.params}, in DJL's format.
 */
record NetworkParts(
    NetworkType network,
    List<Integer> inputShape,
    Optional<List<Integer>> selected,
    Optional<StandardScaler> scaler)
    implements Parts {

  /** Keeps a damaged or hostile file from asking for more memory than there is. */
  private static final int LONGEST_AXIS = 1 << 13;

  static NetworkParts of(NetworkClassifier network) {
    return new NetworkParts(
        network.type(), network.inputShape(), network.selected(), network.scaler());
  }

  static NetworkParts take(NetworkType type, ObjectNode root) throws JsonProcessingException {
    List<Integer> shape =
        Json.takeNumbers(root, "inputShape")
            .orElseThrow(() -> new IllegalArgumentException("\"inputShape\" is missing"));
    for (int length : shape) {
      if (length > LONGEST_AXIS) {
        throw new IllegalArgumentException(
            "an axis of inputShape must be at most " + LONGEST_AXIS + " long, got " + shape);
      }
    }
    return new NetworkParts(
        type, shape, Json.takeNumbers(root, "selected"), ScalerField.take(root));
  }

  @Override
  public String type() {
    return network.typeName();
  }

  @Override
  public String weightsFile() {
    return "network.params";
  }

  @Override
  public long maxWeightBytes() {
    return 64 << 20;
  }

  @Override
  public void put(ObjectNode root) {
    root.set("inputShape", Json.MAPPER.valueToTree(inputShape));
    selected.ifPresent(columns -> root.set("selected", Json.MAPPER.valueToTree(columns)));
    scaler.ifPresent(s -> ScalerField.put(s, root));
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    Files.write(file, ((NetworkClassifier) classifier).parameters());
  }

  @Override
  public Classifier read(Manifest manifest, Path weights) throws IOException {
    return decode(manifest.labels().size(), Files.readAllBytes(weights), weights);
  }

  NetworkClassifier decode(int labels, byte[] parameters, Path path) throws IOException {
    try {
      return NetworkClassifier.of(network, inputShape, labels, selected, scaler, parameters);
    } catch (BadParametersException e) {
      throw new BadBundleException(path, e.found(), e.needed(), e);
    }
  }
}
