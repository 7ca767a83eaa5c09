package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.undertone.corpus.Example;
import org.undertone.learn.Nuisance;
import org.undertone.learn.network.Sample;

/** What a lesson tells of all that changes features and not the feeling. */
final class Nuisances {

  /** As much as what varies within a label. */
  private static final double COPIES = 1;

  /**
   * Speakers, and corpora with them, count more: they are few, so that their differences, which are
   * part of what varies within a label, tell too little of those of others.
   */
  private static final double SPEAKERS = 10;

  private Nuisances() {}

  /** The same and how the means of speakers differ, labels apart. */
  static List<Nuisance> withSpeakers(Lesson lesson, List<Nuisance> copies) {
    List<Nuisance> nuisances = new ArrayList<>(copies);
    Map<String, List<Integer>> speakers = speakers(lesson.training());
    if (speakers.size() > 1) {
      nuisances.add(speakers(lesson, speakers));
    }
    return nuisances;
  }

  /**
   * What the last copies of each clip change, each kind by itself.
   *
   * @param kinds how many copies of each kind there are, the last kind being the last copies
   */
  static List<Nuisance> copies(Lesson lesson, List<Integer> kinds) {
    List<Nuisance> nuisances = new ArrayList<>();
    int left = kinds.stream().mapToInt(Integer::intValue).sum();
    for (int copies : kinds) {
      if (copies > 0) {
        nuisances.add(lastCopies(lesson, left, left - copies));
      }
      left -= copies;
    }
    return nuisances;
  }

  /** What copies change, counted from the last: from one (inclusive) to another (exclusive). */
  private static Nuisance lastCopies(Lesson lesson, int from, int to) {
    List<float[]> changed = new ArrayList<>();
    List<float[]> original = new ArrayList<>();
    for (Sample sample : lesson.samples(lesson.training())) {
      float[] clip = sample.variant(0);
      int count = sample.variantCount();
      for (int copy = count - from; copy < count - to; copy++) {
        changed.add(sample.variant(copy));
        original.add(clip);
      }
    }
    return new Nuisance(changed, original, COPIES);
  }

  private static Map<String, List<Integer>> speakers(List<Example> training) {
    Map<String, List<Integer>> speakers = new TreeMap<>();
    for (int i = 0; i < training.size(); i++) {
      int place = i;
      training
          .get(i)
          .utterance()
          .speaker()
          .ifPresent(s -> speakers.computeIfAbsent(s, own -> new ArrayList<>()).add(place));
    }
    return speakers;
  }

  /** Of each speaker the mean, and what it would be if the speaker spoke like the average one. */
  private static Nuisance speakers(Lesson lesson, Map<String, List<Integer>> speakers) {
    List<float[]> rows = lesson.training().stream().map(e -> e.features().values()).toList();
    int[] truths = lesson.truths(lesson.training());
    List<List<float[]>> ofLabel = new ArrayList<>();
    for (int k = 0; k < lesson.classes().count(); k++) {
      ofLabel.add(new ArrayList<>());
    }
    for (int i = 0; i < truths.length; i++) {
      ofLabel.get(truths[i]).add(rows.get(i));
    }
    List<float[]> means = ofLabel.stream().map(Nuisances::mean).toList();
    List<float[]> own = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    for (List<Integer> clips : speakers.values()) {
      own.add(mean(clips.stream().map(rows::get).toList()));
      expected.add(mean(clips.stream().map(i -> means.get(truths[i])).toList()));
    }
    return new Nuisance(own, expected, SPEAKERS);
  }

  /** Empty of none. */
  private static float[] mean(List<float[]> rows) {
    double[] sums = new double[rows.isEmpty() ? 0 : rows.get(0).length];
    for (float[] row : rows) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += row[j];
      }
    }
    float[] mean = new float[sums.length];
    for (int j = 0; j < mean.length; j++) {
      mean[j] = (float) (sums[j] / rows.size());
    }
    return mean;
  }
}
