package org.undertone.cli;

import java.util.Optional;
import org.undertone.model.ModelStore;
import picocli.CommandLine.Option;

/** Which model speaks. */
final class ModelOption {

  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "The model that answers, a folder in models/ (default: classic).")
  private Optional<String> id = Optional.empty();

  String id() {
    return id.orElse(ModelStore.DEFAULT_ID);
  }

  /** The model that was asked for; empty if none was. */
  Optional<String> given() {
    return id;
  }
}
