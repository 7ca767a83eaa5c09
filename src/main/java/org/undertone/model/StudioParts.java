package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undertone.features.JointSet;
import org.undertone.learn.Classifier;
import org.undertone.learn.Domain;
import org.undertone.learn.DomainExperts;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.OpinionPool;
import org.undertone.learn.RowMeans;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkType;

/**
 * A linear classifier of one vector beside a network of a second and one of frames: {@code linear},
 * {@code layers} and {@code network} with the fields that each type has for itself, the last with
 * its {@code type} too, and {@code followsVoice} where a known voice moves the frames as it moves
 * their means, {@code pool} of the three and {@code knownPool} where the voice is known; and in
 * {@code studio.bin} the weights of each, all but the last with their length in four bytes before
 * them. Where there are several {@code domains}, in place of the one linear classifier stand those
 * of all domains and then their judge, and the networks tell classes apart; see {@link
 * DomainExperts}.
 */
record StudioParts(
    List<DomainsField.Named> domains,
    LinearParts linear,
    NetworkParts layers,
    NetworkParts network,
    boolean follows,
    OpinionPool strangers,
    OpinionPool known)
    implements Parts {

  private static final String LINEAR = "linear";
  private static final String LAYERS = "layers";
  private static final String NETWORK = "network";
  private static final String POOL = "pool";
  private static final String KNOWN_POOL = "knownPool";
  private static final String TYPE = "type";
  private static final String FOLLOWS = "followsVoice";

  static StudioParts of(JointClassifier joint, List<Label> labels) {
    LinearClassifier first = joint.experts().experts().get(0);
    return new StudioParts(
        DomainsField.of(joint.experts().domains(), labels),
        LinearParts.of(first),
        NetworkParts.of(network(joint.layers(), NetworkType.MLP_VOICE)),
        NetworkParts.of(network(joint.frames(), NetworkType.CNN_VOICE)),
        joint.means().isPresent(),
        joint.strangers(),
        joint.known());
  }

  private static NetworkClassifier network(Classifier classifier, NetworkType type) {
    if (classifier instanceof NetworkClassifier network && network.type() == type) {
      return network;
    }
    throw new IllegalArgumentException(
        "a bundle holds beside a linear classifier "
            + NetworkType.MLP_VOICE.typeName()
            + " and "
            + NetworkType.CNN_VOICE.typeName()
            + " alone");
  }

  private static void takeType(ObjectNode network) {
    String expected = NetworkType.CNN_VOICE.typeName();
    String found = Json.takeText(network, TYPE);
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "\"type\" of \"network\" must be " + expected + ", got " + found);
    }
  }

  static StudioParts take(ObjectNode root) throws JsonProcessingException {
    OpinionPool strangers = takePool(root, POOL);
    OpinionPool known = takePool(root, KNOWN_POOL);
    ObjectNode first = Json.takeObject(root, LINEAR);
    ObjectNode second = Json.takeObject(root, LAYERS);
    ObjectNode third = Json.takeObject(root, NETWORK);
    takeType(third);
    StudioParts parts =
        new StudioParts(
            DomainsField.take(root),
            LinearParts.take(first),
            NetworkParts.take(NetworkType.MLP_VOICE, second),
            NetworkParts.take(NetworkType.CNN_VOICE, third),
            Json.takeFlag(third, FOLLOWS),
            strangers,
            known);
    Json.requireNoMore(first, LINEAR);
    Json.requireNoMore(second, LAYERS);
    Json.requireNoMore(third, NETWORK);
    return parts;
  }

  private static OpinionPool takePool(ObjectNode root, String field) {
    JsonNode given = root.remove(field);
    List<Double> weights = new ArrayList<>();
    boolean sound = given != null && given.isArray();
    for (int i = 0; sound && i < given.size(); i++) {
      sound = given.get(i).isNumber();
      weights.add(given.get(i).doubleValue());
    }
    if (!sound || weights.size() != 3) {
      throw new IllegalArgumentException(
          '"' + field + "\" must be three numbers that add up to 1, got " + given);
    }
    return new OpinionPool(weights);
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
    root.set(POOL, Json.MAPPER.valueToTree(strangers.weights()));
    root.set(KNOWN_POOL, Json.MAPPER.valueToTree(known.weights()));
    DomainsField.put(domains, root);
    linear.put(root.putObject(LINEAR));
    layers.put(root.putObject(LAYERS));
    network.put(root.putObject(NETWORK).put(TYPE, network.type()).put(FOLLOWS, follows));
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    JointClassifier joint = (JointClassifier) classifier;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (LinearClassifier expert : joint.experts().experts()) {
      writeMeasured(out, LinearParts.encode(expert));
    }
    if (joint.experts().judge().isPresent()) {
      writeMeasured(out, LinearParts.encode(joint.experts().judge().get()));
    }
    writeMeasured(out, ((NetworkClassifier) joint.layers()).parameters());
    out.write(((NetworkClassifier) joint.frames()).parameters());
    Files.write(file, bytes.toByteArray());
  }

  private static void writeMeasured(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  @Override
  public Classifier read(Manifest manifest, Path weights) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(weights));
    List<Domain> all = DomainsField.among(domains, manifest.labels());
    List<LinearClassifier> experts = new ArrayList<>();
    for (Domain domain : all) {
      experts.add(linear.decode(domain.labels().size(), measured(bytes, weights), weights));
    }
    Optional<LinearClassifier> judge =
        all.size() == 1
            ? Optional.empty()
            : Optional.of(linear.plain().decode(all.size(), measured(bytes, weights), weights));
    DomainExperts mixed = new DomainExperts(manifest.labels().size(), all, experts, judge);
    byte[] second = measured(bytes, weights);
    byte[] third = new byte[bytes.remaining()];
    bytes.get(third);
    int classes = mixed.classCount();
    return new JointClassifier(
        mixed,
        layers.decode(classes, second, weights),
        network.decode(classes, third, weights),
        network.inputShape().get(0),
        means(manifest),
        strangers,
        known);
  }

  private Optional<RowMeans> means(Manifest manifest) {
    return follows && featureSet(manifest) instanceof JointSet set
        ? Optional.of(new RowMeans(set.rowMeans()))
        : Optional.empty();
  }

  /** As many bytes as the four before them say. */
  private static byte[] measured(ByteBuffer bytes, Path file) throws BadBundleException {
    int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw new BadBundleException(
          file, bytes.capacity() + " bytes that end too soon", "the weights of all classifiers");
    }
    byte[] part = new byte[length];
    bytes.get(part);
    return part;
  }
}
