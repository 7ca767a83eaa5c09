package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
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
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.LogisticRegressionTrainer;
import org.undertone.model.Manifest;

/**
 * Standardised features of whole clips become a logistic regression. Besides each clip as it is it
 * is shown the clip {@linkplain org.undertone.learn.SpeakerPopulation adapted} by some of its
 * speaker's clips and by all of them, so that it is at home with baselines of any length.
 *
 * @param penalty see {@link LogisticRegressionTrainer#fit}
 * @param protocol by what the examples are parted for calibration
 */
record LinearRecipe(double penalty, Protocol protocol, long seed) implements Recipe {

  static final String FEATURES = "functionals-660";

  /** Of weights on some thousand features, fitted to some thousand clips. */
  static final double STANDARD_PENALTY = 0.5;

  private static final double PROBABILITY_FLOOR = 1e-3;

  @Override
  public String type() {
    return Manifest.LINEAR;
  }

  @Override
  public FeatureSet features() {
    return FeatureSets.named(FEATURES);
  }

  @Override
  public List<Augmentation> augmentations() {
    return List.of();
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
    int[] truths = lesson.truths(training);
    double[] weights = lesson.balanced(training);
    List<float[]> rows = new ArrayList<>();
    training.forEach(e -> rows.add(e.features().values()));
    List<List<float[]>> versions = new ArrayList<>(List.of(List.copyOf(rows)));
    Voices.population(training, features())
        .ifPresent(p -> versions.addAll(Voices.adapted(p, training, new Random(seed))));
    float[][] all = versions.stream().flatMap(List::stream).toArray(float[][]::new);
    int[] allTruths = new int[all.length];
    double[] allWeights = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      allTruths[i] = truths[i % truths.length];
      allWeights[i] = weights[i % truths.length];
    }
    LinearClassifier fitted =
        LogisticRegressionTrainer.fit(all, allTruths, allWeights, lesson.labels().size(), penalty);
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
    return new TreeMap<>(Map.of("penalty", String.valueOf(penalty)));
  }

  @Override
  public String words(Classifier classifier) {
    return "logistic regression";
  }
}
