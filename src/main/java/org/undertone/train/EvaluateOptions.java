package org.undertone.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.undertone.corpus.Example;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.SpeakerFolds;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.Probing;

/**
 * Which recipe to evaluate, on what and how.
 *
 * @param training the recipe and the data that is tested; its protocol is that of the split
 * @param split by what clips to learn from and clips to test are parted
 * @param folds how speakers are parted: {@code ravdess-6} or {@code grouped-N}; empty for what
 *     suits the corpus
 * @param trainOn what to learn from; given for {@link Split#CORPUS} and for it alone
 * @param bootstrap how intervals are found
 * @param probing how the clips are tested besides as they are
 */
public record EvaluateOptions(
    TrainOptions training,
    Split split,
    Optional<String> folds,
    List<Path> trainOn,
    Bootstrap bootstrap,
    Probing probing) {

  private static final String RAVDESS = "ravdess-6";
  private static final String GROUPED = "grouped-";

  /** Tested as they are alone. */
  public EvaluateOptions(
      TrainOptions training,
      Split split,
      Optional<String> folds,
      List<Path> trainOn,
      Bootstrap bootstrap) {
    this(training, split, folds, trainOn, bootstrap, Probing.NONE);
  }

  public EvaluateOptions {
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(bootstrap, "bootstrap");
    training = training.withProtocol(split.heldOut());
    if (split == Split.LEAKY) {
      training = withoutCopies(training);
    }
    trainOn = List.copyOf(trainOn);
    Objects.requireNonNull(probing, "probing");
    if (!probing.enrolments().isEmpty() && training.recipe().features().voiceValues() == 0) {
      throw new IllegalArgumentException(
          "models of type " + training.type() + " cannot use a baseline of the speaker's voice");
    }
    if (split == Split.LEAKY && !probing.conditions().isEmpty()) {
      throw new IllegalArgumentException("--degrade is not for the protocol leaky");
    }
    if ((split == Split.CORPUS) == trainOn.isEmpty()) {
      throw new IllegalArgumentException(
          trainOn.isEmpty()
              ? "the protocol corpus needs corpora to train on: --train-on PATH"
              : "--train-on is for the protocol corpus, got the protocol " + split.word());
    }
    if (folds.isPresent() && (split != Split.SPEAKERS || !isPlan(folds.get()))) {
      throw new IllegalArgumentException(
          split == Split.SPEAKERS
              ? "folds must be ravdess-6 or grouped-2 to grouped-99, got \"" + folds.get() + "\""
              : "--folds is for the protocol speakers, got the protocol " + split.word());
    }
  }

  /** The same recipe on the same data, parted otherwise. */
  EvaluateOptions with(Split other) {
    return new EvaluateOptions(training, other, Optional.empty(), List.of(), bootstrap);
  }

  /** The same recipe without altered copies of what it learns from. */
  EvaluateOptions withoutCopies() {
    return new EvaluateOptions(withoutCopies(training), split, folds, trainOn, bootstrap, probing);
  }

  private static TrainOptions withoutCopies(TrainOptions training) {
    return training.withNetwork(training.network().withAugmenting(Augmenting.NONE));
  }

  private static boolean isPlan(String name) {
    return name.equals(RAVDESS) || name.matches(GROUPED + "([2-9]|[1-9]\\d)");
  }

  /** The folds of unheard speakers. */
  FoldPlan speakerFolds(List<Example> examples) {
    if (folds.isEmpty()) {
      return SpeakerFolds.standard(examples, training.seed());
    }
    return folds.get().equals(RAVDESS)
        ? SpeakerFolds.ravdess6(examples)
        : SpeakerFolds.grouped(
            examples, Integer.parseInt(folds.get().substring(GROUPED.length())), training.seed());
  }
}
