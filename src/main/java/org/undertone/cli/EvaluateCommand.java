package org.undertone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.undertone.corpus.Condition;
import org.undertone.corpus.FeatureCache;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.Enrolment;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.EvaluationText;
import org.undertone.evaluate.ModelEvaluator;
import org.undertone.evaluate.Probing;
import org.undertone.evaluate.TruthTable;
import org.undertone.evaluate.report.ReportPage;
import org.undertone.model.ModelBundle;
import org.undertone.train.EvaluateOptions;
import org.undertone.train.RecipeEvaluator;
import org.undertone.train.Split;
import org.undertone.train.TrainOptions;
import org.undertone.train.TrainProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code undertone evaluate}: a model or a recipe is measured. */
@Command(
    name = "evaluate",
    header = "Measure a model, or a recipe over folds.",
    description = {
      "%nWith --model a finished model is asked of every recording, gates and all, and said how often"
          + " it is right, how far its confidence can be trusted, and how sure those figures are."
          + " Where it heard these speakers in training, that is said too: such figures are no score.",
      "With --type a model is trained and tested anew in each fold. --truth-table does so by"
          + " speakers, by clips, and wrongly on purpose, to show what a measurement can do.",
      "All of it is written to report.html, for people, and to evaluation.json, for programs. The"
          + " same data, options and seed give the same figures.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone evaluate --model classic --data OTHERS/ --out report",
      "  undertone evaluate --model mine --compare classic --data OTHERS/ --out report",
      "  undertone evaluate --model mine --degrade noise-10,telephone,opus-24,room --data CREMA-D/"
          + " --out report",
      "  undertone evaluate --model mine --degrade gain-20,gain-10,gain+10,gain+20 --data CREMA-D/"
          + " --out report",
      "  undertone evaluate --type forest --data RAVDESS/ --out report",
      "  undertone evaluate --type forest --protocol corpus --train-on RAVDESS/ --data CREMA-D/"
          + " --out report",
      "  undertone evaluate --type forest --truth-table --data RAVDESS/ --out report"
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Home home;
  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions chosen;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      required = true,
      arity = "1..*",
      description = "Folders and manifests to test on.")
  private List<Path> data;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder for report.html and evaluation.json; older ones are replaced.")
  private Path out;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "ID",
      description = "The model to measure: a folder in models/, or the path of one elsewhere.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--compare",
      paramLabel = "ID",
      description = "A second model, measured on the same clips: is the first one better?")
  private Optional<String> compare = Optional.empty();

  @Option(
      names = "--speakers",
      paramLabel = "A,B",
      split = ",",
      description = "With --model: test these speakers only, such as ravdess:07.")
  private Set<String> speakers = new LinkedHashSet<>();

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description =
          "The recipe to measure: forest, linear, studio, mlp-voice, cnn-mel, cnn-voice, cnn-2d,"
              + " cnn-1d, cnn-frames, mlp.")
  private Optional<String> type = Optional.empty();

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description =
          "With --type: speakers (the default: whoever is tested was not heard), corpus (see"
              + " --train-on), clips (at random, speakers shared), or leaky (copies of tested clips"
              + " are learned from: wrong on purpose).")
  private String protocol = Split.SPEAKERS.word();

  @Option(
      names = "--folds",
      paramLabel = "NAME",
      description =
          "With the protocol speakers: ravdess-6 or grouped-N (default: what suits the corpus).")
  private Optional<String> folds = Optional.empty();

  @Option(
      names = "--train-on",
      paramLabel = "PATH",
      arity = "1..*",
      description = "With the protocol corpus: folders and manifests to learn from.")
  private List<Path> trainOn = List.of();

  @Option(
      names = "--enrol",
      paramLabel = "N,...",
      split = ",",
      description =
          "Test also with a baseline of each speaker's voice, made of so many of their clips: 5,"
              + " ordinary-3 (neutral and calm ones alone) or all.")
  private List<String> enrolments = List.of();

  @Option(
      names = "--truth-table",
      description = "With --type: the same recipe by speakers, by clips and leaky.")
  private boolean truthTable;

  @Option(
      names = "--degrade",
      paramLabel = "A,B",
      split = ",",
      description = {
        "Test copies of the clips as well, each beside the clean ones: " + Condition.NAMES + ".",
        "Copies at -20 to 20 dB then show whether the level matters."
      })
  private List<String> degrade = List.of();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "How often speakers are drawn for the intervals (default: 2000).")
  private int resamples = Bootstrap.DEFAULT.resamples();

  @Option(names = "--json", description = "Print evaluation.json in place of tables.")
  private boolean json;

  EvaluateCommand(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  /** What is written and what is said. */
  private record Outcome(String document, String text, String page, List<String> warnings) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    EvaluateContradictions.refuse(spec.commandLine().getParseResult(), model.isPresent());
    OutFolder.requireWritable(out);
    Bootstrap bootstrap = new Bootstrap(resamples, Bootstrap.DEFAULT.level(), chosen.seed);
    Outcome outcome;
    try (TrainBar bar = new TrainBar(terminal)) {
      outcome = type.isPresent() ? recipe(bootstrap, bar) : model(bootstrap, bar);
    }
    Files.createDirectories(out);
    Path file = out.resolve(EvaluationDocument.FILE);
    Files.writeString(file, outcome.document());
    Path page = out.resolve(ReportPage.FILE);
    Files.writeString(page, outcome.page());
    if (json) {
      outcome.warnings().forEach(warning -> terminal.complain("WARNING: " + warning));
      terminal.line(outcome.document().stripTrailing());
    } else {
      terminal.line(outcome.text().stripTrailing());
      terminal.line("wrote " + file);
      terminal.line("wrote " + page);
    }
    return ExitCode.DONE;
  }

  private List<Condition> conditions() {
    return degrade.stream().distinct().map(name -> Condition.named(name, chosen.seed)).toList();
  }

  private Outcome model(Bootstrap bootstrap, TrainBar bar)
      throws IOException, InterruptedException {
    Probing probing = probing();
    ModelBundle first = bundle(model.orElseThrow());
    Optional<ModelBundle> second =
        compare.isPresent() ? Optional.of(bundle(compare.get())) : Optional.empty();
    EvaluationDocument document =
        new ModelEvaluator(new FeatureCache(home.temp()), chosen.threads)
            .evaluate(first, second, data, speakers, probing, bootstrap, progress(bar));
    return outcome(document);
  }

  private ModelBundle bundle(String name) throws IOException {
    NamedModel named = NamedModel.of(home, name);
    return named.store().load(named.id());
  }

  private Probing probing() {
    return new Probing(conditions(), enrolments.stream().distinct().map(Enrolment::parse).toList());
  }

  private static ModelEvaluator.Progress progress(TrainBar bar) {
    return new ModelEvaluator.Progress() {
      @Override
      public void begin(int clips) {
        bar.begin(TrainProgress.Stage.FEATURES, clips);
      }

      @Override
      public void done(int clips) {
        bar.done(clips);
      }
    };
  }

  private Outcome recipe(Bootstrap bootstrap, TrainBar bar)
      throws IOException, InterruptedException {
    TrainOptions training = chosen.training(type.orElseThrow(), data);
    RecipeOptions.refuseUnheeded(training, spec.commandLine().getParseResult());
    Split split =
        Split.named(protocol)
            .orElseThrow(() -> RecipeOptions.unknown("--protocol", Split.all(), protocol));
    EvaluateOptions options =
        new EvaluateOptions(training, split, folds, trainOn, bootstrap, probing());
    RecipeEvaluator evaluator = new RecipeEvaluator(home.temp(), Clock.systemUTC());
    if (!truthTable) {
      return outcome(evaluator.evaluate(options, bar));
    }
    TruthTable table = evaluator.truthTable(options, bar);
    return new Outcome(table.json(), table.text(), ReportPage.of(table), table.warnings());
  }

  private static Outcome outcome(EvaluationDocument document) {
    return new Outcome(
        document.json(), EvaluationText.of(document), ReportPage.of(document), document.warnings());
  }
}
