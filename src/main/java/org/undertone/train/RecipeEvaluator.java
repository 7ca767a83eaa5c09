package org.undertone.train;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.Example;
import org.undertone.corpus.ExampleLoader;
import org.undertone.corpus.FoldPlan;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.CopyJudge;
import org.undertone.evaluate.EnrolmentJudge;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.EvaluationDocument.DataFacts;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.evaluate.EvaluationDocument.Subject;
import org.undertone.evaluate.Evaluator;
import org.undertone.evaluate.Judge;
import org.undertone.evaluate.Judged;
import org.undertone.evaluate.Robustness;
import org.undertone.evaluate.TruthTable;
import org.undertone.learn.network.PyTorchMissingException;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.model.Provenance;

/**
 * A recipe, trained anew and tested in each fold of a {@link Split}. No model is kept. The same
 * data, options and seed give the same document, to the digit, at any number of threads.
 */
public final class RecipeEvaluator {

  private final Path tempFolder;
  private final Clock clock;

  /**
   * @param tempFolder the work folder, in which features are cached
   * @param clock by which the cache is pruned
   */
  public RecipeEvaluator(Path tempFolder, Clock clock) {
    this.tempFolder = Objects.requireNonNull(tempFolder, "tempFolder");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Trains and tests.
   *
   * @throws BadCorpusException if the data cannot be a corpus or cannot be parted
   * @throws PyTorchMissingException if a network is asked for where PyTorch cannot be had
   * @throws IOException if the cache or a checkpoint cannot be written
   * @throws InterruptedException if the thread is interrupted; the same call goes on from the
   *     checkpoints of networks
   */
  public EvaluationDocument evaluate(EvaluateOptions options, TrainProgress progress)
      throws IOException, InterruptedException {
    TrainOptions training = options.training();
    Recipe recipe = training.recipe();
    ExampleLoader loader = Trainer.loader(training, tempFolder, clock.instant());
    EvaluationData data = EvaluationData.load(options, loader, progress);
    List<Label> labels = RunFacts.labels(training, data.inFolds(), data.skipped());
    if (data.plan().folds().isEmpty()) {
      throw new BadCorpusException(
          BadCorpusException.Reason.NO_USABLE_CLIP,
          BadCorpusException.paths(training.data()),
          "the corpus cannot be parted: " + String.join("; ", data.plan().notes()));
    }
    Provenance provenance =
        RunFacts.provenance(training, recipe, data.examples(), LocalDate.now(clock));
    Checkpoints checkpoints =
        new Checkpoints(tempFolder, options.split().word() + " " + named(data.plan()), provenance);
    if (training.fresh()) {
      checkpoints.clear();
    }
    progress.read(TrainReport.data(provenance, data.skipped(), data.unusual(), data.plan()));
    Material material =
        Trainer.material(recipe, training, data.examples(), data::isLearnedFrom, loader, progress);
    ModelFitter fitter = new ModelFitter(recipe, labels, material, checkpoints, provenance);
    CopyJudge copyJudge = new CopyJudge(loader, options.probing().conditions());
    List<TestedFold> folds =
        new CrossValidation(fitter, data.plan(), training.threads(), progress)
            .run(data.examples(), asked -> test(asked, copyJudge, options));
    checkpoints.clear();
    return document(
            training,
            options.split(),
            recipe,
            data,
            recipe.type(),
            Evaluator.of(
                labels, folds.stream().map(TestedFold::clips).toList(), options.bootstrap()))
        .with(
            options.probing().enrolments(),
            EnrolmentJudge.figures(
                options.probing().enrolments(),
                labels,
                folds.stream().map(TestedFold::enrolled).toList(),
                options.bootstrap()),
            robustness(copyJudge, labels, folds, options.bootstrap()));
  }

  /** What the model of a fold made of its clips, of their copies, and with baselines. */
  private record TestedFold(
      Evaluator.Part clips, List<List<Judged>> copies, EnrolmentJudge.Part enrolled) {}

  private static TestedFold test(
      CrossValidation.Asked asked, CopyJudge copyJudge, EvaluateOptions options)
      throws IOException, InterruptedException {
    ModelBundle bundle = asked.fitted().bundle();
    Judge judge = new Judge(bundle);
    String fold = asked.fold().name();
    return new TestedFold(
        new Evaluator.Part(fold, judge.judge(asked.test())),
        copyJudge.judge(judge, asked.test(), done -> {}),
        EnrolmentJudge.judge(
            bundle, fold, asked.test(), options.probing().enrolments(), options.bootstrap()));
  }

  private static Optional<Robustness> robustness(
      CopyJudge copyJudge, List<Label> labels, List<TestedFold> folds, Bootstrap bootstrap) {
    List<List<Judged>> copies = new ArrayList<>();
    for (int i = 0; i < copyJudge.copies(); i++) {
      int kind = i;
      copies.add(folds.stream().flatMap(fold -> fold.copies().get(kind).stream()).toList());
    }
    List<Judged> clips = folds.stream().flatMap(fold -> fold.clips().clips().stream()).toList();
    return copyJudge.measure(labels, clips, copies, bootstrap);
  }

  /**
   * The same recipe on the same recordings by speakers, by clips and leaky. The last makes copies
   * of its own, before the split; so that it is the same recipe, it learns from no others, in none
   * of the three.
   *
   * @param options of any split; the recipe and the data count
   * @throws BadCorpusException as {@link #evaluate}
   * @throws IOException as {@link #evaluate}
   * @throws InterruptedException as {@link #evaluate}
   */
  public TruthTable truthTable(EvaluateOptions options, TrainProgress progress)
      throws IOException, InterruptedException {
    Map<String, String> words = new LinkedHashMap<>();
    Map<String, EvaluationDocument> evaluations = new LinkedHashMap<>();
    for (Split split : List.of(Split.SPEAKERS, Split.CLIPS, Split.LEAKY)) {
      words.put(split.word(), split.words());
      evaluations.put(split.word(), evaluate(options.withoutCopies().with(split), progress));
    }
    return TruthTable.of(
        options.training().type(),
        words,
        evaluations,
        !options.training().recipe().augmentations().isEmpty());
  }

  /**
   * By what a run is told from others: the protocol, and who is tested, for what is learned from
   * and what is tested are the same corpora the other way round.
   */
  static String named(FoldPlan plan) {
    return plan.folds().stream()
        .flatMap(fold -> fold.testUtterances().stream())
        .map(utterance -> utterance.corpus() + " " + utterance.path().getFileName())
        .sorted()
        .collect(Collectors.joining("\n", plan.protocol() + "\n", ""));
  }

  /**
   * What was measured, with all that is to be known of it.
   *
   * @param name of what was measured, for the headline
   */
  static EvaluationDocument document(
      TrainOptions training,
      Split split,
      Recipe recipe,
      EvaluationData data,
      String name,
      Evaluation results) {
    List<Example> tested = data.examples().stream().filter(data::isTested).toList();
    List<Example> learned = data.examples().stream().filter(data::isLearnedFrom).toList();
    Map<String, String> named = RunFacts.options(training, recipe, learned);
    if (split == Split.LEAKY) {
      named.put(
          "copiesBeforeTheSplit",
          EvaluationData.leakyCopies(training.seed()).stream()
              .map(Augmentation::id)
              .collect(Collectors.joining("; ")));
    }
    List<String> warnings = new ArrayList<>();
    if (data.plan().speakersShared()) {
      warnings.addAll(data.plan().notes());
    }
    return new EvaluationDocument(
        EvaluationDocument.headline(
            name + " on " + onWhom(split, data.plan(), learned, tested), results),
        warnings,
        new Subject(
            Optional.empty(),
            Optional.empty(),
            recipe.type(),
            recipe.features().name(),
            results.labels().stream().map(Evaluation.LabelFigures::label).toList(),
            training.seed(),
            named,
            CorpusContent.facts(learned)),
        ProtocolFacts.of(
            split.word(),
            data.plan(),
            split == Split.LEAKY,
            CrossValidation.crossFits(data.plan(), data.examples()),
            recipe instanceof NetworkRecipe),
        DataFacts.of(tested, data.leftOut(), data.skipped(), data.unusual()),
        results,
        Optional.empty());
  }

  /** Corpora may be given apart and still be one, or have speakers in common. */
  private static String onWhom(
      Split split, FoldPlan plan, List<Example> learned, List<Example> tested) {
    if (split != Split.CORPUS) {
      return split.words();
    }
    if (plan.speakersShared()) {
      return "other recordings, of speakers some of whom it heard or may have heard";
    }
    Set<String> heard =
        learned.stream().map(e -> e.utterance().corpus()).collect(Collectors.toSet());
    return tested.stream().anyMatch(e -> heard.contains(e.utterance().corpus()))
        ? Split.SPEAKERS.words()
        : split.words();
  }
}
