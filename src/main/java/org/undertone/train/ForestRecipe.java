package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
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
import org.undertone.learn.DiscriminantTrainer;
import org.undertone.learn.FlatForest;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.Nuisance;
import org.undertone.learn.RandomForestTrainer;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.StandardScaler;
import org.undertone.model.Manifest;

/**
 * Standardised features of whole clips become a random forest, grown on all threads, and another
 * for known voices: that is shown each clip {@linkplain SpeakerPopulation adapted} by some of its
 * speaker's clips and by all of them, and each copy by all. Beside them a discriminant of the same
 * features may stand, which learns from the clips and overlooks what copies change.
 *
 * @param features what the forest looks at, named values
 * @param augmentations the copies of each clip that it learns from as well; perhaps none
 * @param discriminant what a discriminant beside the trees counts, at most {@link
 *     ScaledForest#MOST_SHARE}; 0 for none
 */
record ForestRecipe(
    FeatureSet features,
    ForestOptions forest,
    List<Augmentation> augmentations,
    double discriminant,
    int threads)
    implements Recipe {

  /** What it looks at if nothing else is said. */
  static final String FEATURES = Levelled.NAME;

  /** What few trees vote for is hardly more likely than what none votes for. */
  private static final double PROBABILITY_FLOOR = 0.05;

  /** A discriminant holds nothing impossible for which no tree voted. */
  private static final double FLOOR_BESIDE = 0.001;

  /** Of the discriminant; see {@link DiscriminantTrainer#fit}. */
  private static final double SHRINKAGE = 0.05;

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
    Optional<TrainingRows> adapted = voices.map(v -> adapted(lesson, v));
    Optional<FlatForest> known = Optional.empty();
    if (adapted.isPresent()) {
      TrainingRows copies =
          TrainingRows.copies(lesson, Voices.adaptingByAll(voices.get(), lesson.training()));
      TrainingRows rows = adapted.get().and(copies);
      known = Optional.of(grow(lesson, scaler, rows, listener.from(forest.trees(), 1)));
    }
    ScaledForest trees = new ScaledForest(scaler, strangers, known);
    return new Learned(discriminant == 0 ? trees : trees.with(beside(lesson, scaler, adapted)));
  }

  private TrainingRows adapted(Lesson lesson, SpeakerPopulation voices) {
    return TrainingRows.adapted(
        lesson, Voices.adapted(voices, lesson.training(), new Random(forest.seed())));
  }

  /**
   * @param adapted what another for known voices learns from, where there is to be one
   */
  private ScaledForest.Discriminant beside(
      Lesson lesson, StandardScaler scaler, Optional<TrainingRows> adapted) {
    StandardScaler near = scaler.within(LinearRecipe.LIMIT);
    List<Nuisance> copies = Nuisances.copies(lesson, List.of(augmentations.size()));
    TrainingRows clips = TrainingRows.withoutCopies(lesson);
    LinearClassifier strangers = LinearRecipe.fit(lesson, near, clips, SHRINKAGE, copies);
    LinearClassifier linear =
        adapted
            .map(rows -> LinearRecipe.fit(lesson, near, rows, SHRINKAGE, copies))
            .map(strangers::withKnown)
            .orElse(strangers);
    return new ScaledForest.Discriminant(linear, discriminant);
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
    return discriminant == 0 ? PROBABILITY_FLOOR : FLOOR_BESIDE;
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
    if (discriminant > 0) {
      named.put("discriminant", String.valueOf(discriminant));
      named.put("discriminant.shrinkage", String.valueOf(SHRINKAGE));
      named.put("discriminant.limit", LinearRecipe.LIMIT + " deviations");
    }
    if (!augmentations.isEmpty()) {
      named.put("augment", Augmenting.ROBUST.word());
      named.put("copies", augmentations.size() + ": " + RobustCopy.WORDS);
    }
    return named;
  }

  @Override
  public Optional<String> learning(int speakers) {
    List<String> told = new ArrayList<>();
    if (features.voiceValues() > 0 && speakers >= SpeakerPopulationFitter.FEWEST_SPEAKERS) {
      told.add(
          "Two forests of "
              + forest.trees()
              + " trees were grown: one for strangers, from each clip as it is and from its"
              + " altered copies, where there are any; and one for known voices, from the same as"
              + " if the speaker's voice were known from some of their clips or from all.");
    }
    if (discriminant > 0) {
      told.add(
          "What the trees say counts "
              + percent(1 - discriminant)
              + ", what the discriminant analysis of the same features says "
              + percent(discriminant)
              + (augmentations.isEmpty()
                  ? "."
                  : "; that learned from the clips alone, and to overlook what copies change."));
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", told));
  }

  private static String percent(double part) {
    return Math.round(100 * part) + " %";
  }

  @Override
  public String words(Classifier classifier) {
    return forest.trees()
        + "-tree random forest"
        + (discriminant == 0 ? "" : " beside a linear discriminant analysis");
  }
}
