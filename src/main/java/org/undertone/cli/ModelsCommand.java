package org.undertone.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.undertone.evaluate.Tables;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelDescription;
import org.undertone.model.ModelStore;
import org.undertone.model.Provenance.CorpusFacts;
import org.undertone.model.Scores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code undertone models}: which models there are, and what one says of itself. */
@Command(
    name = "models",
    header = "List the models, or show the facts of one.",
    description =
        "%nModels lie in models/, each in a folder named after it. Of each: its type, the size of its"
            + " weights, the parameters of a network, how well it does, and the labels that it knows.%n",
    footerHeading = "%nExamples:%n",
    footer = {"  undertone models", "  undertone models classic"})
final class ModelsCommand implements Callable<Integer> {

  private final Home home;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "The model to show, or the path of its folder.")
  private Optional<String> id = Optional.empty();

  ModelsCommand(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (id.isPresent()) {
      NamedModel named = NamedModel.of(home, id.get());
      new ModelFacts(named.store().describe(named.id())).lines().forEach(terminal::line);
      return ExitCode.DONE;
    }
    ModelStore store = new ModelStore(home.models());
    List<String> ids = store.ids();
    if (ids.isEmpty()) {
      throw new IOException(
          "there is no model in " + store.folder() + "; train one: undertone train --help");
    }
    int code = ExitCode.DONE;
    for (String each : ids) {
      try {
        terminal.line(summary(store.describe(each)));
      } catch (IOException e) {
        terminal.complain(Words.withFile(e));
        code = ExitCode.FAILED;
      }
    }
    return code;
  }

  private static String summary(ModelDescription model) {
    Manifest manifest = model.manifest();
    return Words.shown(
        String.format(
            Locale.ROOT,
            "%-16s %-11s %8s %10s  %-58s %s%s",
            manifest.id(),
            manifest.type(),
            ModelFacts.megabytes(model),
            ModelFacts.parameters(model).orElse(""),
            manifest.scores().map(scores -> score(scores, manifest)).orElse("not measured"),
            manifest.labels().stream().map(Label::word).collect(Collectors.joining(" ")),
            model.obstacle().isPresent() ? " (cannot run here)" : ""));
  }

  /** With its corpora: scores on different ones cannot be compared. */
  private static String score(Scores scores, Manifest manifest) {
    return "UAR "
        + Tables.percent(scores.unweightedAverageRecall())
        + (ModelFacts.speakersShared(scores) ? " by clips, to compare" : " on unheard speakers")
        + manifest.provenance().corpora().stream()
            .map(CorpusFacts::name)
            .collect(Collectors.joining(", ", " of ", ""));
  }
}
