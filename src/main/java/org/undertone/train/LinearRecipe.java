package org.undertone.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.Example;
import org.undertone.corpus.Protocol;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.learn.Classifier;
import org.undertone.learn.DiscriminantTrainer;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.model.Manifest;

/**
 * Standardised features of whole clips become a linear discriminant analysis. Besides each clip as
 * it is it is shown the clip {@linkplain org.undertone.learn.SpeakerPopulation adapted} by some of
 * its speaker's clips and by all of them, so that it is at home with baselines of any length.
 *
 * @param shrinkage see {@link DiscriminantTrainer.fit}
 * @param augmentations the copies of each clip that it learns from as well; perhaps none
 * @param protocol by what the examples are parted for calibration
 */
record LinearRecipe(
    double shrinkage, Protocol protocol, List<Augmentation> augmentations, long seed)
    implements Recipe {

  static final String FEATURES = "expressive-2070";

  /** As much as every standardised feature varies. */
  static final double STANDARD_SHRINKAGE = 1;

  /** Low, since its raw probabilities are far too sure: their ranks lie near 0 and 1. */
  private static final double PROBABILITY_FLOOR = 1e-9;

  @Override
  public String type() {
    return Manifest.LINEAR;
  }

  @Override
  public FeatureSet features() {
    return FeatureSets.named(FEATURES);
  }

  @Override
  public boolean heedsLevel() {
    return features().heedsLevel();
  }

  @Override
  public int steps() {
    return 2;
  }

  @Override
  public int fitsAtOnce(int threads) {
    return threads;
  }

  @Override
  public void requirePlatform() {}

  @Override
  public Learned learn(Lesson lesson, FitListener listener) {
    List<Example> training = lesson.training();
    TrainingRows rows = TrainingRows.of(lesson);
    Optional<SpeakerPopulation> voices = Voices.population(training, features());
    if (voices.isPresent()) {
      Random random = new Random(seed);
      for (List<float[]> adapted : Voices.adapted(voices.get(), training, random)) {
        rows = rows.and(adapted, lesson.truths(training), Balance.weights(training));
      }
    }
    LinearClassifier fitted =
        DiscriminantTrainer.fit(
            rows.valueArray(),
            rows.labelArray(),
            rows.balancedWeights(lesson.labels().size()),
            lesson.labels().size(),
            shrinkage);
    listener.steps(1);
    return new Learned(fitted, OutOfFold.NONE, Optional.empty());
  }

  @Override
  public OutOfFold outOfFold(Lesson lesson, Learned learned, FitListener listener)
      throws IOException, InterruptedException {
    return OutOfFold.byFolds(
        this, lesson, protocol.plan(lesson.training(), seed).folds(), 1, listener.from(1, 1));
  }

  @Override
  public double probabilityFloor() {
    return PROBABILITY_FLOOR;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> named = new TreeMap<>(Map.of("shrinkage", String.valueOf(shrinkage)));
    named.put(
        "copies",
        augmentations.isEmpty()
            ? "none"
            : String.join("; ", augmentations.stream().map(Augmentation::id).toList()));
    return named;
  }

  @Override
  public String words(Classifier classifier) {
    return "linear discriminant analysis";
  }
}
