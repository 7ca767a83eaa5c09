package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How bundles use JSON: strictly. */
final class Json {

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** Takes a field out that must be there and an object. */
  static ObjectNode takeObject(ObjectNode root, String field) {
    if (root.remove(field) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("\"" + field + "\" is missing");
  }

  /** Refuses what nobody took out of an object. */
  static void requireNoMore(ObjectNode object, String field) {
    if (!object.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + object.fieldNames().next() + "\" of \"" + field + "\" is unknown");
    }
  }

  /** Takes a field out that must be there and a text. */
  static String takeText(ObjectNode root, String field) {
    JsonNode value = root.remove(field);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("\"" + field + "\" is missing");
    }
    return value.textValue();
  }

  /** Takes a field out that, where it is there, must be true or false; false where it is not. */
  static boolean takeFlag(ObjectNode root, String field) {
    JsonNode value = root.remove(field);
    if (value != null && !value.isBoolean()) {
      throw new IllegalArgumentException("\"" + field + "\" must be true or false, got " + value);
    }
    return value != null && value.booleanValue();
  }

  /** Labels in words, each of them one; {@code field} names them where they are not. */
  static List<Label> labels(JsonNode given, String field) throws JsonProcessingException {
    for (JsonNode label : given) {
      if (!label.isTextual()) {
        throw new IllegalArgumentException("\"" + field + "\" must be labels, got " + label);
      }
    }
    if (!given.isArray()) {
      throw new IllegalArgumentException("\"" + field + "\" must be a list of labels");
    }
    return List.of(MAPPER.treeToValue(given, Label[].class));
  }

  /** Takes a field out that, where it is there, must be a list of whole numbers. */
  static Optional<List<Integer>> takeNumbers(ObjectNode root, String field)
      throws JsonProcessingException {
    JsonNode value = root.remove(field);
    if (value == null) {
      return Optional.empty();
    }
    for (JsonNode number : value) {
      if (!number.isInt()) {
        throw new IllegalArgumentException("\"" + field + "\" must be whole numbers");
      }
    }
    if (!value.isArray()) {
      throw new IllegalArgumentException("\"" + field + "\" must be a list");
    }
    return Optional.of(Arrays.stream(MAPPER.treeToValue(value, int[].class)).boxed().toList());
  }
}
