package org.undertone.train;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.Corpus;
import org.undertone.corpus.CorpusReader;
import org.undertone.corpus.Example;
import org.undertone.corpus.ExampleLoader;
import org.undertone.corpus.Examples;
import org.undertone.corpus.FeatureCache;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Utterance;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.Quantiles;
import org.undertone.learn.network.PyTorchMissingException;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.Provenance;
import org.undertone.recognize.Recognizer;
import org.undertone.train.TrainProgress.Stage;

/**
 * A corpus becomes a model bundle: read, analysed, tested on clips that its folds did not hear,
 * fitted on all, saved with its card.
 *
 * <p>The same data, options and seed give the same bundle, but for the date, which comes from the
 * clock, and what the card says of Java and of the time that it took. The bundle appears whole at
 * the end or not at all.
 */
public final class Trainer {

  /** By what speakers are left out. */
  static final String EXCLUSION = "--exclude-speakers";

  private static final int CLIPS_TIMED = 12;

  private final Path tempFolder;
  private final Clock clock;

  /**
   * @param tempFolder the work folder, in which features are cached
   * @param clock gives the date of the bundle
   */
  public Trainer(Path tempFolder, Clock clock) {
    this.tempFolder = Objects.requireNonNull(tempFolder, "tempFolder");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Trains and saves.
   *
   * @param out the folder of the bundle, such as {@code models/mine}; its name is the model's id:
   *     {@code [a-z0-9][a-z0-9._-]{0,63}}
   * @throws IllegalArgumentException if {@code out} ends in no id or holds what is no part of a
   *     trained model, or nobody bears the name of a speaker to be left out
   * @throws BadCorpusException if the data cannot be a corpus, holds no usable clip, or only one
   *     label
   * @throws PyTorchMissingException if a network is asked for where PyTorch cannot be had
   * @throws IOException if the cache, a checkpoint or the bundle cannot be written
   * @throws InterruptedException if the thread is interrupted; nothing is then saved but the
   *     checkpoints of networks, from which the same call goes on
   */
  public TrainReport train(TrainOptions options, Path out, TrainProgress progress)
      throws IOException, InterruptedException {
    String id = requireId(out);
    ModelBundle.checkReplaceable(out);
    Recipe recipe = options.recipe();
    ExampleLoader loader = loader(options, tempFolder, clock.instant());
    progress.begin(Stage.READ, 1);
    Corpus corpus = new CorpusReader(options.keepCalm()).read(options.data());
    Set<String> excluded = options.excludedSpeakers();
    Corpus.requireSpeakers(EXCLUSION, excluded, List.of(corpus));
    progress.done(1);
    progress.begin(Stage.FEATURES, corpus.utterances().size());
    Examples loaded =
        loader
            .load(corpus.utterances(), corpus.spokenBy(excluded), progress::done)
            .in(corpus.without(excluded));
    List<Example> examples = loaded.examples();
    List<Label> labels = RunFacts.labels(options, examples, loaded.skipped());
    FoldPlan plan = options.protocol().plan(examples, options.seed());
    Provenance provenance = RunFacts.provenance(options, recipe, examples, LocalDate.now(clock));
    Checkpoints checkpoints = new Checkpoints(tempFolder, options.protocol().word(), provenance);
    if (options.fresh()) {
      checkpoints.clear();
    }
    progress.read(TrainReport.data(provenance, loaded.skipped(), loaded.unusual(), plan));
    Material material = material(recipe, options, examples, example -> true, loader, progress);
    ModelFitter fitter = new ModelFitter(recipe, labels, material, checkpoints, provenance);
    Trained trained = trained(options, id, fitter, plan, loaded, loader, progress);
    trained.bundle().save(out, new Documents(options, trained).files());
    checkpoints.clear();
    return TrainReport.of(out, trained, millisPerClip(loader, trained.bundle(), examples));
  }

  /**
   * The id of the model that a folder is to hold: the last part of its path.
   *
   * @throws IllegalArgumentException if that is none
   */
  public static String requireId(Path out) {
    Path name = out.toAbsolutePath().normalize().getFileName();
    if (name == null || !Manifest.isId(name.toString())) {
      throw new IllegalArgumentException(
          "the last part of out is the model's id: 1 to 64 of a-z, 0-9, \".\", \"_\", \"-\","
              + " beginning with a letter or digit; got "
              + out);
    }
    return name.toString();
  }

  /** Of what a recipe looks at, once the platform is known to serve and old files are gone. */
  static ExampleLoader loader(TrainOptions options, Path tempFolder, Instant now)
      throws IOException {
    Recipe recipe = options.recipe();
    recipe.requirePlatform();
    FeatureCache cache = new FeatureCache(tempFolder);
    cache.prune(now);
    Checkpoints.prune(tempFolder, now);
    return new ExampleLoader(cache, options.threads(), recipe.features());
  }

  /** Tested over the folds, and fitted on all. */
  private Trained trained(
      TrainOptions options,
      String id,
      ModelFitter fitter,
      FoldPlan plan,
      Examples loaded,
      ExampleLoader loader,
      TrainProgress progress)
      throws IOException, InterruptedException {
    List<Example> examples = loaded.examples();
    boolean goesOn = fitter.checkpoints().kept();
    Instant begun = clock.instant();
    CrossValidation.Results results =
        new CrossValidation(fitter, plan, options.threads(), progress)
            .run(id, examples, attenuated(plan, examples, loader, progress));
    Optional<UnheardScores> scores =
        results.folds().isEmpty()
            ? Optional.empty()
            : Optional.of(new UnheardScores(plan, fitter.labels(), results.folds()));
    ModelFitter.Fitted fitted = results.whole();
    Duration duration = Duration.between(begun, clock.instant());
    EvaluationData data =
        new EvaluationData(plan, examples, List.of(), loaded.skipped(), loaded.unusual());
    return new Trained(
        fitter.recipe(),
        fitted.bundle().withScores(scores.map(of -> of.toScores(fitted.bundle()))),
        fitted.course(),
        plan,
        scores,
        scores.map(
            s ->
                RecipeEvaluator.document(
                    options,
                    Split.of(options.protocol()),
                    fitter.recipe(),
                    data,
                    id,
                    s.evaluation(Bootstrap.DEFAULT.withSeed(options.seed())))),
        loaded.skipped(),
        loaded.unusual(),
        duration,
        goesOn);
  }

  /**
   * Every clip, with altered copies of those that are learned from.
   *
   * @param learned of all examples those from which some model learns
   */
  static Material material(
      Recipe recipe,
      TrainOptions options,
      List<Example> examples,
      Predicate<Example> learned,
      ExampleLoader loader,
      TrainProgress progress)
      throws IOException, InterruptedException {
    List<Example> altered =
        options.network().augmenting().chosen(examples.stream().filter(learned).toList());
    int total = altered.size() * recipe.augmentations().size();
    List<Example> copies = new ArrayList<>();
    if (total > 0) {
      progress.begin(Stage.COPIES, total);
      for (Augmentation augmentation : recipe.augmentations()) {
        int before = copies.size();
        copies.addAll(
            loader.augmented(altered, augmentation, done -> progress.done(before + done)));
      }
    }
    return new Material(examples, copies, recipe.parts());
  }

  /** Soft copies of the calmer clips that some fold tests. */
  private static List<Example> attenuated(
      FoldPlan plan, List<Example> examples, ExampleLoader loader, TrainProgress progress)
      throws IOException, InterruptedException {
    List<Example> calmer =
        examples.stream()
            .filter(e -> GateSettings.CALMER.contains(e.utterance().label()))
            .filter(
                e ->
                    plan.folds().stream()
                        .anyMatch(fold -> fold.testUtterances().contains(e.utterance())))
            .toList();
    if (calmer.isEmpty()) {
      return List.of();
    }
    progress.begin(Stage.ATTENUATED, calmer.size());
    return loader.augmented(calmer, CrossValidation.ATTENUATION, progress::done);
  }

  /** How long the recognizer takes for a clip: the median of some, after as many to warm up. */
  private static double millisPerClip(
      ExampleLoader loader, ModelBundle bundle, List<Example> examples) throws IOException {
    Recognizer recognizer = new Recognizer(bundle);
    double[] millis = new double[Math.min(CLIPS_TIMED, examples.size())];
    for (int i = 0; i < 2 * millis.length; i++) {
      Utterance utterance = examples.get(i % millis.length).utterance();
      millis[i % millis.length] = recognizer.recognize(loader.decode(utterance)).elapsedMillis();
    }
    return Quantiles.of(millis, 0.5);
  }
}
