package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.features.Classic190;
import org.undertone.features.Levelled;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.Reliability;
import org.undertone.model.Scores;
import org.undertone.model.Scores.GateEffect;
import org.undertone.testing.TestData;

/** On RAVDESS itself, with a fifth of the trees and so a point or two below the full forest. */
class RavdessTrainingTest {

  @TempDir static Path temp;

  @Test
  void sevenLabels_areToldApart_andTheEnergyGateEarnsItsPlace() throws Exception {
    Scores scores = train(Classic190.NAME, false, Set.of(), 1199);
    Path bundle = temp.resolve("models/ravdess");
    assertTrue(ModelBundle.load(bundle).givesSets());
    String card = Files.readString(bundle.resolve("CARD.md"));
    assertTrue(card.contains("## Sets of labels in place of one\n\nAsked for a set"), card);
    assertFalse(card.contains("fewer than promised"), card);
    assertTrue(scores.unweightedAverageRecall().mean() > 0.43, scores.toString());
    Map<String, Double> effects =
        scores.gateEffects().stream()
            .collect(Collectors.toMap(GateEffect::name, GateEffect::value));
    double cost =
        effects.get("UAR without the energy gate") - effects.get("UAR with the energy gate");
    assertTrue(cost <= 0.005, scores.toString());
    String alarms = "angry or fearful on attenuated calmer clips, ";
    double without = effects.get(alarms + "without the energy gate");
    double with = effects.get(alarms + "with the energy gate");
    assertTrue(with <= without / 4, scores.toString());
    assertTrue(effects.get("clips without speech") <= 12, scores.toString());
    Reliability raw = scores.confidence().orElseThrow().uncalibrated();
    Reliability served = scores.confidence().orElseThrow().served();
    assertTrue(served.logLoss().mean() <= raw.logLoss().mean(), scores.toString());
    assertTrue(served.expectedCalibrationError() <= 0.06, scores.toString());
    assertTrue(served.answered().get(0).share().mean() >= 0.6, scores.toString());
    assertEquals(0.7, served.answered().get(2).confidence());
    assertTrue(served.answered().get(2).accuracy().orElseThrow().mean() >= 0.7, scores.toString());
  }

  /** Of the actors of three folds, to be done sooner; from eight voices one learns less. */
  @Test
  void eightLabels_areToldApart() throws Exception {
    Set<String> others =
        Stream.of("02", "15", "16", "18", "06", "13", "17", "22")
            .map(actor -> "ravdess:" + actor)
            .collect(Collectors.toSet());
    Scores scores = train(Levelled.NAME, true, others, 719);
    assertEquals(8, scores.labels().size());
    assertTrue(scores.unweightedAverageRecall().mean() > 0.38, scores.toString());
  }

  private static Scores train(String features, boolean keepCalm, Set<String> excluded, int clips)
      throws Exception {
    assumeTrue(TestData.ravdess().isPresent(), "no RAVDESS at hand");
    TrainOptions options =
        TrainOptions.of(Manifest.FOREST, List.of(TestData.ravdess().get()))
            .withFeatures(Optional.of(features))
            .withExcludedSpeakers(excluded)
            .withKeepCalm(keepCalm);
    TrainReport report =
        new Trainer(temp, Clock.systemUTC())
            .train(
                options.withForest(options.forest().withTrees(100)),
                temp.resolve("models/ravdess"),
                TrainProgress.SILENT);
    assertEquals(
        excluded.isEmpty() ? List.of("2", "3", "4", "5", "6") : List.of("2", "3", "4"),
        report.plan().folds().stream().map(fold -> fold.name()).toList());
    Scores scores = report.manifest().scores().orElseThrow();
    assertEquals(clips, scores.labels().stream().mapToInt(Scores.LabelScore::support).sum());
    return scores;
  }
}
