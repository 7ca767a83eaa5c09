package org.undertone.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.Example;
import org.undertone.corpus.RobustCopy;
import org.undertone.features.FeatureSet;
import org.undertone.features.Levelled;
import org.undertone.learn.Classifier;
import org.undertone.learn.FlatForest;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.RandomForestTrainer;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.StandardScaler;
import org.undertone.model.Manifest;

/**
 * Standardised features of whole clips become a random forest, grown on all threads, and another
 * for known voices: that is shown each clip {@linkplain SpeakerPopulation adapted} by some of its
 * speaker's clips and by all of them, and each copy by all.
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
    return features.voiceValues() == 0 ? forest.trees() : 2 * forest.trees();
  }

  @Override
  public int outOfFoldSteps() {
    return steps();
  }

  @Override
  public int fitsAtOnce(int available) {
    return 1;
  }

  @Override
  public Learned learn(Lesson lesson, FitListener listener) throws InterruptedException {
    TrainingRows heard = TrainingRows.of(lesson);
    StandardScaler scaler = StandardScaler.fit(heard.valueArray());
    FlatForest strangers = grow(lesson, scaler, heard, listener);
    Optional<SpeakerPopulation> voices = Voices.population(lesson.training(), features);
    if (voices.isEmpty()) {
      return new Learned(new ScaledForest(scaler, strangers));
    }
    FlatForest known =
        grow(lesson, scaler, adapted(lesson, voices.get()), listener.from(forest.trees(), 1));
    return new Learned(new ScaledForest(scaler, strangers, Optional.of(known)));
  }

  private TrainingRows adapted(Lesson lesson, SpeakerPopulation voices) {
    List<Example> clips = lesson.training();
    return TrainingRows.adapted(lesson, Voices.adapted(voices, clips, new Random(forest.seed())))
        .and(TrainingRows.copies(lesson, Voices.adaptingByAll(voices, clips)));
  }

  private FlatForest grow(
      Lesson lesson, StandardScaler scaler, TrainingRows rows, FitListener listener)
      throws InterruptedException {
    return RandomForestTrainer.fit(
        scaler.transformAll(rows.valueArray()),
        rows.labelArray(),
        rows.weightArray(),
        lesson.classes().count(),
        forest,
        threads,
        listener::steps);
  }

  /** Of as many forests as there are folds, each grown without the speakers of one. */
  @Override
  public OutOfFold outOfFold(Lesson lesson, FitListener listener)
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
            "Two forests of "
                + forest.trees()
                + " trees were grown: one for strangers, from each clip as it is and from its"
                + " altered copies, where there are any; and one for known voices, from the same"
                + " as if the speaker's voice were known from some of their clips or from all.");
  }

  @Override
  public String words(Classifier classifier) {
    return forest.trees() + "-tree random forest";
  }
}
