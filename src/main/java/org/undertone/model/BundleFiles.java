package org.undertone.model;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.undertone.learn.FlatForest;
import org.undertone.model.ManifestFile.Weights;

/** A bundle and its folder. */
final class BundleFiles {

  private static final String FOREST_FILE = "forest.bin";
  private static final int MAX_MANIFEST_BYTES = 1 << 20;
  private static final int MAX_WEIGHT_BYTES = 16 << 20;

  private BundleFiles() {}

  static ModelBundle load(Path folder) throws IOException {
    Path manifestPath = folder.resolve(ManifestFile.NAME);
    byte[] json = read(manifestPath, MAX_MANIFEST_BYTES);
    ManifestFile file = ManifestFile.decode(json, manifestPath);
    Path weightsPath = folder.resolve(file.weights().file());
    byte[] weights = read(weightsPath, MAX_WEIGHT_BYTES);
    checkUnchanged(file.weights(), weights, weightsPath);
    FlatForest forest = ForestFile.decode(weights, weightsPath);
    try {
      return new ModelBundle(file.manifest(), file.scaler(), forest);
    } catch (IllegalArgumentException e) {
      throw new BadBundleException(
          manifestPath, "parts that do not fit: " + e.getMessage(), "a bundle of one piece", e);
    }
  }

  private static byte[] read(Path path, int maxBytes) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new BadBundleException(path, "no such file", "a file of a model bundle");
    }
    long size = Files.size(path);
    if (size > maxBytes) {
      throw new BadBundleException(path, size + " bytes", "at most " + maxBytes);
    }
    return Files.readAllBytes(path);
  }

  private static void checkUnchanged(Weights stated, byte[] weights, Path path)
      throws BadBundleException {
    if (weights.length != stated.bytes()) {
      throw new BadBundleException(
          path,
          weights.length + " bytes",
          stated.bytes() + ", as " + ManifestFile.NAME + " says; fetch or train the model anew");
    }
    String sha256 = Weights.of(stated.file(), weights).sha256();
    if (!sha256.equals(stated.sha256())) {
      throw new BadBundleException(
          path,
          "SHA-256 " + sha256,
          stated.sha256() + ", as " + ManifestFile.NAME + " says; fetch or train the model anew");
    }
  }

  static void save(ModelBundle bundle, Path folder, Map<String, String> documents)
      throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    checkReplaceable(target);
    documents.keySet().forEach(BundleFiles::checkName);
    byte[] weights = ForestFile.encode(bundle.forest());
    if (weights.length > MAX_WEIGHT_BYTES) {
      throw new IllegalArgumentException(
          "the forest takes "
              + weights.length
              + " bytes, allowed are "
              + MAX_WEIGHT_BYTES
              + "; grow fewer trees or larger leaves");
    }
    Files.createDirectories(target.getParent());
    Path fresh = hiddenSibling(target);
    try {
      Files.write(fresh.resolve(FOREST_FILE), weights);
      for (Map.Entry<String, String> document : documents.entrySet()) {
        Files.writeString(fresh.resolve(document.getKey()), document.getValue());
      }
      ManifestFile file =
          new ManifestFile(bundle.manifest(), bundle.scaler(), Weights.of(FOREST_FILE, weights));
      Files.write(fresh.resolve(ManifestFile.NAME), file.encode());
      takePlace(fresh, target);
    } finally {
      deleteTree(fresh);
    }
  }

  static void checkReplaceable(Path target) throws IOException {
    if (target.getParent() == null) {
      throw new IllegalArgumentException(target + " cannot be a model bundle");
    }
    if (!Files.exists(target) || Files.isRegularFile(target.resolve(ManifestFile.NAME))) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(target)) {
      try (Stream<Path> content = Files.list(target)) {
        empty = content.findAny().isEmpty();
      }
    }
    if (!empty) {
      throw new IllegalArgumentException(
          target + " holds something that is no model bundle; name another folder");
    }
  }

  private static void checkName(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
        || name.equals(ManifestFile.NAME)
        || name.equals(FOREST_FILE)) {
      throw new IllegalArgumentException("a document cannot be named \"" + name + "\"");
    }
  }

  /** A new hidden folder beside the bundle, so that a move into its place is one step. */
  private static Path hiddenSibling(Path target) throws IOException {
    return Files.createDirectory(target.resolveSibling("." + UUID.randomUUID()));
  }

  private static void takePlace(Path fresh, Path target) throws IOException {
    if (!Files.exists(target)) {
      Files.move(fresh, target);
      return;
    }
    Path old = hiddenSibling(target);
    Path aside = old.resolve("bundle");
    Files.move(target, aside);
    try {
      Files.move(fresh, target);
    } catch (IOException e) {
      Files.move(aside, target);
      throw e;
    } finally {
      deleteTree(old);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
