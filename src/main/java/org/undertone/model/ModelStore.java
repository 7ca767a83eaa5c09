package org.undertone.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bundles in one folder, each in a folder named after its id. Keeps nothing in memory; safe for
 * use by many threads at once.
 */
public final class ModelStore {

  /** The id of the model that speaks unless another is asked for. */
  public static final String DEFAULT_ID = "classic";

  private final Path folder;

  /** Looks at nothing yet; the folder need not exist. */
  public ModelStore(Path folder) {
    this.folder = folder;
  }

  public Path folder() {
    return folder;
  }

  /**
   * The ids of all folders that hold a {@code model.json}, the default first, the others by name.
   * The bundles are not opened and may turn out to be damaged.
   */
  public List<String> ids() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.isRegularFile(child.resolve(ManifestFile.NAME)))
          .map(child -> child.getFileName().toString())
          .filter(Manifest::isId)
          .sorted(
              Comparator.comparing((String id) -> !id.equals(DEFAULT_ID))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  /**
   * What is known of a bundle without making its classifier; reads no weights and loads no
   * libraries.
   *
   * @throws IllegalArgumentException if the id is none, such as a path
   * @throws BadBundleException as {@link #load}, but for what only the content of the weights tells
   */
  public ModelDescription describe(String id) throws IOException {
    ModelDescription description = BundleFiles.describe(existing(id));
    checkId(description.manifest(), id);
    return description;
  }

  /**
   * One bundle.
   *
   * @throws IllegalArgumentException if the id is none, such as a path
   * @throws BadBundleException if there is no such bundle, saying where it was looked for and which
   *     bundles there are, or if it cannot be loaded
   */
  public ModelBundle load(String id) throws IOException {
    ModelBundle loaded = ModelBundle.load(existing(id));
    checkId(loaded.manifest(), id);
    return loaded;
  }

  private Path existing(String id) throws IOException {
    Path bundle = folder.resolve(Manifest.requireId(id));
    if (!Files.isRegularFile(bundle.resolve(ManifestFile.NAME))) {
      List<String> known = ids();
      throw new BadBundleException(
          folder,
          "no model \"" + id + "\"",
          known.isEmpty()
              ? "a model bundle, and there is none"
              : "one of the models " + String.join(", ", known));
    }
    return bundle;
  }

  private void checkId(Manifest manifest, String id) throws BadBundleException {
    if (!manifest.id().equals(id)) {
      throw new BadBundleException(
          folder.resolve(id).resolve(ManifestFile.NAME),
          "the id \"" + manifest.id() + "\"",
          "\"" + id + "\", as its folder");
    }
  }
}
