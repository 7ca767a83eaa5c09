package org.undertone.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.Example;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.Provenance;
import org.undertone.model.Scores;

/**
 * Examples become a model: classifier and gates, all from these examples and their copies alone.
 * May be used by several threads at once.
 *
 * @param labels those of the whole corpus, even if the examples of a fold lack one
 */
record ModelFitter(
    Recipe recipe,
    List<Label> labels,
    Material material,
    Checkpoints checkpoints,
    Provenance provenance) {

  /**
   * What came of a fit.
   *
   * @param bundle without scores
   * @param course how the training went; empty where there are no epochs
   */
  record Fitted(ModelBundle bundle, Optional<Course> course) {}

  /**
   * Fits a bundle.
   *
   * @param id of the bundle; checkpoints are told apart by it
   */
  Fitted fit(String id, List<Example> training, FitListener listener)
      throws IOException, InterruptedException {
    Lesson lesson = new Lesson(labels, training, material, checkpoints.file(id));
    Learned learned = recipe.learn(lesson, listener);
    Manifest manifest =
        new Manifest(
            id,
            recipe.type(),
            labels,
            recipe.features().name(),
            GateLearner.learn(training),
            provenance,
            Optional.empty());
    return new Fitted(new ModelBundle(manifest, learned.classifier()), learned.course());
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
