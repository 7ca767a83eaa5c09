package org.undertone.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.undertone.corpus.AddedNoise;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.Corpus;
import org.undertone.corpus.CorpusFold;
import org.undertone.corpus.CorpusReader;
import org.undertone.corpus.Example;
import org.undertone.corpus.ExampleLoader;
import org.undertone.corpus.Examples;
import org.undertone.corpus.Fold;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.LeakyFolds;
import org.undertone.corpus.Protocol;
import org.undertone.corpus.Skipped;
import org.undertone.corpus.TimeStretched;
import org.undertone.corpus.Utterance;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.model.Label;
import org.undertone.train.TrainProgress.Stage;

/**
 * What a recipe is evaluated on.
 *
 * @param examples all that is learned from or tested
 * @param leftOut those of labels that only one side of a protocol between corpora has
 * @param unusual what is odd about recordings that are used all the same
 */
record EvaluationData(
    FoldPlan plan,
    List<Example> examples,
    List<Example> leftOut,
    List<Skipped> skipped,
    List<String> unusual) {

  private static final double SNR_DB = 20;
  private static final double PACE = 1.1;

  /** Whether some fold learns from it; a test corpus is only heard. */
  boolean isLearnedFrom(Example example) {
    return plan.folds().stream()
        .anyMatch(fold -> fold.trainingUtterances().contains(example.utterance()));
  }

  /** Whether some fold tests it. */
  boolean isTested(Example example) {
    return plan.folds().stream()
        .anyMatch(fold -> fold.testUtterances().contains(example.utterance()));
  }

  /** The examples that some fold learns from or tests; all, where there is no fold. */
  List<Example> inFolds() {
    return plan.folds().isEmpty()
        ? examples
        : examples.stream().filter(e -> isLearnedFrom(e) || isTested(e)).toList();
  }

  /** The copies of the leaky protocol: over noise, and faster. */
  static List<Augmentation> leakyCopies(long seed) {
    return List.of(new AddedNoise(SNR_DB, seed), new TimeStretched(PACE));
  }

  /**
   * Reads, analyses and parts.
   *
   * @throws IllegalArgumentException if nobody bears the name of a speaker to be left out, or
   *     baselines are to be tried and a fold has too few voices to learn from; where the names
   *     alone tell it, before anything is analysed
   */
  static EvaluationData load(EvaluateOptions options, ExampleLoader loader, TrainProgress progress)
      throws IOException, InterruptedException {
    TrainOptions training = options.training();
    progress.begin(Stage.READ, 1);
    CorpusReader reader = new CorpusReader(training.keepCalm());
    Set<String> excluded = training.excludedSpeakers();
    List<Corpus> whole = new ArrayList<>();
    if (options.split() == Split.CORPUS) {
      whole.add(reader.read(options.trainOn()));
    }
    whole.add(reader.read(training.data()));
    Corpus.requireSpeakers(Trainer.EXCLUSION, excluded, whole);
    Corpus heard = whole.get(0).without(excluded);
    Corpus tested = whole.get(whole.size() - 1).without(excluded);
    Set<Utterance> utterances = new HashSet<>(tested.utterances());
    if (options.split() == Split.CORPUS) {
      refuseBoth(heard, utterances, options.trainOn());
    }
    requireVoices(options, heard.speakers().size() - (options.split() == Split.SPEAKERS ? 1 : 0));
    progress.done(1);
    List<Utterance> all = whole.stream().flatMap(of -> of.utterances().stream()).toList();
    Set<Utterance> theirs =
        whole.stream().flatMap(of -> of.spokenBy(excluded).stream()).collect(Collectors.toSet());
    progress.begin(Stage.FEATURES, all.size());
    Examples loaded = loader.load(all, theirs, progress::done).in(tested);
    if (options.split() == Split.CORPUS) {
      loaded = loaded.in(heard);
    }
    EvaluationData data = parted(options, loader, progress, loaded, utterances);
    for (Fold fold : data.plan().folds()) {
      requireVoices(
          options,
          (int)
              fold.trainingUtterances().stream()
                  .flatMap(u -> u.speaker().stream())
                  .distinct()
                  .count());
    }
    return data;
  }

  private static EvaluationData parted(
      EvaluateOptions options,
      ExampleLoader loader,
      TrainProgress progress,
      Examples loaded,
      Set<Utterance> utterances)
      throws IOException, InterruptedException {
    List<Example> examples = loaded.examples();
    List<Skipped> skipped = loaded.skipped();
    List<String> unusual = loaded.unusual();
    long seed = options.training().seed();
    return switch (options.split()) {
      case SPEAKERS ->
          new EvaluationData(options.speakerFolds(examples), examples, List.of(), skipped, unusual);
      case CLIPS ->
          new EvaluationData(
              Protocol.CLIPS.plan(examples, seed), examples, List.of(), skipped, unusual);
      case CORPUS -> shared(loaded, utterances, options);
      case LEAKY -> {
        List<Example> multiplied = multiplied(examples, loader, seed, progress);
        yield new EvaluationData(
            LeakyFolds.stratified(multiplied, seed), multiplied, List.of(), skipped, unusual);
      }
    };
  }

  /** Of fewer voices nothing is learned of how they differ, and no model can use a baseline. */
  private static void requireVoices(EvaluateOptions options, int speakers) {
    int fewest = SpeakerPopulationFitter.FEWEST_SPEAKERS;
    if (!options.probing().enrolments().isEmpty() && speakers < fewest) {
      throw new IllegalArgumentException(
          "--enrol needs at least "
              + fewest
              + " known speakers to learn from in every fold, got "
              + speakers
              + "; add speakers"
              + (options.split() == Split.SPEAKERS
                  ? ", or --folds that test fewer at a time"
                  : ""));
    }
  }

  private static void refuseBoth(Corpus learned, Set<Utterance> tested, List<Path> trainOn) {
    Set<Path> paths = tested.stream().map(Utterance::path).collect(Collectors.toSet());
    for (Utterance utterance : learned.utterances()) {
      if (paths.contains(utterance.path())) {
        throw new IllegalArgumentException(
            "what is learned from must not be tested, but "
                + utterance.path()
                + " is in both --train-on "
                + trainOn
                + " and --data");
      }
    }
  }

  /** Both corpora without the labels that only one of them has. */
  private static EvaluationData shared(
      Examples loaded, Set<Utterance> tested, EvaluateOptions options) throws BadCorpusException {
    List<Example> examples = loaded.examples();
    List<Example> test = new ArrayList<>(examples);
    test.removeIf(example -> !tested.contains(example.utterance()));
    List<Example> training = new ArrayList<>(examples);
    training.removeIf(example -> tested.contains(example.utterance()));
    if (test.isEmpty() || training.isEmpty()) {
      throw BadCorpusException.allSkipped(
          test.isEmpty() ? options.training().data() : options.trainOn(), loaded.skipped());
    }
    Set<Label> labels = labels(test);
    labels.retainAll(labels(training));
    if (labels.size() < 2) {
      throw new BadCorpusException(
          BadCorpusException.Reason.TOO_FEW_LABELS,
          BadCorpusException.paths(options.trainOn())
              + ", "
              + BadCorpusException.paths(options.training().data()),
          "at least two labels must be in both corpora, but shared are "
              + labels.stream().map(Label::word).toList());
    }
    List<Example> leftOut = new ArrayList<>(examples);
    leftOut.removeIf(example -> labels.contains(example.utterance().label()));
    test.removeIf(example -> !labels.contains(example.utterance().label()));
    training.removeIf(example -> !labels.contains(example.utterance().label()));
    List<Example> kept = new ArrayList<>(training);
    kept.addAll(test);
    return new EvaluationData(
        CorpusFold.of(training, test), kept, leftOut, loaded.skipped(), loaded.unusual());
  }

  private static Set<Label> labels(List<Example> examples) {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    examples.forEach(example -> labels.add(example.utterance().label()));
    return labels;
  }

  /** Clips and their copies, as if all were clips of their own. */
  private static List<Example> multiplied(
      List<Example> examples, ExampleLoader loader, long seed, TrainProgress progress)
      throws IOException, InterruptedException {
    List<Augmentation> augmentations = leakyCopies(seed);
    progress.begin(Stage.COPIES, examples.size() * augmentations.size());
    List<Example> multiplied = new ArrayList<>(examples);
    for (int i = 0; i < augmentations.size(); i++) {
      int before = i * examples.size();
      multiplied.addAll(
          LeakyFolds.disguised(
              loader.augmented(examples, augmentations.get(i), d -> progress.done(before + d)),
              i + 1));
    }
    return multiplied;
  }
}
