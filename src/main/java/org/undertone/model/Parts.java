package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.learn.Classifier;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkType;
import org.undertone.learn.network.TorchScriptClassifier;

/**
 * What the files of a bundle hold for its type of classifier alone: fields of {@code model.json}
 * and the weights.
 */
sealed interface Parts
    permits ForestParts, LinearParts, NetworkParts, StudioParts, TorchScriptParts {

  /**
   * The parts of a classifier.
   *
   * @throws IllegalArgumentException if it is of no type that can be stored, or cannot look at such
   *     features
   */
  static Parts of(Classifier classifier, Manifest manifest, FeatureSet featureSet) {
    if (classifier instanceof ScaledForest forest) {
      return ForestParts.of(forest);
    }
    if (classifier instanceof LinearClassifier linear) {
      return LinearParts.of(linear);
    }
    if (classifier instanceof NetworkClassifier network) {
      return NetworkParts.of(network);
    }
    if (classifier instanceof JointClassifier joint) {
      return StudioParts.of(joint, manifest.labels());
    }
    if (classifier instanceof TorchScriptClassifier network) {
      return TorchScriptParts.of(network, manifest, featureSet);
    }
    throw new IllegalArgumentException(
        "a bundle cannot hold a " + classifier.getClass().getSimpleName());
  }

  /**
   * Takes the fields that a type has for itself out of a manifest.
   *
   * @param root {@code type} says which; what it lacks and can be told from these fields is added
   * @throws IllegalArgumentException naming a field that is wrong or missing
   */
  static Parts take(ObjectNode root) throws JsonProcessingException {
    String type = root.path("type").asText();
    if (type.equals(Manifest.FOREST)) {
      return ForestParts.take(root);
    }
    if (type.equals(Manifest.LINEAR)) {
      return LinearParts.take(root);
    }
    if (type.equals(Manifest.STUDIO)) {
      return StudioParts.take(root);
    }
    if (type.equals(Manifest.TORCHSCRIPT)) {
      return TorchScriptParts.take(root);
    }
    Optional<NetworkType> network = NetworkType.named(type);
    if (network.isEmpty()) {
      throw new IllegalArgumentException(
          "type must be one of "
              + Stream.concat(
                      Stream.of(
                          Manifest.FOREST, Manifest.LINEAR, Manifest.STUDIO, Manifest.TORCHSCRIPT),
                      Stream.of(NetworkType.values()).map(NetworkType::typeName))
                  .collect(Collectors.joining(", "))
              + ", got \""
              + type
              + "\"");
    }
    return NetworkParts.take(network.get(), root);
  }

  /** The type of the classifier, as in {@link Manifest#type()}. */
  String type();

  /** The file that the weights are written to. */
  String weightsFile();

  /** How long that file may be. */
  long maxWeightBytes();

  /** Adds the fields that {@link #take} takes. */
  void put(ObjectNode root);

  /** Writes the weights of the classifier that these are the parts of. */
  void writeWeights(Classifier classifier, Path file) throws IOException;

  /**
   * The classifier.
   *
   * @param weights the file, whose content is known to be unchanged
   * @throws IllegalArgumentException if the parts do not fit each other
   */
  Classifier read(Manifest manifest, Path weights) throws IOException;

  /** What a discriminant beside a forest counts, where there is one. */
  default OptionalDouble discriminant() {
    return OptionalDouble.empty();
  }

  /** The features that the classifier looks at. */
  default FeatureSet featureSet(Manifest manifest) {
    return FeatureSets.named(manifest.featureSet());
  }

  /** How many numbers a classifier learned, where that says something of its size. */
  static OptionalLong parameterCount(Classifier classifier) {
    if (classifier instanceof LinearClassifier linear) {
      long each = linear.labelCount() * (linear.featureCount() + 1L);
      return OptionalLong.of(linear.known().isPresent() ? 2 * each : each);
    }
    if (classifier instanceof JointClassifier joint) {
      return OptionalLong.of(
          Stream.concat(
                  Stream.concat(
                      joint.experts().experts().stream(), joint.experts().judge().stream()),
                  Stream.of(joint.layers(), joint.frames()))
              .mapToLong(each -> parameterCount(each).orElse(0))
              .sum());
    }
    if (classifier instanceof NetworkClassifier network) {
      return OptionalLong.of(network.parameterCount());
    }
    return classifier instanceof TorchScriptClassifier network
        ? OptionalLong.of(network.parameterCount())
        : OptionalLong.empty();
  }
}
