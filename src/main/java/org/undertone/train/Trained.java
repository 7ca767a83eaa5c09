package org.undertone.train;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Skipped;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.model.ModelBundle;

/**
 * All that came of a training run.
 *
 * @param recipe how the model came to be
 * @param bundle the model, with its scores where there were folds
 * @param course how its training went; empty where there are no epochs
 * @param plan how the corpus was parted for the scores
 * @param scores empty where there were no folds
 * @param document all that was measured over the folds; empty where there were none
 * @param skipped files that were not learned from
 * @param unusual what is odd about files that were learned from all the same
 * @param duration of the folds and the final fit
 * @param goneOn whether the run went on from checkpoints, so that the duration is that of its last
 *     part
 */
record Trained(
    Recipe recipe,
    ModelBundle bundle,
    Optional<TrainingCourse> course,
    FoldPlan plan,
    Optional<UnheardScores> scores,
    Optional<EvaluationDocument> document,
    List<Skipped> skipped,
    List<String> unusual,
    Duration duration,
    boolean goneOn) {

  Trained {
    skipped = List.copyOf(skipped);
    unusual = List.copyOf(unusual);
  }

  /** How long it took, such as {@code 12 min 5 s}. */
  String time() {
    long seconds = Math.round(duration.toMillis() / 1000.0);
    String words = seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    return goneOn ? words + " from where the run was last taken up" : words;
  }

  /** The courses of all fits by name, that of the model itself last; empty without epochs. */
  Map<String, TrainingCourse> courses() {
    Map<String, TrainingCourse> courses = new LinkedHashMap<>();
    scores.ifPresent(
        s ->
            s.folds()
                .forEach(
                    result ->
                        result
                            .course()
                            .ifPresent(c -> courses.put("fold " + result.fold().name(), c))));
    course.ifPresent(c -> courses.put("final fit", c));
    return courses;
  }
}
