package org.undertone.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.undertone.model.Label;

/**
 * Divisions by clip, with the speakers shared between training and test, as most published figures
 * are taken. A model then knows every voice that it is asked about: the scores are far above those
 * on new voices, and are for comparison only.
 */
public final class ClipFolds {

  /** The protocol, before the number of folds. */
  public static final String PROTOCOL = "clips-";

  private static final int FOLDS = 5;

  private static final String NOTE =
      "for comparison only: clips are parted at random, so that training has heard every voice that"
          + " is tested; the scores say nothing of new voices";

  private ClipFolds() {}

  /**
   * Five folds ({@code clips-5}), each with its fifth of every label: the clips of a label in a
   * seeded order, dealt out one by one. Does not depend on the order of the examples. With fewer
   * than five clips no fold.
   */
  public static FoldPlan stratified(List<Example> examples, long seed) {
    if (examples.size() < FOLDS) {
      return new FoldPlan(
          "none", true, List.of(), List.of("fewer than " + FOLDS + " clips cannot be parted"));
    }
    Map<Label, List<Example>> byLabel = new EnumMap<>(Label.class);
    examples.stream()
        .sorted(Comparator.comparing(Example::audioHash))
        .forEach(
            example ->
                byLabel
                    .computeIfAbsent(example.utterance().label(), label -> new ArrayList<>())
                    .add(example));
    List<Set<Utterance>> tests = new ArrayList<>();
    for (int i = 0; i < FOLDS; i++) {
      tests.add(new HashSet<>());
    }
    Random random = new Random(seed);
    int dealt = 0;
    for (List<Example> clips : byLabel.values()) {
      Collections.shuffle(clips, random);
      for (Example clip : clips) {
        tests.get(dealt++ % FOLDS).add(clip.utterance());
      }
    }
    List<Fold> folds = new ArrayList<>();
    for (Set<Utterance> test : tests) {
      Set<Utterance> training = new HashSet<>();
      tests.stream().filter(other -> !other.equals(test)).forEach(training::addAll);
      folds.add(new Fold(String.valueOf(folds.size() + 1), training, test));
    }
    return new FoldPlan(PROTOCOL + FOLDS, true, folds, List.of(NOTE));
  }
}
