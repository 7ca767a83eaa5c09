package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.undertone.learn.StandardScaler;

/**
 * The content of {@code model.json}: the manifest, and with it the scaler and what the weights have
 * to be. Equal contents give equal bytes.
 */
record ManifestFile(Manifest manifest, StandardScaler scaler, Weights weights) {

  static final String NAME = "model.json";

  private static final String VERSION_FIELD = "formatVersion";
  private static final String SCALER_FIELD = "scaler";
  private static final String WEIGHTS_FIELD = "weights";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * The file with the weights.
   *
   * @param file its name in the folder of the bundle
   * @param bytes its length
   * @param sha256 of its content, in lower-case hexadecimal digits
   */
  record Weights(String file, int bytes, String sha256) {

    Weights {
      if (!Manifest.isId(file) || file.equals(NAME)) {
        throw new IllegalArgumentException("\"" + file + "\" cannot be a file of weights");
      }
      Checks.count("bytes", bytes);
      if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, got " + sha256);
      }
    }

    static Weights of(String file, byte[] content) {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        return new Weights(file, content.length, HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  byte[] encode() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put(VERSION_FIELD, ModelBundle.FORMAT_VERSION);
    root.setAll((ObjectNode) MAPPER.valueToTree(manifest));
    root.putObject(SCALER_FIELD)
        .<ObjectNode>set("mean", MAPPER.valueToTree(scaler.mean()))
        .set("scale", MAPPER.valueToTree(scaler.scale()));
    root.set(WEIGHTS_FIELD, MAPPER.valueToTree(weights));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      String json = MAPPER.writer(printer).writeValueAsString(root);
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can be written", e);
    }
  }

  /**
   * Reads what {@link #encode} wrote. The version is looked at first, so that the file of a newer
   * program is called that and not damaged.
   */
  static ManifestFile decode(byte[] json, Path path) throws BadBundleException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (IOException e) {
      throw new BadBundleException(
          path, "text that is not JSON: " + firstLine(e), "the manifest of a model bundle", e);
    }
    checkVersion(tree, path);
    try {
      ObjectNode root = (ObjectNode) tree;
      root.remove(VERSION_FIELD);
      JsonNode scaler = taken(root, SCALER_FIELD);
      JsonNode weights = taken(root, WEIGHTS_FIELD);
      return new ManifestFile(
          MAPPER.treeToValue(root, Manifest.class),
          new StandardScaler(numbers(scaler, "mean"), numbers(scaler, "scale")),
          MAPPER.treeToValue(weights, Weights.class));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new BadBundleException(
          path, "a manifest that cannot be: " + firstLine(e), "the manifest of a model bundle", e);
    }
  }

  private static void checkVersion(JsonNode tree, Path path) throws BadBundleException {
    JsonNode version = tree.path(VERSION_FIELD);
    if (!tree.isObject() || !version.isInt() || version.intValue() < 1) {
      throw new BadBundleException(
          path, "JSON without a " + VERSION_FIELD, "the manifest of a model bundle");
    }
    if (version.intValue() > ModelBundle.FORMAT_VERSION) {
      throw new BadBundleException(
          path,
          "the newer format " + version.intValue(),
          "format " + ModelBundle.FORMAT_VERSION + " or older; get a newer Undertone");
    }
  }

  private static JsonNode taken(ObjectNode root, String field) {
    JsonNode value = root.remove(field);
    if (value == null || !value.isObject()) {
      throw new IllegalArgumentException("\"" + field + "\" is missing");
    }
    return value;
  }

  private static double[] numbers(JsonNode object, String field) throws JsonProcessingException {
    JsonNode array = object.path(field);
    if (!array.isArray()) {
      throw new IllegalArgumentException("\"" + field + "\" of the scaler is missing");
    }
    return MAPPER.treeToValue(array, double[].class);
  }

  /** What went wrong, without Jackson's further lines on where in memory it looked. */
  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof JsonProcessingException json) {
      message = json.getOriginalMessage();
    }
    return message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
