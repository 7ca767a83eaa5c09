package org.undertone.train;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.undertone.corpus.Example;
import org.undertone.corpus.Protocol;
import org.undertone.learn.Calibrator;
import org.undertone.learn.CalibratorFitter;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.model.Fittings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.Provenance;

/**
 * Examples become a model: classifier, calibrator, sets of labels and gates, all from these
 * examples and their copies alone; the last three from what was said of clips that had not been
 * learned from, by speakers who had not been heard where so many are known that they can be held
 * out. May be used by several threads at once.
 *
 * @param labels those of the whole corpus, even if the examples of a fold lack one
 */
record ModelFitter(
    Recipe recipe,
    List<Label> labels,
    Material material,
    Checkpoints checkpoints,
    Provenance provenance) {

  /** From fewer clips neither calibrator nor thresholds are learned. */
  static final int FEWEST_CLIPS = 20;

  /**
   * What came of a fit.
   *
   * @param bundle without scores
   * @param course how the training went; empty where there are no epochs
   */
  record Fitted(ModelBundle bundle, Optional<TrainingCourse> course) {}

  /**
   * A lesson and what came of it, before anything is fitted beside the classifier.
   *
   * @param id of the bundle to be
   */
  record Taught(String id, Lesson lesson, Learned learned) {}

  /**
   * What is to be learned.
   *
   * @param name what a person calls the fit; checkpoints are told apart by it
   */
  Lesson lesson(String name, List<Example> training) {
    return new Lesson(labels, training, material, checkpoints.file(name));
  }

  /**
   * Learns.
   *
   * @param id of the bundle to be
   */
  Taught learn(String id, Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    Taught taught = new Taught(id, lesson, recipe.learn(lesson, listener));
    listener.steps(recipe.steps());
    return taught;
  }

  /**
   * What other models of the recipe say of examples of a lesson without having learned from them;
   * see {@link Learned#heldOut} for what the model itself says.
   */
  OutOfFold outOfFold(Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    OutOfFold said = recipe.outOfFold(lesson, listener);
    listener.steps(recipe.outOfFoldSteps());
    return said;
  }

  /**
   * Fits a bundle.
   *
   * @param said by models of the recipe of the training examples, each without having learned from
   *     the examples that it was asked of
   */
  Fitted fit(Taught taught, OutOfFold said) {
    Lesson lesson = taught.lesson();
    Learned learned = taught.learned();
    List<Example> training = lesson.training();
    Optional<SpeakerPopulation> voices = Voices.population(training, recipe.features());
    Optional<Calibrator> calibrator = calibrator(said, said.probabilities(), lesson);
    Optional<Calibrator> adapted = voices.flatMap(v -> calibrator(said, said.adapted(), lesson));
    Manifest manifest =
        new Manifest(
            taught.id(),
            recipe.type(),
            labels,
            recipe.features().name(),
            GateLearner.learn(training, recipe.features().heedsLevel()),
            provenance,
            Optional.empty());
    return new Fitted(
        new ModelBundle(
            manifest,
            learned.classifier(),
            recipe.features(),
            new Fittings(
                calibrator,
                adapted,
                FamiliarityLearner.learn(
                    lesson, Protocol.SPEAKERS.plan(training, provenance.seed()).folds(), said),
                voices,
                SetsLearner.learn(lesson, said, said.probabilities(), calibrator),
                SetsLearner.learn(lesson, said, said.adapted(), adapted))),
        learned.course());
  }

  /** Empty where too little was said to learn from it. */
  private Optional<Calibrator> calibrator(
      OutOfFold said, List<double[]> probabilities, Lesson lesson) {
    if (said.examples().size() < FEWEST_CLIPS) {
      return Optional.empty();
    }
    return Optional.of(
        CalibratorFitter.fit(
            probabilities.toArray(double[][]::new),
            lesson.truths(said.examples()),
            recipe.probabilityFloor()));
  }
}
