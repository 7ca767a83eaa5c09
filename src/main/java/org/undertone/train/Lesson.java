package org.undertone.train;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  /**
   * How much each example counts so that every label does equally, and within a label every corpus
   * that has it; they sum to 1.
   */
  double[] balanced(List<Example> examples) {
    Map<Label, Map<String, Integer>> counts = new EnumMap<>(Label.class);
    for (Example example : examples) {
      counts
          .computeIfAbsent(example.utterance().label(), label -> new TreeMap<>())
          .merge(example.utterance().corpus(), 1, Integer::sum);
    }
    return examples.stream()
        .mapToDouble(
            example -> {
              Map<String, Integer> corpora = counts.get(example.utterance().label());
              return 1.0
                  / counts.size()
                  / corpora.size()
                  / corpora.get(example.utterance().corpus());
            })
        .toArray();
  }

  /** The index of each example's label. */
  int[] truths(List<Example> examples) {
    return examples.stream().mapToInt(e -> labels.indexOf(e.utterance().label())).toArray();
  }
}
