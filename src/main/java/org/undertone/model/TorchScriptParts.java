package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.undertone.features.FeatureSet;
import org.undertone.learn.Classifier;
import org.undertone.learn.network.BadParametersException;
import org.undertone.learn.network.TorchScriptClassifier;
import org.undertone.learn.network.TorchScriptClassifier.Contract;
import org.undertone.learn.network.TorchScriptClassifier.Output;

/**
 * A network that someone brought along, in {@code network.pt}: what it is given, {@code input};
 * what its values mean, {@code output} ({@code "logits"} or {@code "probabilities"}); and which
 * label each of them belongs to, {@code outputLabels} (where it is missing, they have the order of
 * the labels).
 */
record TorchScriptParts(TorchScriptInput input, Output output, List<Label> outputLabels)
    implements Parts {

  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String OUTPUT_LABELS = "outputLabels";
  private static final String FEATURE_SET = "featureSet";

  static TorchScriptParts of(
      TorchScriptClassifier network, Manifest manifest, FeatureSet featureSet) {
    Contract contract = network.contract();
    Label[] outputLabels = new Label[contract.outputOfLabel().size()];
    for (int i = 0; i < outputLabels.length; i++) {
      outputLabels[contract.outputOfLabel().get(i)] = manifest.labels().get(i);
    }
    return new TorchScriptParts(
        TorchScriptInput.of(featureSet, contract.longest()),
        contract.output(),
        List.of(outputLabels));
  }

  static TorchScriptParts take(ObjectNode root) throws JsonProcessingException {
    TorchScriptInput input = TorchScriptInput.decode(Json.takeObject(root, INPUT));
    JsonNode labels = root.remove(OUTPUT_LABELS);
    List<Label> outputLabels =
        labels == null
            ? Json.labels(root.path("labels"), "labels")
            : Json.labels(labels, OUTPUT_LABELS);
    String featureSet = input.featureSet().name();
    if (!root.path(FEATURE_SET).asText(featureSet).equals(featureSet)) {
      throw new IllegalArgumentException(
          "featureSet must be \"" + featureSet + "\", as the input says, or be left out");
    }
    root.put(FEATURE_SET, featureSet);
    return new TorchScriptParts(input, output(Json.takeText(root, OUTPUT)), outputLabels);
  }

  private static Output output(String word) {
    return Arrays.stream(Output.values())
        .filter(output -> word(output).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"output\" must be \"logits\" or \"probabilities\", got \"" + word + "\""));
  }

  private static String word(Output output) {
    return output.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String type() {
    return Manifest.TORCHSCRIPT;
  }

  @Override
  public String weightsFile() {
    return "network.pt";
  }

  @Override
  public long maxWeightBytes() {
    return 2L << 30;
  }

  @Override
  public void put(ObjectNode root) {
    root.set(INPUT, input.encode());
    root.put(OUTPUT, word(output));
    ArrayNode labels = root.putArray(OUTPUT_LABELS);
    outputLabels.forEach(label -> labels.add(label.word()));
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    Files.copy(((TorchScriptClassifier) classifier).archive(), file);
  }

  @Override
  public Classifier read(Manifest manifest, Path weights) throws IOException {
    List<Integer> places = manifest.labels().stream().map(outputLabels::indexOf).toList();
    if (places.contains(-1) || places.size() != outputLabels.size()) {
      throw new IllegalArgumentException(
          "outputLabels must be the labels in any order, got "
              + outputLabels.stream().map(Label::word).toList());
    }
    try {
      return TorchScriptClassifier.load(
          weights, new Contract(input.shape(), input.longest(), output, places));
    } catch (BadParametersException e) {
      throw new BadBundleException(weights, e.found(), e.needed(), e);
    }
  }

  @Override
  public FeatureSet featureSet(Manifest manifest) {
    return input.featureSet();
  }
}
