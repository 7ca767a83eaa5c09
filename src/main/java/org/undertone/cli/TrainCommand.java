package org.undertone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.undertone.corpus.CorpusReader;
import org.undertone.corpus.Protocol;
import org.undertone.model.Manifest;
import org.undertone.train.TrainOptions;
import org.undertone.train.TrainReport;
import org.undertone.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone train}: labelled recordings become a model. */
@Command(
    name = "train",
    header = "Train a model on labelled recordings.",
    description = {
      "%nA folder of recordings may be a corpus that is known by its file names ("
          + CorpusReader.KNOWN_CORPORA
          + ") or hold a folder for each label (angry/, sad/, ...), with one for each speaker in it or"
          + " about it. A file ending in .csv is a manifest with the columns path,label,speaker.",
      "First the recipe is scored on speakers it did not hear, then the model is fitted on all of"
          + " them and written with its card, report and pictures. The same data, options and seed give the"
          + " same model.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone train --data RAVDESS/ --out models/mine",
      "  undertone train --data RAVDESS/ --data calls.csv --out models/calls --seed 7",
      "  undertone train --data RAVDESS/ --type studio --out models/ours",
      "  undertone predict --model mine voice.wav"
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private final Home home;
  private final Terminal terminal;

  @Mixin private RecipeOptions recipe;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      required = true,
      arity = "1..*",
      description = "Folders and manifests to learn from.")
  private List<Path> data;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description =
          "The folder to write, such as models/mine. Its name is the model's id; other commands"
              + " look for it in models/ beside the program.")
  private Path out;

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description =
          "The kind of classifier: forest (the default), linear, a network (mlp-voice, cnn-mel,"
              + " cnn-voice, cnn-2d, cnn-1d, cnn-frames, mlp), or studio: linear, mlp-voice and cnn-voice"
              + " pooled.")
  private String type = Manifest.FOREST;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description =
          "How the clips for the scores are chosen: speakers (the default: whoever is tested was"
              + " not heard in training) or clips (at random, speakers shared; for comparison with"
              + " figures taken that way, and of no worth for new voices).")
  private String protocol = Protocol.SPEAKERS.word();

  @Option(
      names = "--log-epochs",
      description = "A line on standard error for each epoch, also where nobody watches.")
  private boolean logEpochs;

  TrainCommand(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrainOptions options =
        recipe
            .training(type, data)
            .withProtocol(
                Protocol.named(protocol)
                    .orElseThrow(
                        () -> RecipeOptions.unknown("--protocol", Protocol.words(), protocol)));
    RecipeOptions.refuseUnheeded(options, spec.commandLine().getParseResult());
    Trainer.requireId(out);
    OutFolder.requireWritable(out.toAbsolutePath().getParent());
    TrainReport report = train(options);
    terminal.line(report.text().stripTrailing());
    terminal.line("wrote " + report.out());
    return ExitCode.DONE;
  }

  private TrainReport train(TrainOptions options) throws IOException, InterruptedException {
    if (logEpochs) {
      return new Trainer(home.temp(), Clock.systemUTC())
          .train(options, out, new EpochLines(terminal, Clock.systemUTC()));
    }
    try (TrainBar bar = new TrainBar(terminal)) {
      return new Trainer(home.temp(), Clock.systemUTC()).train(options, out, bar);
    }
  }
}
