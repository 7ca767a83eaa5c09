package org.undertone.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.undertone.features.Classic190;
import org.undertone.learn.FlatForest;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.RandomForestTrainer;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.StandardScaler;
import org.undertone.model.GateSettings;
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
    int features = Classic190.names().size();
    Random random = new Random(42);
    float[][] rows = new float[rowCount][features];
    int[] labels = new int[rowCount];
    for (int i = 0; i < rowCount; i++) {
      labels[i] = i % LABELS.size();
      for (int j = 0; j < features; j++) {
        rows[i][j] = (float) random.nextGaussian() * 3 + (j % 5 == labels[i] ? 1 : 0);
      }
    }
    StandardScaler scaler = StandardScaler.fit(rows);
    FlatForest forest =
        RandomForestTrainer.fit(
            scaler.transformAll(rows),
            labels,
            LABELS.size(),
            ForestOptions.DEFAULT.withTrees(trees),
            2,
            done -> {});
    return new ModelBundle(manifest(id), new ScaledForest(scaler, forest));
  }

  private static Reliability reliability(double error) {
    return new Reliability(
        error,
        0.025,
        new Scores.Spread(0.25, 0.05),
        new Reliability.LogLoss(1.5, 0.25),
        List.of(
            new Reliability.Answered(
                0.35, new Scores.Spread(0.75, 0.1), new Scores.Spread(0.6, 0.2))),
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
