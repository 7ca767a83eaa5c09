package org.undertone.train;

import java.nio.file.Path;
import java.util.List;
import org.undertone.corpus.Example;
import org.undertone.learn.network.Sample;
import org.undertone.model.Label;

/**
 * What one model is fitted on.
 *
 * @param classes what the examples are told apart by, even if these lack some: the labels of the
 *     whole corpus, if nothing else is said
 * @param training the examples, and all that is learned from but for their copies
 * @param material the tensors of every example with their altered copies
 * @param checkpoint the file through which an interrupted fit is taken up again
 */
record Lesson(Classes classes, List<Example> training, Material material, Path checkpoint) {

  Lesson {
    training = List.copyOf(training);
  }

  Lesson(List<Label> labels, List<Example> training, Material material, Path checkpoint) {
    this(Classes.of(labels), training, material, checkpoint);
  }

  /** The same lesson with other examples to learn from. */
  Lesson of(List<Example> examples) {
    return new Lesson(classes, examples, material, checkpoint);
  }

  /** The same lesson for another classifier, taken up from a file beside the other's. */
  Lesson beside(String suffix) {
    return new Lesson(
        classes, training, material, checkpoint.resolveSibling(checkpoint.getFileName() + suffix));
  }

  /** The same lesson with its examples told apart by something else. */
  Lesson by(Classes others) {
    return new Lesson(others, training, material, checkpoint);
  }

  /** The place of each example's class. */
  int[] truths(List<Example> examples) {
    return examples.stream().mapToInt(e -> classes.of(e.utterance())).toArray();
  }

  /** What examples count among each other, see {@link Balance}. */
  double[] weights(List<Example> examples) {
    return Balance.weights(examples, classes);
  }

  /** The weighted samples of examples, in their order: each clip as it is, then its copies. */
  List<Sample> samples(List<Example> examples) {
    return material.of(examples, classes);
  }
}
