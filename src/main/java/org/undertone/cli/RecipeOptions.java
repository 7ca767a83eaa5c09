package org.undertone.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Manifest;
import org.undertone.train.Augmenting;
import org.undertone.train.NetworkSettings;
import org.undertone.train.TrainOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** How models are trained, whether one is to be kept or a recipe to be measured. */
final class RecipeOptions {

  /** Those that grow a forest. */
  static final List<String> OF_A_FOREST =
      List.of("--trees", "--min-leaf", "--max-depth", "--features-per-split", "--discriminant");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of all that is drawn at random (default: 1).")
  long seed = ForestOptions.DEFAULT.seed();

  @Option(
      names = "--exclude-speakers",
      paramLabel = "A,B",
      split = ",",
      description = "Speakers to leave out of training and folds, such as ravdess:07.")
  private Set<String> excludedSpeakers = new LinkedHashSet<>();

  @Option(
      names = "--keep-calm",
      description = "Keep calm a label of its own; otherwise it counts as neutral.")
  private boolean keepCalm;

  @Option(names = "--trees", paramLabel = "N", description = "Trees in the forest (default: 500).")
  private int trees = ForestOptions.DEFAULT.trees();

  @Option(
      names = "--min-leaf",
      paramLabel = "N",
      description = "The fewest examples in a leaf; more make a smaller model (default: 1).")
  private int minLeaf = ForestOptions.DEFAULT.minLeaf();

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "The longest way from root to leaf (default: 64).")
  private int maxDepth = ForestOptions.DEFAULT.maxDepth();

  @Option(
      names = "--features-per-split",
      paramLabel = "N",
      description =
          "How many features compete at each split (default: the square root of their number).")
  private Optional<Integer> featuresPerSplit = Optional.empty();

  @Option(
      names = "--discriminant",
      paramLabel = "SHARE",
      description =
          "What a linear discriminant of the same features counts beside the forest, 0 to 0.9"
              + " (default: 0, trees alone).")
  private double discriminant;

  @Option(
      names = "--features",
      paramLabel = "SET",
      description =
          "What a forest looks at: levelled-196 (the default), which does not know how loud a recording is,"
              + " classic-190, or another set of named values.")
  private Optional<String> features = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description =
          "The most passes of a network over its clips, 1 to 10000 (default: what suits its type);"
              + " as many count as held-out speakers profit from, and all of them in studio.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--augment",
      paramLabel = "NAME",
      description =
          "Of which clips altered copies are learned from: all (the default; those that suit the"
              + " type), minority (those of rare labels), none, or robust: every clip in other"
              + " rooms, over noise, telephone and coding, through other microphones, as linear and"
              + " studio have it anyway and a forest if asked.")
  private String augment = Augmenting.ALL.word();

  @Option(
      names = "--copies",
      paramLabel = "N",
      description = "How many robust copies of each clip, 1 to 20 (default: 8).")
  private int copies = NetworkSettings.DEFAULT.copies();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How much is done at once (default: one thread a processor).")
  int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--fresh",
      description =
          "Begin anew; otherwise an interrupted training of networks goes on where it was.")
  private boolean fresh;

  /**
   * What to train from some data, as far as both commands can say it.
   *
   * @throws IllegalArgumentException naming an option that is out of range or not known
   */
  TrainOptions training(String type, List<Path> data) {
    return TrainOptions.of(type, data)
        .withSeed(seed)
        .withExcludedSpeakers(excludedSpeakers)
        .withKeepCalm(keepCalm)
        .withForest(forest())
        .withNetwork(network())
        .withFeatures(features)
        .withDiscriminant(discriminant)
        .withThreads(threads)
        .withFresh(fresh);
  }

  private ForestOptions forest() {
    return new ForestOptions(
        trees,
        maxDepth,
        minLeaf,
        featuresPerSplit.map(OptionalInt::of).orElse(ForestOptions.DEFAULT.featuresPerSplit()),
        ForestOptions.DEFAULT.smoothing(),
        seed);
  }

  private NetworkSettings network() {
    return new NetworkSettings(
        epochs.map(OptionalInt::of).orElse(OptionalInt.empty()),
        Augmenting.named(augment)
            .orElseThrow(() -> unknown("--augment", Augmenting.words(), augment)),
        copies);
  }

  /**
   * Refuses what the type does not heed: an option that changes nothing is a mistake about that.
   *
   * @throws UsageException naming the option
   */
  static void refuseUnheeded(TrainOptions options, ParseResult given) {
    String type = options.type();
    boolean forest = type.equals(Manifest.FOREST);
    boolean linear = type.equals(Manifest.LINEAR);
    if (!forest) {
      for (String option : OF_A_FOREST) {
        refuse(given, option, "it is heeded by type forest, not by " + type);
      }
    }
    if (forest || linear) {
      refuse(given, "--epochs", "it is heeded by networks and studio, not by type " + type);
      refuse(given, "--fresh", "networks and studio go on where they were, not type " + type);
    }
    if (!options.makesRobustCopies()) {
      refuse(
          given,
          "--copies",
          "it counts robust copies, and none are made of this type unless --augment robust is"
              + " given");
    }
  }

  private static void refuse(ParseResult given, String option, String why) {
    if (given.hasMatchedOption(option)) {
      throw new UsageException(option + ": " + why);
    }
  }

  /** The refusal of a word that an option does not know. */
  static IllegalArgumentException unknown(String option, String known, String given) {
    return new IllegalArgumentException(
        option + " must be one of " + known + ", got \"" + given + "\"");
  }
}
