package org.undertone.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.undertone.corpus.Augmentation;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Classifier;

/** How a model of one type comes to be. Immutable. */
sealed interface Recipe permits ForestRecipe, LinearRecipe, NetworkRecipe, StudioRecipe {

  /** The name of the type, as it stands in the bundle. */
  String type();

  /** What the model looks at. */
  FeatureSet features();

  /** What each of its classifiers looks at of the features: all, if nothing else is said. */
  default List<UnaryOperator<FeatureTensor>> parts() {
    return List.of(UnaryOperator.identity());
  }

  /** The altered copies of training clips that it is shown besides the clips themselves. */
  List<Augmentation> augmentations();

  /** The most steps that learning takes: trees or epochs. */
  int steps();

  /** The steps that {@link #outOfFold} takes besides. */
  default int outOfFoldSteps() {
    return 0;
  }

  /** How many fits are worth running at once. */
  int fitsAtOnce(int threads);

  /**
   * Refuses a platform on which such models cannot be trained; there is none, if nothing else is
   * said.
   *
   * @throws IOException if PyTorch is needed and absent
   */
  default void requirePlatform() throws IOException {}

  /**
   * Learns from the examples of a lesson alone.
   *
   * @param listener told in the thread that learns
   * @throws IOException if a checkpoint cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  Learned learn(Lesson lesson, FitListener listener) throws IOException, InterruptedException;

  /**
   * What other models of this recipe, learned from parts of a lesson, say of the rest, for
   * calibration. May run beside {@link #learn}.
   *
   * @param listener told in the thread that learns
   * @return {@link OutOfFold#NONE} where the examples cannot be parted, or {@link #learn} holds
   *     some out itself
   * @throws IOException as {@link #learn}
   * @throws InterruptedException if the thread is interrupted
   */
  OutOfFold outOfFold(Lesson lesson, FitListener listener) throws IOException, InterruptedException;

  /**
   * Whether {@link #outOfFold} asks of voices that were learned from, for want of others; not, if
   * nothing else is said.
   *
   * @param speakers how many speakers of the training clips are known
   */
  default boolean asksOfHeard(int speakers) {
    return false;
  }

  /** What calibration adds to each probability, see {@link org.undertone.learn.Calibrator}. */
  double probabilityFloor();

  /** Its options by name, for the bundle. */
  Map<String, String> options();

  /** What kind of thing the model is, as a noun phrase for the card. */
  String words(Classifier classifier);

  /**
   * What its models learn to overlook and how, in paragraphs for the card.
   *
   * @param speakers how many speakers of the training clips are known
   * @return empty where there is nothing to tell
   */
  default Optional<String> learning(int speakers) {
    return Optional.empty();
  }
}
