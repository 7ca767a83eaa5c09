package org.undertone.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
   * All bundles, the default first.
   *
   * @throws BadBundleException at the first one that cannot be loaded
   */
  public List<ModelBundle> list() throws IOException {
    List<ModelBundle> bundles = new ArrayList<>();
    for (String id : ids()) {
      bundles.add(load(id));
    }
    return List.copyOf(bundles);
  }

  /**
   * One bundle.
   *
   * @throws IllegalArgumentException if the id is none, such as a path
   * @throws BadBundleException if there is no such bundle, saying which file was looked for and
   *     which bundles there are, or if it cannot be loaded
   */
  public ModelBundle load(String id) throws IOException {
    Path bundle = folder.resolve(Manifest.requireId(id));
    Path manifest = bundle.resolve(ManifestFile.NAME);
    if (!Files.isRegularFile(manifest)) {
      List<String> known = ids();
      throw new BadBundleException(
          manifest,
          "no such file",
          known.isEmpty()
              ? "a model bundle, and there is none in " + folder
              : "one of the models " + String.join(", ", known));
    }
    ModelBundle loaded = ModelBundle.load(bundle);
    if (!loaded.manifest().id().equals(id)) {
      throw new BadBundleException(
          manifest, "the id \"" + loaded.manifest().id() + "\"", "\"" + id + "\", as its folder");
    }
    return loaded;
  }
}
