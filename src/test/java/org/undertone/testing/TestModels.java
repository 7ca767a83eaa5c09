package org.undertone.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.learn.Calibrator;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.FlatForest;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.StandardScaler;
import org.undertone.model.FamiliaritySettings;
import org.undertone.model.Fittings;
import org.undertone.model.GateSettings;
import org.undertone.model.Heard;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.Provenance;
import org.undertone.model.Reliability;
import org.undertone.model.Scores;

/** Small whole bundles, fitted on seeded noise: they answer, but know nothing of voices. */
public final class TestModels {

  private static final List<Label> LABELS =
      List.of(Label.ANGRY, Label.FEARFUL, Label.HAPPY, Label.NEUTRAL, Label.SAD);

  private TestModels() {}

  /** A forest of ten trees for five labels on classic-190. */
  public static ModelBundle forest(String id) {
    return forest(id, 10, 60);
  }

  /** A forest of so many trees, grown on so many rows. */
  public static ModelBundle forest(String id, int trees, int rowCount) {
    double[] zeros = new double[Classic190.names().size()];
    double[] nines = new double[zeros.length];
    Arrays.fill(nines, 9);
    return new ModelBundle(manifest(id), grow(trees, rowCount, zeros, nines));
  }

  private static ScaledForest grow(int trees, int rowCount, double[] means, double[] variances) {
    int features = means.length;
    Random random = new Random(42);
    float[][] rows = new float[rowCount][features];
    int[] labels = new int[rowCount];
    for (int i = 0; i < rowCount; i++) {
      labels[i] = i % LABELS.size();
      for (int j = 0; j < features; j++) {
        double deviation = random.nextGaussian() * 3 + (j % 5 == labels[i] ? 1 : 0);
        rows[i][j] = (float) (means[j] + deviation * Math.sqrt(variances[j]) / 3);
      }
    }
    StandardScaler scaler = StandardScaler.fit(rows);
    ForestOptions options = ForestOptions.DEFAULT.withTrees(trees);
    return new ScaledForest(scaler, grow(scaler.transformAll(rows), labels, options));
  }

  private static FlatForest grow(float[][] scaled, int[] labels, ForestOptions options) {
    try {
      return EvenForests.fit(scaled, labels, LABELS.size(), options, 2, done -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while growing a forest for a test", e);
    }
  }

  /** A forest about {@link #population} with another for known voices: it can use a baseline. */
  public static ModelBundle adapting(String id) {
    SpeakerPopulation speakers = population();
    ScaledForest strangers = grow(30, 120, speakers.mean(), speakers.within());
    FlatForest known = grow(20, 90, speakers.mean(), speakers.within()).forest();
    return new ModelBundle(
        manifest(id),
        new ScaledForest(strangers.scaler(), strangers.forest(), Optional.of(known)),
        FeatureSets.named(Classic190.NAME),
        knowing(speakers));
  }

  /** A forest of ten trees, as {@link #forest}, that gives sets of labels. */
  public static ModelBundle givingSets(String id, ConformalSets sets) {
    ModelBundle forest = forest(id);
    return new ModelBundle(
        forest.manifest(),
        forest.classifier(),
        forest.featureSet(),
        new Fittings(
            Optional.of(new Calibrator(0.5, 0.01)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(sets),
            Optional.empty()));
  }

  /** The same model behind another familiarity gate. */
  public static ModelBundle guarded(ModelBundle bundle, FamiliaritySettings gate) {
    Fittings others = bundle.fittings();
    return new ModelBundle(
        bundle.manifest(),
        bundle.classifier(),
        bundle.featureSet(),
        new Fittings(
            others.calibrator(),
            others.adapted(),
            Optional.of(gate),
            others.speakers(),
            others.sets(),
            others.adaptedSets()));
  }

  /** Nothing beside a classifier but how speakers differ. */
  public static Fittings knowing(SpeakerPopulation speakers) {
    return new Fittings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(speakers),
        Optional.empty(),
        Optional.empty());
  }

  /** Nothing beside a classifier but sets of labels. */
  public static Fittings choosing(ConformalSets sets) {
    return new Fittings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(sets),
        Optional.empty());
  }

  /** How synthesised voices of six pitches differ on classic-190; the evenest are the ordinary. */
  public static SpeakerPopulation population() {
    return Population.OF_SYNTHETIC_VOICES;
  }

  /** Measured once, when it is first needed. */
  private static final class Population {

    private static final double[] ACCENTS_SEMITONES = {1, 4, 9};

    static final SpeakerPopulation OF_SYNTHETIC_VOICES = measure();

    private static SpeakerPopulation measure() {
      List<float[]> rows = new ArrayList<>();
      List<String> speakers = new ArrayList<>();
      for (int pitchHz = 90; pitchHz <= 240; pitchHz += 30) {
        for (double accent : ACCENTS_SEMITONES) {
          SyntheticSpeech voice =
              SyntheticSpeech.DEFAULT
                  .withSeconds(1)
                  .withPitchHz(pitchHz)
                  .withAccentSemitones(accent)
                  .withSeed(rows.size());
          rows.add(Classic190.extract(voice.clip()).values());
          speakers.add(pitchHz + " Hz");
        }
      }
      boolean[] ordinary = new boolean[rows.size()];
      for (int i = 0; i < ordinary.length; i += ACCENTS_SEMITONES.length) {
        ordinary[i] = true;
      }
      return SpeakerPopulationFitter.fit(rows.toArray(float[][]::new), speakers, ordinary);
    }
  }

  private static Reliability reliability(double error) {
    return new Reliability(
        error,
        0.025,
        new Scores.Spread(0.25, 0.05),
        new Reliability.LogLoss(1.5, 0.25),
        List.of(
            new Reliability.Answered(
                0.35, new Scores.Spread(0.75, 0.1), Optional.of(new Scores.Spread(0.6, 0.2))),
            new Reliability.Answered(0.7, new Scores.Spread(0, 0), Optional.empty())),
        List.of(new Reliability.Bin(30, 0.3, 0.25), new Reliability.Bin(30, 0.6, 0.65)));
  }

  /** The manifest of such a bundle, with every field filled. */
  public static Manifest manifest(String id) {
    return new Manifest(
        id,
        Manifest.FOREST,
        LABELS,
        Classic190.NAME,
        new GateSettings(0.3, Map.of(Label.ANGRY, -45.5, Label.FEARFUL, -48.25), 0.35),
        new Provenance(
            List.of(new Provenance.CorpusFacts("noise", 60, 6, "0123abcd")),
            Optional.of(new Heard(List.of("0123456789ab"), List.of("ba9876543210"))),
            42,
            Map.of("trees", "10", "folds", "2"),
            "0.1.0",
            "17.0.15",
            "2026-11-21"),
        Optional.of(
            new Scores(
                "grouped-2",
                2,
                new Scores.Spread(0.5, 0.02),
                new Scores.Spread(0.51, 0.03),
                new Scores.Spread(0.49, 0.01),
                LABELS.stream()
                    .map(label -> new Scores.LabelScore(label, 0.5, 0.4, 0.44, 12))
                    .toList(),
                List.of(new Scores.GateEffect("recall with the gates", 0.499)),
                Optional.of(new Scores.Confidence(reliability(0.2), reliability(0.03))))));
  }
}
