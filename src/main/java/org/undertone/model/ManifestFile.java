package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;

/**
 * The content of {@code model.json}: the manifest, what its type of classifier has besides, and
 * what the weights have to be. Equal contents give equal bytes.
 *
 * @param fittings each part is not written where empty
 * @param parameters how many numbers were learned; not written where empty
 */
record ManifestFile(
    Manifest manifest, Parts parts, Fittings fittings, OptionalLong parameters, Weights weights) {

  static final String NAME = "model.json";

  private static final String VERSION_FIELD = "formatVersion";
  private static final String PARAMETERS_FIELD = "parameters";
  private static final String PROVENANCE_FIELD = "provenance";
  private static final String HEARD_FIELD = "heard";
  private static final String SCORES_FIELD = "scores";
  private static final String WEIGHTS_FIELD = "weights";

  /**
   * The file with the weights.
   *
   * @param file its name in the folder of the bundle
   * @param bytes its length
   * @param sha256 of its content, in lower-case hexadecimal digits
   */
  record Weights(String file, long bytes, String sha256) {

    Weights {
      if (!Manifest.isId(file) || file.equals(NAME)) {
        throw new IllegalArgumentException("\"" + file + "\" cannot be a file of weights");
      }
      if (bytes < 0) {
        throw new IllegalArgumentException("bytes must be at least 0, got " + bytes);
      }
      if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("sha256 must be 64 hexadecimal digits, got " + sha256);
      }
    }

    /** Reads a file to its end. */
    static Weights of(Path path) throws IOException {
      MessageDigest digest = Hashes.sha256();
      try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
        long bytes = in.transferTo(OutputStream.nullOutputStream());
        return new Weights(path.getFileName().toString(), bytes, Hashes.hex(digest.digest()));
      }
    }
  }

  byte[] encode() {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put(VERSION_FIELD, ModelBundle.FORMAT_VERSION);
    root.setAll((ObjectNode) Json.MAPPER.valueToTree(manifest));
    parts.put(root);
    FittingsFields.put(fittings, root);
    parameters.ifPresent(count -> root.put(PARAMETERS_FIELD, count));
    root.set(WEIGHTS_FIELD, Json.MAPPER.valueToTree(weights));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      String json = Json.MAPPER.writer(printer).writeValueAsString(root);
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
      tree = Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new BadBundleException(
          path, "text that is not JSON: " + firstLine(e), "the manifest of a model bundle", e);
    }
    checkVersion(tree, path);
    try {
      ObjectNode root = (ObjectNode) tree;
      root.remove(VERSION_FIELD);
      Weights weights =
          Json.MAPPER.treeToValue(Json.takeObject(root, WEIGHTS_FIELD), Weights.class);
      OptionalLong parameters = parameters(root.remove(PARAMETERS_FIELD));
      Parts parts = Parts.take(root);
      Fittings fittings = FittingsFields.take(root);
      if (root.get(PROVENANCE_FIELD) instanceof ObjectNode provenance
          && !provenance.has(HEARD_FIELD)) {
        provenance.putNull(HEARD_FIELD);
      }
      if (!root.has(SCORES_FIELD)) {
        root.putNull(SCORES_FIELD);
      }
      return new ManifestFile(
          Json.MAPPER.treeToValue(root, Manifest.class), parts, fittings, parameters, weights);
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

  private static OptionalLong parameters(JsonNode value) {
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new IllegalArgumentException(PARAMETERS_FIELD + " must be a count, got " + value);
    }
    return OptionalLong.of(value.longValue());
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
