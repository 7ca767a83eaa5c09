package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.learn.Classifier;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkType;

/**
 * A linear classifier beside a network of frames: {@code linear} and {@code network} with the
 * fields that each type has for itself, {@code weight} of the first; and in {@code studio.bin} the
 * length of the first's weights in four bytes, those weights, and the network's.
 */
record StudioParts(LinearParts linear, NetworkParts network, double weight) implements Parts {

  private static final String LINEAR = "linear";
  private static final String NETWORK = "network";
  private static final String WEIGHT = "weight";

  static StudioParts of(JointClassifier joint) {
    if (!(joint.frames() instanceof NetworkClassifier network)
        || network.type() != NetworkType.CNN_MEL) {
      throw new IllegalArgumentException(
          "a bundle holds beside a linear classifier " + NetworkType.CNN_MEL.typeName() + " alone");
    }
    return new StudioParts(
        new LinearParts(joint.vector().scaler(), joint.vector().caution()),
        NetworkParts.of(network),
        joint.weight());
  }

  static StudioParts take(ObjectNode root) throws JsonProcessingException {
    JsonNode weight = root.remove(WEIGHT);
    if (weight == null || !weight.isNumber()) {
      throw new IllegalArgumentException("\"weight\" must be a number in [0, 1], got " + weight);
    }
    ObjectNode first = Json.takeObject(root, LINEAR);
    ObjectNode second = Json.takeObject(root, NETWORK);
    StudioParts parts =
        new StudioParts(
            LinearParts.take(first),
            NetworkParts.take(NetworkType.CNN_MEL, second),
            weight.doubleValue());
    Json.requireNoMore(first, LINEAR);
    Json.requireNoMore(second, NETWORK);
    return parts;
  }

  @Override
  public String type() {
    return Manifest.STUDIO;
  }

  @Override
  public String weightsFile() {
    return "studio.bin";
  }

  @Override
  public long maxWeightBytes() {
    return 64 << 20;
  }

  @Override
  public void put(ObjectNode root) {
    root.put(WEIGHT, weight);
    linear.put(root.putObject(LINEAR));
    network.put(root.putObject(NETWORK));
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    JointClassifier joint = (JointClassifier) classifier;
    byte[] first = LinearParts.encode(joint.vector());
    byte[] second = ((NetworkClassifier) joint.frames()).parameters();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + first.length + second.length);
    Files.write(file, bytes.putInt(first.length).put(first).put(second).array());
  }

  @Override
  public Classifier read(Manifest manifest, Path weights) throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    int first = bytes.length < Integer.BYTES ? -1 : ByteBuffer.wrap(bytes).getInt();
    if (first < 0 || first > bytes.length - Integer.BYTES) {
      throw new BadBundleException(
          weights, bytes.length + " bytes that begin otherwise", "the weights of both classifiers");
    }
    int labels = manifest.labels().size();
    int middle = Integer.BYTES + first;
    return new JointClassifier(
        linear.decode(labels, Arrays.copyOfRange(bytes, Integer.BYTES, middle), weights),
        network.decode(labels, Arrays.copyOfRange(bytes, middle, bytes.length), weights),
        network.inputShape().get(0),
        weight);
  }

  @Override
  public FeatureSet featureSet(Manifest manifest) {
    return FeatureSets.named(manifest.featureSet());
  }
}
