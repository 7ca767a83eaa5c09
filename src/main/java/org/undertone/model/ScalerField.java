package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.undertone.learn.StandardScaler;

/** The field {@code scaler} of {@code model.json}: {@code mean} and {@code scale}. */
final class ScalerField {

  private static final String NAME = "scaler";

  private ScalerField() {}

  static void put(StandardScaler scaler, ObjectNode root) {
    root.putObject(NAME)
        .<ObjectNode>set("mean", Json.MAPPER.valueToTree(scaler.mean()))
        .set("scale", Json.MAPPER.valueToTree(scaler.scale()));
  }

  static Optional<StandardScaler> take(ObjectNode root) throws JsonProcessingException {
    if (!root.has(NAME)) {
      return Optional.empty();
    }
    JsonNode scaler = Json.takeObject(root, NAME);
    return Optional.of(new StandardScaler(numbers(scaler, "mean"), numbers(scaler, "scale")));
  }

  private static double[] numbers(JsonNode scaler, String field) throws JsonProcessingException {
    JsonNode array = scaler.path(field);
    if (!array.isArray()) {
      throw new IllegalArgumentException("\"" + field + "\" of the scaler is missing");
    }
    return Json.MAPPER.treeToValue(array, double[].class);
  }
}
