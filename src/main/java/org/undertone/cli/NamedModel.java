package org.undertone.cli;

import java.io.File;
import java.nio.file.Path;
import org.undertone.model.ModelStore;

/**
 * A model as it is named on the command line: by its id, a folder of {@code models/}, or by the
 * path of its folder wherever it lies.
 *
 * @param store the bundles beside it
 * @param id of the model, the name of its folder
 */
record NamedModel(ModelStore store, String id) {

  /**
   * What a name means; nothing is looked at yet.
   *
   * @param named an id, or a path, which has at least one separator: {@code ./mine}
   */
  static NamedModel of(Home home, String named) {
    if (!isPath(named)) {
      return new NamedModel(new ModelStore(home.models()), named);
    }
    Path folder = Path.of(named).toAbsolutePath().normalize();
    Path parent = folder.getParent();
    return parent == null
        ? new NamedModel(new ModelStore(home.models()), named)
        : new NamedModel(new ModelStore(parent), folder.getFileName().toString());
  }

  private static boolean isPath(String named) {
    return named.contains("/") || named.contains(File.separator);
  }
}
