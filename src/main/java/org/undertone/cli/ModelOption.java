package org.undertone.cli;

import java.util.Optional;
import org.undertone.model.ModelStore;
import picocli.CommandLine.Option;

/** Which model speaks. */
final class ModelOption {

  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description =
          "The model that answers: a folder in models/, or the path of one elsewhere (default:"
              + " classic).")
  private Optional<String> id = Optional.empty();

  NamedModel in(Home home) {
    return NamedModel.of(home, id.orElse(ModelStore.DEFAULT_ID));
  }

  /** The model that was asked for; empty if none was. */
  Optional<String> given() {
    return id;
  }
}
