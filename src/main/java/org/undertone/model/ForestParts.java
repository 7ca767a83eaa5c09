package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.undertone.learn.Classifier;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.StandardScaler;

/** A random forest: its {@code scaler}, and its trees in {@code forest.bin}. */
record ForestParts(StandardScaler scaler) implements Parts {

  static ForestParts take(ObjectNode root) throws JsonProcessingException {
    return new ForestParts(
        ScalerField.take(root)
            .orElseThrow(() -> new IllegalArgumentException("\"scaler\" is missing")));
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
  public void put(ObjectNode root) {
    ScalerField.put(scaler, root);
  }

  @Override
  public void writeWeights(Classifier classifier, Path file) throws IOException {
    Files.write(file, ForestFile.encode((ScaledForest) classifier));
  }

  @Override
  public Classifier read(Manifest manifest, Path weights) throws IOException {
    return ForestFile.decode(scaler, Files.readAllBytes(weights), weights);
  }
}
