package org.undertone.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;

/**
 * What each example of several corpora counts, beside the balance of labels that every recipe
 * keeps: taken together, each label of each corpus counts the same, and in it each speaker. So a
 * corpus is not drowned by a larger one, and a label that only one corpus has is not taken for the
 * mark of that corpus. Of one corpus every example counts 1.
 */
final class Balance {

  /** What it does, for people. */
  static final String WORDS = "each label of each corpus counts the same, and in it each speaker";

  /** No example counts more than this, so that few clips do not speak for many. */
  static final double MOST = 10;

  private Balance() {}

  private record Cell(String corpus, int label) {}

  private record Voice(Cell cell, Optional<String> speaker) {}

  /**
   * The weight of each example, in their order, above 0. Times the balanced weight of its label,
   * the number of examples over that of labels and that of examples of the label, they come to the
   * same sum for each label of each corpus, where none meets {@link #MOST}. Each clip of an unknown
   * speaker counts as a speaker's.
   *
   * @param classes what is a label here
   */
  static double[] weights(List<Example> examples, Classes classes) {
    double[] weights = new double[examples.size()];
    Map<Integer, Integer> counts = new HashMap<>();
    Map<Voice, Integer> voices = new HashMap<>();
    for (Example example : examples) {
      counts.merge(classes.of(example.utterance()), 1, Integer::sum);
      voices.merge(voice(example.utterance(), classes), 1, Integer::sum);
    }
    Map<Cell, Integer> speakers = new HashMap<>();
    voices.forEach(
        (voice, clips) ->
            speakers.merge(voice.cell(), voice.speaker().isPresent() ? 1 : clips, Integer::sum));
    boolean several = speakers.keySet().stream().map(Cell::corpus).distinct().count() > 1;
    for (int i = 0; i < weights.length; i++) {
      Voice voice = voice(examples.get(i).utterance(), classes);
      double clips = voice.speaker().isPresent() ? voices.get(voice) : 1;
      double cellsOfLabel = speakers.size() / (double) counts.size();
      double ofLabel = counts.get(voice.cell().label());
      weights[i] =
          several
              ? Math.min(MOST, ofLabel / (cellsOfLabel * speakers.get(voice.cell()) * clips))
              : 1;
    }
    return weights;
  }

  private static Voice voice(Utterance utterance, Classes classes) {
    return new Voice(new Cell(utterance.corpus(), classes.of(utterance)), utterance.speaker());
  }
}
