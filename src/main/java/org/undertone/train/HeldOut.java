package org.undertone.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.undertone.corpus.Example;
import org.undertone.corpus.Sex;
import org.undertone.evaluate.PlainWords;

/**
 * Training examples parted into those that a network learns from and those that judge it while it
 * learns: which epoch to keep and, where its schedule heeds them, when to learn more slowly and
 * when to stop. None of them is tested on.
 *
 * @param training learned from
 * @param validation held out
 * @param words what is held out, for the card
 */
record HeldOut(List<Example> training, List<Example> validation, String words) {

  private static final int FEWEST_FOR_ALL = 6;

  private static final int FEWEST_FOR_ONE = 3;

  private static final int ONE_SPEAKER_IN = 4;
  private static final int ONE_CLIP_IN = 10;

  HeldOut {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  /**
   * Holds out two speakers, a woman and a man where the corpus tells; one of fewer than six
   * speakers; and where there are fewer than three known speakers every tenth clip, label after
   * label, so that a label of fewer than ten may give none. Where speakers are held out, clips that
   * name none are on neither side, since they may be theirs. Does not depend on the order of the
   * examples.
   *
   * @param seed decides who is held out
   */
  static HeldOut two(List<Example> examples, long seed) {
    return of(examples, seed, 2);
  }

  /** The same, but for a quarter of the speakers in place of two, where that is more. */
  static HeldOut quarter(List<Example> examples, long seed) {
    return of(examples, seed, known(examples).size() / ONE_SPEAKER_IN);
  }

  /** Nothing is held out: a network that nobody judges learns from all. */
  static HeldOut none(List<Example> examples) {
    return new HeldOut(examples, List.of(), "nothing");
  }

  /**
   * Checks that there is enough to learn from.
   *
   * @param fewest clips to learn from
   * @throws IllegalArgumentException if there are fewer, telling how many
   */
  void requireEnough(int fewest) {
    if (training.size() < fewest) {
      throw new IllegalArgumentException(
          "too few clips for a network: "
              + training.size()
              + " to learn from where it needs at least "
              + fewest
              + (validation.isEmpty() ? "" : ", held out to judge it " + words)
              + "; add recordings, or train a forest (--type forest)");
    }
  }

  /** Whether of so many known speakers none is held out, but clips are. */
  static boolean isOfClips(int speakers) {
    return speakers < FEWEST_FOR_ONE;
  }

  private static Set<String> known(List<Example> examples) {
    Set<String> known = new TreeSet<>();
    examples.forEach(example -> example.utterance().speaker().ifPresent(known::add));
    return known;
  }

  private static HeldOut of(List<Example> examples, long seed, int count) {
    Set<String> known = known(examples);
    if (isOfClips(known.size())) {
      return clips(examples, seed);
    }
    List<String> speakers = new ArrayList<>(known);
    Collections.shuffle(speakers, new Random(seed));
    Set<String> held = new TreeSet<>();
    int wanted = known.size() < FEWEST_FOR_ALL ? 1 : Math.max(2, count);
    while (held.size() < wanted) {
      String first = speakers.remove(0);
      held.add(first);
      if (held.size() < wanted) {
        String second = partner(first, speakers);
        speakers.remove(second);
        held.add(second);
      }
    }
    List<Example> named =
        examples.stream().filter(example -> example.utterance().speaker().isPresent()).toList();
    int unnamed = examples.size() - named.size();
    return part(
        named,
        example -> example.utterance().speaker().filter(held::contains).isPresent(),
        (held.size() == 1 ? "the speaker " : "the speakers ")
            + PlainWords.list(List.copyOf(held))
            + (unnamed == 0 ? "" : " (" + unnamed + " clips that name no speaker left out)"));
  }

  /** The first of the others who is of the other sex than a speaker; else the first of them. */
  private static String partner(String speaker, List<String> others) {
    Optional<Sex> sex = Sex.of(speaker);
    return others.stream()
        .filter(s -> sex.isPresent() && Sex.of(s).isPresent() && !Sex.of(s).equals(sex))
        .findFirst()
        .orElse(others.get(0));
  }

  private static HeldOut clips(List<Example> examples, long seed) {
    List<Example> order = new ArrayList<>(examples);
    order.sort(Comparator.comparing(Example::audioHash));
    Collections.shuffle(order, new Random(seed));
    order.sort(Comparator.comparing(example -> example.utterance().label()));
    Set<Example> held = new HashSet<>();
    for (int i = 0; i < order.size(); i += ONE_CLIP_IN) {
      held.add(order.get(i));
    }
    return part(examples, held::contains, "one clip in " + ONE_CLIP_IN + " of each label");
  }

  private static HeldOut part(List<Example> examples, Predicate<Example> isHeld, String words) {
    return new HeldOut(
        examples.stream().filter(isHeld.negate()).toList(),
        examples.stream().filter(isHeld).toList(),
        words);
  }
}
