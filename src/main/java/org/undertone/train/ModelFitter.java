package org.undertone.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.undertone.corpus.Example;
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
import org.undertone.model.Scores;

/**
 * Examples become a model: scaler, forest and gates, all from these examples alone.
 *
 * @param labels those of the whole corpus, even if the examples of a fold lack one
 */
record ModelFitter(List<Label> labels, ForestOptions forest, int threads, Provenance provenance) {

  /** Fits a bundle without scores. */
  ModelBundle fit(String id, List<Example> training, IntConsumer treesDone) {
    float[][] rows = training.stream().map(e -> e.features().values()).toArray(float[][]::new);
    int[] truths = training.stream().mapToInt(e -> labels.indexOf(e.utterance().label())).toArray();
    StandardScaler scaler = StandardScaler.fit(rows);
    FlatForest grown =
        RandomForestTrainer.fit(
            scaler.transformAll(rows), truths, labels.size(), forest, threads, treesDone);
    Manifest manifest =
        new Manifest(
            id,
            Manifest.FOREST,
            labels,
            Classic190.NAME,
            GateLearner.learn(training),
            provenance,
            Optional.empty());
    return new ModelBundle(manifest, new ScaledForest(scaler, grown));
  }

  /** The same model with other scores. */
  static ModelBundle withScores(ModelBundle bundle, Optional<Scores> scores) {
    return with(bundle, bundle.manifest().gates(), scores);
  }

  /** The same model with an energy gate that never fires. */
  static ModelBundle withoutEnergyGate(ModelBundle bundle) {
    GateSettings gates = bundle.manifest().gates();
    return with(
        bundle,
        new GateSettings(gates.minSpeechSeconds(), Map.of(), gates.minConfidence()),
        bundle.manifest().scores());
  }

  private static ModelBundle with(ModelBundle bundle, GateSettings gates, Optional<Scores> scores) {
    Manifest old = bundle.manifest();
    Manifest manifest =
        new Manifest(
            old.id(), old.type(), old.labels(), old.featureSet(), gates, old.provenance(), scores);
    return new ModelBundle(manifest, bundle.classifier(), bundle.featureSet());
  }
}
