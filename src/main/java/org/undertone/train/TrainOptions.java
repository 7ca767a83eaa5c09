package org.undertone.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.undertone.corpus.Protocol;
import org.undertone.features.FeatureSets;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.network.NetworkOptions;
import org.undertone.learn.network.NetworkType;
import org.undertone.model.Manifest;

/**
 * What to train, from what and how.
 *
 * @param data folders and manifests, at least one
 * @param type the kind of classifier, one of {@link #types()}
 * @param seed of everything drawn at random; it replaces the forest's own
 * @param excludedSpeakers such as {@code ravdess:07}; names that do not occur are refused when the
 *     data is read
 * @param keepCalm whether calm stays a label of its own; otherwise it merges into neutral
 * @param protocol by what the corpus is parted for the scores
 * @param forest how a forest is grown
 * @param network how a network is trained, and which copies a model of any type learns from
 * @param features what a forest looks at, the name of a set of named values; empty for what suits
 *     the type, as the others must have it
 * @param discriminant what a discriminant beside a forest counts, in [0, {@link
 *     ScaledForest#MOST_SHARE}]; 0 for trees alone
 * @param threads how many clips, trees or folds are worked on at once, at least 1; the model does
 *     not depend on it
 * @param fresh whether to begin anew where an interrupted run left something to go on from
 */
public record TrainOptions(
    List<Path> data,
    String type,
    long seed,
    Set<String> excludedSpeakers,
    boolean keepCalm,
    Protocol protocol,
    ForestOptions forest,
    NetworkSettings network,
    Optional<String> features,
    double discriminant,
    int threads,
    boolean fresh) {

  /** An epoch of dense layers is a small part of one of convolutions, and teaches less. */
  private static final int LAYERS_EPOCHS = 3;

  private static final int MOST_THREADS = 1024;

  public TrainOptions {
    data = List.copyOf(data);
    excludedSpeakers = Set.copyOf(excludedSpeakers);
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(forest, "forest");
    Objects.requireNonNull(network, "network");
    if (data.isEmpty()) {
      throw new IllegalArgumentException("data must name at least one folder or manifest");
    }
    if (!types().contains(type)) {
      throw new IllegalArgumentException(
          "type must be one of " + String.join(", ", types()) + ", got \"" + type + "\"");
    }
    features.ifPresent(name -> checkFeatures(name, type));
    if (network.augmenting() == Augmenting.MINORITY
        && (type.equals(Manifest.FOREST) || type.equals(Manifest.LINEAR))) {
      throw new IllegalArgumentException(
          "augment minority makes copies for networks and studio, but none for type " + type);
    }
    if (!(discriminant >= 0 && discriminant <= ScaledForest.MOST_SHARE)) {
      throw new IllegalArgumentException(
          "discriminant must lie in 0.." + ScaledForest.MOST_SHARE + ", got " + discriminant);
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads must lie in 1.." + MOST_THREADS + ", got " + threads);
    }
    forest = forest.withSeed(seed);
  }

  private static void checkFeatures(String name, String type) {
    if (!type.equals(Manifest.FOREST)) {
      throw new IllegalArgumentException(
          "the features of type " + type + " cannot be chosen; those of a forest can");
    }
    if (FeatureSets.named(name).valueNames().isEmpty()) {
      throw new IllegalArgumentException(
          "a forest looks at named values, and those of " + name + " have no names");
    }
  }

  /**
   * The kinds of classifier that can be trained: forest, discriminant, studio, then the networks.
   */
  public static List<String> types() {
    List<String> types =
        new ArrayList<>(List.of(Manifest.FOREST, Manifest.LINEAR, Manifest.STUDIO));
    for (NetworkType network : NetworkType.values()) {
      types.add(network.typeName());
    }
    return List.copyOf(types);
  }

  /** The defaults: seed 1, nobody excluded, calm merged, scores by speakers, all processors. */
  public static TrainOptions of(String type, List<Path> data) {
    return new TrainOptions(
        data,
        type,
        ForestOptions.DEFAULT.seed(),
        Set.of(),
        false,
        Protocol.SPEAKERS,
        ForestOptions.DEFAULT,
        NetworkSettings.DEFAULT,
        Optional.empty(),
        0,
        Runtime.getRuntime().availableProcessors(),
        false);
  }

  /** How a model of this type comes to be. */
  Recipe recipe() {
    if (type.equals(Manifest.LINEAR)) {
      return linearRecipe();
    }
    if (type.equals(Manifest.STUDIO)) {
      NetworkSettings robust = network.robustByDefault();
      return new StudioRecipe(
          linearRecipe(),
          networkRecipe(NetworkType.MLP_VOICE, robust, LAYERS_EPOCHS),
          networkRecipe(NetworkType.CNN_VOICE, robust, 1));
    }
    return NetworkType.named(type)
        .<Recipe>map(named -> networkRecipe(named, network, 1))
        .orElseGet(
            () ->
                new ForestRecipe(
                    FeatureSets.named(features.orElse(ForestRecipe.FEATURES)),
                    forest,
                    network.robustCopies(seed),
                    discriminant,
                    threads));
  }

  /** Whether copies are made whose number can be chosen. */
  public boolean makesRobustCopies() {
    boolean byDefault = type.equals(Manifest.LINEAR) || type.equals(Manifest.STUDIO);
    return (byDefault ? network.robustByDefault() : network).augmenting() == Augmenting.ROBUST;
  }

  private LinearRecipe linearRecipe() {
    NetworkSettings robust = network.robustByDefault();
    return new LinearRecipe(robust.paces(), robust.voices(seed), robust.robustCopies(seed), seed);
  }

  /**
   * @param times how many epochs it takes for each that was chosen
   */
  private NetworkRecipe networkRecipe(NetworkType named, NetworkSettings settings, int times) {
    NetworkOptions training = NetworkOptions.standard(named).withSeed(seed);
    if (settings.maxEpochs().isPresent()) {
      training = training.withMaxEpochs(times * settings.maxEpochs().getAsInt());
    }
    return new NetworkRecipe(named, training, settings);
  }

  public TrainOptions withSeed(long value) {
    return with(draft -> draft.seed = value);
  }

  public TrainOptions withExcludedSpeakers(Set<String> value) {
    return with(draft -> draft.excludedSpeakers = value);
  }

  public TrainOptions withKeepCalm(boolean value) {
    return with(draft -> draft.keepCalm = value);
  }

  public TrainOptions withProtocol(Protocol value) {
    return with(draft -> draft.protocol = value);
  }

  public TrainOptions withForest(ForestOptions value) {
    return with(draft -> draft.forest = value);
  }

  public TrainOptions withNetwork(NetworkSettings value) {
    return with(draft -> draft.network = value);
  }

  public TrainOptions withFeatures(Optional<String> value) {
    return with(draft -> draft.features = value);
  }

  public TrainOptions withDiscriminant(double value) {
    return with(draft -> draft.discriminant = value);
  }

  public TrainOptions withThreads(int value) {
    return with(draft -> draft.threads = value);
  }

  public TrainOptions withFresh(boolean value) {
    return with(draft -> draft.fresh = value);
  }

  private TrainOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** A copy in which something is to be otherwise. */
  private static final class Draft {

    private final TrainOptions from;
    private long seed;
    private Set<String> excludedSpeakers;
    private boolean keepCalm;
    private Protocol protocol;
    private ForestOptions forest;
    private NetworkSettings network;
    private Optional<String> features;
    private double discriminant;
    private int threads;
    private boolean fresh;

    Draft(TrainOptions from) {
      this.from = from;
      this.seed = from.seed;
      this.excludedSpeakers = from.excludedSpeakers;
      this.keepCalm = from.keepCalm;
      this.protocol = from.protocol;
      this.forest = from.forest;
      this.network = from.network;
      this.features = from.features;
      this.discriminant = from.discriminant;
      this.threads = from.threads;
      this.fresh = from.fresh;
    }

    TrainOptions options() {
      return new TrainOptions(
          from.data,
          from.type,
          seed,
          excludedSpeakers,
          keepCalm,
          protocol,
          forest,
          network,
          features,
          discriminant,
          threads,
          fresh);
    }
  }
}
