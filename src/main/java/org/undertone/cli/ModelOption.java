package org.undertone.cli;

import org.undertone.model.ModelStore;
import picocli.CommandLine.Option;

/** Which model speaks. */
final class ModelOption {

  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "The model that answers, a folder in models/ (default: classic).")
  private String id = ModelStore.DEFAULT_ID;

  String id() {
    return id;
  }
}
