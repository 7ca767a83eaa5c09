package org.undertone.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The description of the service, and what of an answer is not as it says. */
final class OpenApi {

  final JsonNode document;

  OpenApi() throws IOException {
    document = new ObjectMapper().readTree(Path.of("web/openapi.json").toFile());
  }

  /** The same node, or what it refers to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  /** How an answer differs from a schema; what the schema does not name differs too. */
  List<String> differences(JsonNode schemaOrReference, JsonNode value, String at) {
    JsonNode schema = resolved(schemaOrReference);
    List<String> found = new ArrayList<>();
    if (schema.isMissingNode()) {
      found.add(at + " has no schema");
    }
    if (schema.has("anyOf") && matching(schema.get("anyOf"), value, at) == 0) {
      found.add(at + " is as none of " + schema.get("anyOf"));
    }
    if (schema.has("oneOf") && matching(schema.get("oneOf"), value, at) != 1) {
      found.add(at + " is not as exactly one of " + schema.get("oneOf"));
    }
    schema.path("allOf").forEach(part -> found.addAll(differences(part, value, at)));
    if (schema.has("type") && !isOne(value, texts(schema.get("type")))) {
      found.add(at + " is " + value + ", not of type " + schema.get("type"));
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      found.add(at + " is " + value + ", none of " + schema.get("enum"));
    }
    if (schema.has("const") && !schema.get("const").equals(value)) {
      found.add(at + " is " + value + ", not " + schema.get("const"));
    }
    if (value.isNumber()
        && (value.doubleValue() < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
            || value.doubleValue() > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY))) {
      found.add(at + " is " + value + ", out of bounds");
    }
    if (value.isArray()) {
      if (value.size() < schema.path("minItems").asInt(0)
          || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
        found.add(at + " has " + value.size() + " items");
      }
      for (int i = 0; i < value.size() && schema.has("items"); i++) {
        found.addAll(differences(schema.get("items"), value.get(i), at + "/" + i));
      }
    }
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.textValue())) {
        found.add(at + " lacks " + name.textValue());
      }
    }
    value
        .properties()
        .forEach(field -> found.addAll(differences(schema, field.getKey(), field.getValue(), at)));
    return found;
  }

  private long matching(JsonNode schemas, JsonNode value, String at) {
    return StreamSupport.stream(schemas.spliterator(), false)
        .filter(schema -> differences(schema, value, at).isEmpty())
        .count();
  }

  private List<String> differences(JsonNode schema, String name, JsonNode value, String at) {
    if (schema.path("properties").has(name)) {
      return differences(schema.get("properties").get(name), value, at + "/" + name);
    }
    if (schema.has("additionalProperties")) {
      return differences(schema.get("additionalProperties"), value, at + "/" + name);
    }
    return schema.has("properties") && schema.has("type")
        ? List.of(at + " has " + name + ", which is not described")
        : List.of();
  }

  /** All texts of a text or an array. */
  static List<String> texts(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(node.asText());
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    return StreamSupport.stream(array.spliterator(), false).anyMatch(value::equals);
  }

  private static boolean isOne(JsonNode value, List<String> types) {
    return switch (value.getNodeType()) {
      case OBJECT -> types.contains("object");
      case ARRAY -> types.contains("array");
      case STRING -> types.contains("string");
      case BOOLEAN -> types.contains("boolean");
      case NULL -> types.contains("null");
      default ->
          types.contains("number") || (types.contains("integer") && value.isIntegralNumber());
    };
  }
}
