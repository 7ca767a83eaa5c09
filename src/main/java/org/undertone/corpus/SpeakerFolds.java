package org.undertone.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Divisions by speaker: whoever is tested was never heard in training.
 *
 * <p>{@code ravdess-6} are the six folds of the EmoBox benchmark; a fold none of whose actors is at
 * hand is left out, one with some of them uses those. Everything else gets folds that hold about
 * equally many clips.
 */
public final class SpeakerFolds {

  private static final int GROUPED_FOLDS = 5;

  private static final List<List<Integer>> RAVDESS_ACTORS =
      List.of(
          List.of(1, 11, 20, 21),
          List.of(4, 10, 12, 14),
          List.of(8, 9, 19, 23),
          List.of(3, 5, 7, 24),
          List.of(2, 15, 16, 18),
          List.of(6, 13, 17, 22));

  private SpeakerFolds() {}

  /**
   * The folds that suit the corpus: {@code ravdess-6} where every known speaker is of RAVDESS and
   * at least two of its folds are at hand, else five grouped folds.
   *
   * @param seed decides how grouped folds fall
   */
  public static FoldPlan standard(List<Example> examples, long seed) {
    Map<String, Integer> clips = clipsBySpeaker(examples);
    boolean ravdess = clips.keySet().stream().allMatch(s -> s.startsWith(RavdessName.CORPUS + ":"));
    if (ravdess && !clips.isEmpty()) {
      FoldPlan plan = ravdess6(examples);
      if (!plan.folds().isEmpty()) {
        return plan;
      }
    }
    return grouped(examples, GROUPED_FOLDS, seed);
  }

  /**
   * The folds of {@code ravdess-6} whose actors are at hand, at least in part; with fewer than two
   * of them, none.
   */
  public static FoldPlan ravdess6(List<Example> examples) {
    Set<String> present = clipsBySpeaker(examples).keySet();
    Map<String, Set<String>> members = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < RAVDESS_ACTORS.size(); i++) {
      String name = String.valueOf(i + 1);
      Set<String> here = new TreeSet<>();
      List<String> absent = new ArrayList<>();
      for (int actor : RAVDESS_ACTORS.get(i)) {
        String number = String.format(Locale.ROOT, "%02d", actor);
        String speaker = RavdessName.CORPUS + ":" + number;
        if (present.contains(speaker)) {
          here.add(speaker);
        } else {
          absent.add(number);
        }
      }
      String actors = "actor" + (absent.size() == 1 ? " " : "s ") + String.join(", ", absent);
      if (here.isEmpty()) {
        notes.add("fold " + name + " is left out: " + actors + " are not in the data");
      } else {
        members.put(name, here);
        if (!absent.isEmpty()) {
          notes.add("fold " + name + " is tested without " + actors + ", not in the data");
        }
      }
    }
    if (members.size() < 2) {
      return tooFew(members.keySet(), grouped(examples, GROUPED_FOLDS, 0));
    }
    addUnknown(examples, notes);
    List<Fold> folds = new ArrayList<>();
    members.forEach((name, here) -> folds.add(Fold.ofSpeakers(name, examples, here)));
    return new FoldPlan("ravdess-6", false, folds, notes);
  }

  private static FoldPlan tooFew(Set<String> here, FoldPlan instead) {
    String found =
        "ravdess-6 needs actors of at least two of its folds, but in the data are those of "
            + (here.isEmpty() ? "none" : "one, fold " + here.iterator().next());
    List<String> notes = new ArrayList<>(instead.notes());
    notes.add(0, instead.folds().isEmpty() ? found : found + "; use " + instead.protocol());
    return new FoldPlan("none", false, List.of(), notes);
  }

  /**
   * Folds of whole speakers with about equally many clips: speakers in a seeded order, those with
   * most clips first, each into the fold that holds fewest. With fewer speakers than folds, one
   * fold a speaker; with fewer than two speakers, none.
   *
   * @param count how many folds are wanted, at least 2
   */
  public static FoldPlan grouped(List<Example> examples, int count, long seed) {
    if (count < 2) {
      throw new IllegalArgumentException("count must be at least 2, got " + count);
    }
    Map<String, Integer> clips = clipsBySpeaker(examples);
    List<String> notes = new ArrayList<>();
    addUnknown(examples, notes);
    if (clips.size() < 2) {
      notes.add(
          clips.isEmpty()
              ? "no speaker is known, so nothing can be said of unheard speakers"
              : "there is one known speaker only, so nothing can be said of unheard speakers");
      return new FoldPlan("none", false, List.of(), notes);
    }
    if (clips.size() == 2) {
      notes.add("there are two known speakers only, so each fold learns from a single voice");
    }
    List<String> speakers = new ArrayList<>(clips.keySet());
    Collections.shuffle(speakers, new Random(seed));
    speakers.sort(Comparator.comparing(clips::get, Comparator.reverseOrder()));
    List<Set<String>> members = new ArrayList<>();
    int[] load = new int[Math.min(count, speakers.size())];
    for (int i = 0; i < load.length; i++) {
      members.add(new TreeSet<>());
    }
    for (String speaker : speakers) {
      int lightest = 0;
      for (int i = 1; i < load.length; i++) {
        if (load[i] < load[lightest]) {
          lightest = i;
        }
      }
      members.get(lightest).add(speaker);
      load[lightest] += clips.get(speaker);
    }
    List<Fold> folds = new ArrayList<>();
    for (Set<String> speakersOfFold : members) {
      folds.add(Fold.ofSpeakers(String.valueOf(folds.size() + 1), examples, speakersOfFold));
    }
    return new FoldPlan("grouped-" + folds.size(), false, folds, notes);
  }

  private static Map<String, Integer> clipsBySpeaker(List<Example> examples) {
    Map<String, Integer> clips = new TreeMap<>();
    examples.stream()
        .flatMap(e -> e.utterance().speaker().stream())
        .forEach(speaker -> clips.merge(speaker, 1, Integer::sum));
    return clips;
  }

  private static void addUnknown(List<Example> examples, List<String> notes) {
    Map<String, Integer> unknown = new TreeMap<>();
    for (Example example : examples) {
      if (example.utterance().speaker().isEmpty()) {
        unknown.merge(example.utterance().corpus(), 1, Integer::sum);
      }
    }
    unknown.forEach(
        (corpus, clips) ->
            notes.add(
                clips
                    + " clips of "
                    + corpus
                    + " name no speaker: no fold learns from them or tests them, and only a model"
                    + " that is kept may learn from them"));
  }
}
