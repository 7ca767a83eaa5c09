package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.undertone.learn.StandardScaler;

/**
 * The field {@code scaler} of {@code model.json}: {@code mean} and {@code scale}, and {@code limit}
 * where it has one.
 */
final class ScalerField {

  private static final String NAME = "scaler";
  private static final String LIMIT = "limit";

  private ScalerField() {}

  static void put(StandardScaler scaler, ObjectNode root) {
    ObjectNode field = root.putObject(NAME);
    field.set("mean", Json.MAPPER.valueToTree(scaler.mean()));
    field.set("scale", Json.MAPPER.valueToTree(scaler.scale()));
    if (Float.isFinite(scaler.limit())) {
      field.put(LIMIT, scaler.limit());
    }
  }

  static Optional<StandardScaler> take(ObjectNode root) throws JsonProcessingException {
    if (!root.has(NAME)) {
      return Optional.empty();
    }
    JsonNode scaler = Json.takeObject(root, NAME);
    StandardScaler unlimited =
        new StandardScaler(numbers(scaler, "mean"), numbers(scaler, "scale"));
    JsonNode limit = scaler.get(LIMIT);
    if (limit == null) {
      return Optional.of(unlimited);
    }
    if (!limit.isNumber()) {
      throw new IllegalArgumentException("\"limit\" of the scaler must be a number, got " + limit);
    }
    return Optional.of(unlimited.within(limit.floatValue()));
  }

  private static double[] numbers(JsonNode scaler, String field) throws JsonProcessingException {
    JsonNode array = scaler.path(field);
    if (!array.isArray()) {
      throw new IllegalArgumentException("\"" + field + "\" of the scaler is missing");
    }
    return Json.MAPPER.treeToValue(array, double[].class);
  }
}
