package org.undertone.train;

import java.nio.file.Path;
import java.util.List;
import org.undertone.corpus.Example;
import org.undertone.model.Label;

/**
 * What one model is fitted on.
 *
 * @param labels those of the whole corpus, even if these examples lack one
 * @param training the examples, and all that is learned from but for their copies
 * @param material the tensors of every example with their altered copies
 * @param checkpoint the file through which an interrupted fit is taken up again
 */
record Lesson(List<Label> labels, List<Example> training, Material material, Path checkpoint) {

  Lesson {
    labels = List.copyOf(labels);
    training = List.copyOf(training);
  }

  /** The same lesson with other examples to learn from. */
  Lesson of(List<Example> examples) {
    return new Lesson(labels, examples, material, checkpoint);
  }

  /** The same lesson for another classifier, taken up from a file beside the other's. */
  Lesson beside(String suffix) {
    return new Lesson(
        labels, training, material, checkpoint.resolveSibling(checkpoint.getFileName() + suffix));
  }

  /** The index of each example's label. */
  int[] truths(List<Example> examples) {
    return examples.stream().mapToInt(e -> labels.indexOf(e.utterance().label())).toArray();
  }
}
