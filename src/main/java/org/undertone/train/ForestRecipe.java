package org.undertone.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.RobustCopy;
import org.undertone.features.FeatureSet;
import org.undertone.features.Levelled;
import org.undertone.learn.Classifier;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.RandomForestTrainer;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.StandardScaler;
import org.undertone.model.Manifest;

/**
 * Standardised features of whole clips become a random forest, grown on all threads.
 *
 * @param features what the forest looks at, named values
 * @param augmentations the copies of each clip that it learns from as well; perhaps none
 */
record ForestRecipe(
    FeatureSet features, ForestOptions forest, List<Augmentation> augmentations, int threads)
    implements Recipe {

  /** What it looks at if nothing else is said. */
  static final String FEATURES = Levelled.NAME;

  /** What few trees vote for is hardly more likely than what none votes for. */
  private static final double PROBABILITY_FLOOR = 0.05;

  @Override
  public String type() {
    return Manifest.FOREST;
  }

  @Override
  public int steps() {
    return forest.trees();
  }

  @Override
  public int outOfFoldSteps() {
    return forest.trees();
  }

  @Override
  public int fitsAtOnce(int available) {
    return 1;
  }

  @Override
  public Learned learn(Lesson lesson, FitListener listener) throws InterruptedException {
    TrainingRows heard = TrainingRows.of(lesson);
    StandardScaler scaler = StandardScaler.fit(heard.valueArray());
    TrainingRows learned = heard.and(adapted(lesson));
    return new Learned(
        new ScaledForest(
            scaler,
            RandomForestTrainer.fit(
                scaler.transformAll(learned.valueArray()),
                learned.labelArray(),
                learned.weightArray(),
                lesson.classes().count(),
                forest,
                threads,
                listener::steps)));
  }

  /**
   * Every clip adapted by some of its speaker's, so that known voices are not strange to it;
   * adapted by all of them once more, what it says of strangers is less true.
   */
  private TrainingRows adapted(Lesson lesson) {
    return Voices.population(lesson.training(), features)
        .map(voices -> Voices.adaptedBySome(voices, lesson.training(), new Random(forest.seed())))
        .map(rows -> TrainingRows.adapted(lesson, List.of(rows)))
        .orElse(TrainingRows.NONE);
  }

  /** Of as many forests as there are folds, each grown without the speakers of one. */
  @Override
  public OutOfFold outOfFold(Lesson lesson, Learned learned, FitListener listener)
      throws IOException, InterruptedException {
    return OutOfFold.byFolds(this, lesson, forest.seed(), listener);
  }

  @Override
  public double probabilityFloor() {
    return PROBABILITY_FLOOR;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> named = new TreeMap<>();
    named.put("trees", String.valueOf(forest.trees()));
    named.put("maxDepth", String.valueOf(forest.maxDepth()));
    named.put("minLeaf", String.valueOf(forest.minLeaf()));
    named.put(
        "featuresPerSplit",
        forest.featuresPerSplit().isPresent()
            ? String.valueOf(forest.featuresPerSplit().getAsInt())
            : "square root");
    named.put("smoothing", String.valueOf(forest.smoothing()));
    if (!augmentations.isEmpty()) {
      named.put("augment", Augmenting.ROBUST.word());
      named.put("copies", augmentations.size() + ": " + RobustCopy.WORDS);
    }
    return named;
  }

  @Override
  public Optional<String> learning(int speakers) {
    return features.voiceValues() == 0 || speakers < SpeakerPopulationFitter.FEWEST_SPEAKERS
        ? Optional.empty()
        : Optional.of(
            "The forest learned from each clip as it is, as its altered copies, where there are any,"
                + " and as if the speaker's voice were known from some of their clips.");
  }

  @Override
  public String words(Classifier classifier) {
    return forest.trees() + "-tree random forest";
  }
}
