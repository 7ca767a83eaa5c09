package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.undertone.corpus.Augmentation;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.learn.Classifier;
import org.undertone.learn.DiscriminantTrainer;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.Novelty;
import org.undertone.learn.Nuisance;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.StandardScaler;
import org.undertone.learn.network.Sample;
import org.undertone.model.Manifest;

/**
 * Standardised features of whole clips become a linear discriminant analysis, and another for known
 * voices: that is shown each clip {@linkplain org.undertone.learn.SpeakerPopulation adapted} by
 * some of its speaker's clips and by all of them, so that it is at home with baselines of any
 * length. From copies both learn what to overlook, and the first as well from how speakers differ;
 * see {@link Nuisances}.
 *
 * @param paces copies of each clip said faster or slower; perhaps none
 * @param voices copies of each clip as others might say it; perhaps none
 * @param recordings copies of each clip as it might be recorded otherwise; perhaps none
 */
record LinearRecipe(
    List<Augmentation> paces, List<Augmentation> voices, List<Augmentation> recordings, long seed)
    implements Recipe {

  static final String FEATURES = "expressive-2070";

  /** As much as every standardised feature varies; see {@link DiscriminantTrainer#fit}. */
  private static final double SHRINKAGE = 1;

  /**
   * See {@link StandardScaler#within}: of RAVDESS, what was learned from CREMA-D hears more than
   * with a limit of 6, and is less sure of what it does not; at home nothing is lost.
   */
  static final float LIMIT = 1.5f;

  /**
   * How the confidence falls with the {@link Novelty} of a clip: what fits clips and copies of
   * unheard speakers best is 1.2 for RAVDESS and 0.2 for CREMA-D; another corpus asks for more.
   */
  private static final double CAUTION = 1.2;

  /** How many copies of each clip a {@link Novelty} heeds, one after the other in turn. */
  private static final int COPIES_OF_NOVELTY = 3;

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

  /** In a lesson they are the last copies of each clip. */
  @Override
  public List<Augmentation> augmentations() {
    return Stream.of(paces, voices, recordings).flatMap(List::stream).toList();
  }

  @Override
  public int steps() {
    return 1;
  }

  @Override
  public int outOfFoldSteps() {
    return 1;
  }

  @Override
  public int fitsAtOnce(int threads) {
    return threads;
  }

  @Override
  public Learned learn(Lesson lesson, FitListener listener) {
    LinearClassifier fitted =
        fit(lesson, scaler(lesson), Voices.population(lesson.training(), features()));
    listener.steps(1);
    return new Learned(fitted);
  }

  /** Of the clips as they are. */
  static StandardScaler scaler(Lesson lesson) {
    return StandardScaler.fit(
            lesson.training().stream().map(e -> e.features().values()).toArray(float[][]::new))
        .within(LIMIT);
  }

  /**
   * A discriminant for strangers with another for known voices.
   *
   * @param population by which these are adapted, where it can be told
   */
  LinearClassifier fit(
      Lesson lesson, StandardScaler scaler, Optional<SpeakerPopulation> population) {
    List<Nuisance> copies = copies(lesson);
    LinearClassifier fitted = ofStrangers(lesson, scaler, copies);
    if (population.isPresent()) {
      TrainingRows adapted =
          TrainingRows.adapted(
              lesson, Voices.adapted(population.get(), lesson.training(), new Random(seed)));
      fitted = fitted.withKnown(fit(lesson, scaler, adapted, SHRINKAGE, copies));
    }
    return fitted.withCaution(CAUTION, novelty(lesson, scaler));
  }

  private static Novelty novelty(Lesson lesson, StandardScaler scaler) {
    List<float[]> clips = new ArrayList<>();
    List<float[]> copies = new ArrayList<>();
    for (Sample sample : lesson.samples(lesson.training())) {
      int made = sample.variantCount() - 1;
      for (int i = 0; i < Math.min(made, COPIES_OF_NOVELTY); i++) {
        copies.add(sample.variant(1 + (clips.size() * COPIES_OF_NOVELTY + i) % made));
      }
      clips.add(sample.variant(0));
    }
    return Novelty.fit(scaler, clips, copies);
  }

  /** One for clips of anyone, which overlooks all that copies and speakers change. */
  LinearClassifier ofStrangers(Lesson lesson, StandardScaler scaler) {
    return ofStrangers(lesson, scaler, copies(lesson));
  }

  private LinearClassifier ofStrangers(
      Lesson lesson, StandardScaler scaler, List<Nuisance> copies) {
    return fit(
        lesson,
        scaler,
        TrainingRows.withoutCopies(lesson),
        SHRINKAGE,
        Nuisances.withSpeakers(lesson, copies));
  }

  private List<Nuisance> copies(Lesson lesson) {
    return Nuisances.copies(lesson, List.of(paces.size(), voices.size(), recordings.size()));
  }

  /** One of the rows, in which every label counts alike. */
  static LinearClassifier fit(
      Lesson lesson,
      StandardScaler scaler,
      TrainingRows rows,
      double shrinkage,
      List<Nuisance> nuisances) {
    return DiscriminantTrainer.fit(
        scaler,
        rows.valueArray(),
        rows.labelArray(),
        rows.balancedWeights(lesson.classes().count()),
        lesson.classes().count(),
        shrinkage,
        nuisances);
  }

  @Override
  public OutOfFold outOfFold(Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    return OutOfFold.byFolds(this, lesson, seed, listener);
  }

  @Override
  public double probabilityFloor() {
    return PROBABILITY_FLOOR;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> named =
        new TreeMap<>(
            Map.of(
                "shrinkage",
                String.valueOf(SHRINKAGE),
                "caution",
                String.valueOf(CAUTION),
                "limit",
                LIMIT + " deviations"));
    named.put(
        "copies",
        augmentations().isEmpty()
            ? "none"
            : String.join("; ", augmentations().stream().map(Augmentation::id).toList()));
    return named;
  }

  @Override
  public String words(Classifier classifier) {
    return "linear discriminant analysis";
  }

  @Override
  public Optional<String> learning(int speakers) {
    List<String> changes = new ArrayList<>();
    if (!recordings.isEmpty()) {
      changes.add("what robust copies change in the features of a clip");
    }
    if (!voices.isEmpty()) {
      changes.add("what another voice changes in them");
    }
    if (!paces.isEmpty()) {
      changes.add("what another pace changes in them");
    }
    if (speakers > 1) {
      changes.add("how the means of speakers differ, feelings apart");
    }
    String known =
        speakers < SpeakerPopulationFitter.FEWEST_SPEAKERS
            ? ""
            : " For known voices another overlooks "
                + (augmentations().isEmpty() ? "nothing." : "what copies change alone.");
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The discriminant analysis learned to overlook "
                + String.join(", and ", changes)
                + ": it takes that for part of what varies within each feeling."
                + known);
  }
}
