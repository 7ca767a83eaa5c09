package org.undertone.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.undertone.learn.Classifier;
import org.undertone.learn.network.PyTorch;
import org.undertone.learn.network.PyTorchMissingException;
import org.undertone.model.ManifestFile.Weights;

/** A bundle and its files. */
final class BundleFiles {

  /** Room for the marks of a million clips. */
  private static final int MAX_MANIFEST_BYTES = 16 << 20;

  private BundleFiles() {}

  static ModelBundle load(Path folder) throws IOException {
    Path manifestPath = folder.resolve(ManifestFile.NAME);
    ManifestFile file = readManifest(manifestPath);
    Path weights = folder.resolve(file.weights().file());
    checkLength(file, weights);
    checkUnchanged(file.weights(), weights);
    try {
      Classifier classifier = file.parts().read(file.manifest(), weights);
      return new ModelBundle(
          file.manifest(), classifier, file.parts().featureSet(file.manifest()), file.fittings());
    } catch (IllegalArgumentException e) {
      throw new BadBundleException(
          manifestPath, "parts that do not fit: " + e.getMessage(), "a bundle of one piece", e);
    } catch (PyTorchMissingException e) {
      throw new BadBundleException(
          manifestPath,
          "the network " + file.manifest().type(),
          "PyTorch to run it, but " + e.getMessage(),
          e);
    }
  }

  /** What can be known without reading the weights. */
  static ModelDescription describe(Path folder) throws IOException {
    ManifestFile file = readManifest(folder.resolve(ManifestFile.NAME));
    checkLength(file, folder.resolve(file.weights().file()));
    boolean network = !ModelDescription.PLAIN.contains(file.parts().type());
    return new ModelDescription(
        file.manifest(),
        file.weights().bytes(),
        file.parameters(),
        file.parts().discriminant(),
        file.fittings().speakers().isPresent(),
        file.fittings().sets().isPresent(),
        file.fittings().familiarity().stream()
            .mapToDouble(FamiliaritySettings::leastLikelihood)
            .findFirst(),
        network ? PyTorch.obstacle() : Optional.empty());
  }

  static ManifestFile readManifest(Path path) throws IOException {
    checkPresent(path, MAX_MANIFEST_BYTES);
    return ManifestFile.decode(Files.readAllBytes(path), path);
  }

  private static void checkPresent(Path path, long maxBytes) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new BadBundleException(path, "no such file", "a file of a model bundle");
    }
    long size = Files.size(path);
    if (size > maxBytes) {
      throw new BadBundleException(path, size + " bytes", "at most " + maxBytes);
    }
  }

  private static void checkLength(ManifestFile file, Path weights) throws IOException {
    checkPresent(weights, file.parts().maxWeightBytes());
    long length = Files.size(weights);
    if (length != file.weights().bytes()) {
      throw new BadBundleException(
          weights,
          length + " bytes",
          file.weights().bytes()
              + ", as "
              + ManifestFile.NAME
              + " says; fetch or train the model anew");
    }
  }

  private static void checkUnchanged(Weights stated, Path path) throws IOException {
    Weights found = Weights.of(path);
    if (!found.equals(stated)) {
      throw new BadBundleException(
          path,
          "SHA-256 " + found.sha256(),
          stated.sha256() + ", as " + ManifestFile.NAME + " says; fetch or train the model anew");
    }
  }

  static void save(ModelBundle bundle, Path folder, Map<String, byte[]> documents)
      throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    BundleFolder.checkReplaceable(target);
    Parts parts = Parts.of(bundle.classifier(), bundle.manifest(), bundle.featureSet());
    documents.keySet().forEach(BundleFiles::checkName);
    Files.createDirectories(target.getParent());
    Path fresh = BundleFolder.hiddenSibling(target);
    try {
      Path weights = fresh.resolve(parts.weightsFile());
      parts.writeWeights(bundle.classifier(), weights);
      if (Files.size(weights) > parts.maxWeightBytes()) {
        throw new IllegalArgumentException(
            "the weights take "
                + Files.size(weights)
                + " bytes, allowed are "
                + parts.maxWeightBytes()
                + "; train a smaller model");
      }
      for (Map.Entry<String, byte[]> document : documents.entrySet()) {
        Files.write(fresh.resolve(document.getKey()), document.getValue());
      }
      ManifestFile file =
          new ManifestFile(
              bundle.manifest(),
              parts,
              bundle.fittings(),
              Parts.parameterCount(bundle.classifier()),
              Weights.of(weights));
      byte[] manifest = file.encode();
      if (manifest.length > MAX_MANIFEST_BYTES) {
        throw new IllegalArgumentException(
            ManifestFile.NAME
                + " takes "
                + manifest.length
                + " bytes, allowed are "
                + MAX_MANIFEST_BYTES
                + "; train from fewer clips");
      }
      Files.write(fresh.resolve(ManifestFile.NAME), manifest);
      BundleFolder.takePlace(fresh, target);
    } finally {
      BundleFolder.deleteTree(fresh);
    }
  }

  private static void checkName(String name) {
    if (!BundleFolder.DOCUMENTS.contains(name)) {
      throw new IllegalArgumentException("a document cannot be named \"" + name + "\"");
    }
  }
}
