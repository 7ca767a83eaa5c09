package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

class SpeakerFoldsTest {

  @Test
  void allActors_giveTheSixFoldsOfEmoBox() {
    FoldPlan plan = SpeakerFolds.standard(actors(range(1, 24)), 1);
    assertEquals("ravdess-6", plan.protocol());
    assertEquals(6, plan.folds().size());
    assertEquals(List.of(), plan.notes());
    assertEquals(
        Set.of("ravdess:01", "ravdess:11", "ravdess:20", "ravdess:21"),
        plan.folds().get(0).testSpeakers());
    assertEquals(
        Set.of("ravdess:06", "ravdess:13", "ravdess:17", "ravdess:22"),
        plan.folds().get(5).testSpeakers());
    assertSpeakersNeverCross(plan, actors(range(1, 24)), 24);
  }

  @Test
  void absentActors_leaveOutTheirFold_orThemselves() {
    List<Integer> present = new ArrayList<>(range(1, 24));
    present.removeAll(List.of(1, 11, 20, 21, 4, 10));
    FoldPlan plan = SpeakerFolds.standard(actors(present), 1);
    assertEquals(List.of("2", "3", "4", "5", "6"), plan.folds().stream().map(Fold::name).toList());
    assertEquals(Set.of("ravdess:12", "ravdess:14"), plan.folds().get(0).testSpeakers());
    assertEquals(
        List.of(
            "fold 1 is left out: actors 01, 11, 20, 21 are not in the data",
            "fold 2 is tested without actors 04, 10, not in the data"),
        plan.notes());
    assertSpeakersNeverCross(plan, actors(present), 18);
  }

  @Test
  void actorsOfOneFoldOnly_areGroupedInstead() {
    FoldPlan plan = SpeakerFolds.standard(actors(List.of(4, 10, 12)), 1);
    assertEquals("grouped-3", plan.protocol());
    assertSpeakersNeverCross(plan, actors(List.of(4, 10, 12)), 3);
  }

  @Test
  void actorsOfFewerThanTwoFolds_giveNoneOfRavdess6_andWhatToUseInstead() {
    String needed =
        "ravdess-6 needs actors of at least two of its folds, but in the data are those of ";
    FoldPlan one = SpeakerFolds.ravdess6(actors(List.of(4, 10, 12)));
    assertEquals(List.of(), one.folds());
    assertEquals(List.of(needed + "one, fold 2; use grouped-3"), one.notes());
    List<Example> others = speakers("savee", List.of("DC", "JE", "JK", "KL"), 2, 2, 2, 2);
    assertEquals(List.of(needed + "none; use grouped-4"), SpeakerFolds.ravdess6(others).notes());
    assertEquals(
        List.of(
            needed + "one, fold 4",
            "there is one known speaker only, so nothing can be said of unheard speakers"),
        SpeakerFolds.ravdess6(actors(List.of(7))).notes());
  }

  @Test
  void mixedCorpora_areGrouped_balancedAndReproducible() {
    List<Example> examples = new ArrayList<>(actors(range(1, 24)));
    Random random = new Random(5);
    for (int speaker = 0; speaker < 17; speaker++) {
      int clips = 1 + random.nextInt(9);
      for (int i = 0; i < clips; i++) {
        examples.add(example("other", Optional.of("other:" + speaker), i));
      }
    }
    FoldPlan plan = SpeakerFolds.standard(examples, 7);
    assertEquals("grouped-5", plan.protocol());
    assertSpeakersNeverCross(plan, examples, 41);
    int smallest = Integer.MAX_VALUE;
    int largest = 0;
    for (Fold fold : plan.folds()) {
      int clips = fold.test(examples).size();
      smallest = Math.min(smallest, clips);
      largest = Math.max(largest, clips);
    }
    assertTrue(largest - smallest <= 2, smallest + " to " + largest);
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, random);
    assertEquals(plan, SpeakerFolds.standard(shuffled, 7));
    assertTrue(!plan.equals(SpeakerFolds.standard(examples, 8)));
  }

  @Test
  void unknownSpeakers_areInNoPartOfAnyFold() {
    List<Example> examples = new ArrayList<>(actors(range(1, 24)));
    examples.add(example("mine", Optional.empty(), 0));
    examples.add(example("mine", Optional.empty(), 1));
    FoldPlan plan = SpeakerFolds.standard(examples, 1);
    assertEquals(
        List.of(
            "2 clips of mine name no speaker: no fold learns from them or tests them, and only a"
                + " model that is kept may learn from them"),
        plan.notes());
    for (Fold fold : plan.folds()) {
      assertEquals(
          examples.size() - 2, fold.training(examples).size() + fold.test(examples).size());
    }
  }

  @Test
  void twoActresses_areTestedInTurn_andTheNoteSaysHowLittleThatIs() {
    List<Example> tess = speakers("tess", List.of("OAF", "YAF"), 14, 14);
    FoldPlan plan = SpeakerFolds.standard(tess, 1);
    assertEquals("grouped-2", plan.protocol());
    assertEquals(
        Set.of(Set.of("tess:OAF"), Set.of("tess:YAF")),
        plan.folds().stream().map(Fold::testSpeakers).collect(Collectors.toSet()));
    assertEquals(
        List.of("there are two known speakers only, so each fold learns from a single voice"),
        plan.notes());
    assertSpeakersNeverCross(plan, tess, 2);
  }

  @Test
  void fourSpeakers_areTestedInTurn() {
    List<Example> savee = speakers("savee", List.of("DC", "JE", "JK", "KL"), 12, 12, 12, 12);
    FoldPlan plan = SpeakerFolds.standard(savee, 1);
    assertEquals("grouped-4", plan.protocol());
    plan.folds().forEach(fold -> assertEquals(1, fold.testSpeakers().size()));
    assertEquals(List.of(), plan.notes());
    assertSpeakersNeverCross(plan, savee, 4);
  }

  /** The clips of EMO-DB's speakers, boredom left out; whoever is paired depends on the seed. */
  @Test
  void tenSpeakers_areTestedInPairs_whateverTheSeed() {
    List<String> names = List.of("03", "08", "09", "10", "11", "12", "13", "14", "15", "16");
    List<Example> emoDb = speakers("emo-db", names, 44, 48, 39, 30, 46, 31, 51, 61, 47, 57);
    for (long seed = 0; seed < 20; seed++) {
      FoldPlan plan = SpeakerFolds.standard(emoDb, seed);
      assertEquals("grouped-5", plan.protocol());
      plan.folds().forEach(fold -> assertEquals(2, fold.testSpeakers().size(), fold.name()));
      assertEquals(List.of(), plan.notes());
      assertSpeakersNeverCross(plan, emoDb, 10);
    }
  }

  @Test
  void fewerThanTwoSpeakers_giveNoFolds_andSaySo() {
    FoldPlan one = SpeakerFolds.standard(actors(List.of(7)), 1);
    assertEquals("none", one.protocol());
    assertEquals(List.of(), one.folds());
    assertEquals(
        List.of("there is one known speaker only, so nothing can be said of unheard speakers"),
        one.notes());
    FoldPlan none = SpeakerFolds.standard(List.of(example("mine", Optional.empty(), 0)), 1);
    assertEquals(List.of(), none.folds());
    assertEquals(
        "no speaker is known, so nothing can be said of unheard speakers", none.notes().get(1));
  }

  @Test
  void grouped_belowTwoFolds_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> SpeakerFolds.grouped(actors(range(1, 4)), 1, 1));
  }

  private static void assertSpeakersNeverCross(
      FoldPlan plan, List<Example> examples, int speakers) {
    Set<String> tested = new HashSet<>();
    for (Fold fold : plan.folds()) {
      Set<String> training = speakersOf(fold.training(examples));
      Set<String> test = speakersOf(fold.test(examples));
      assertEquals(fold.testSpeakers(), test);
      assertTrue(Collections.disjoint(training, test));
      assertEquals(examples.size(), fold.training(examples).size() + fold.test(examples).size());
      assertTrue(Collections.disjoint(tested, test), "a speaker is tested twice");
      tested.addAll(test);
    }
    assertEquals(speakers, tested.size());
  }

  private static Set<String> speakersOf(List<Example> examples) {
    Set<String> speakers = new HashSet<>();
    examples.forEach(e -> speakers.add(e.utterance().speaker().orElseThrow()));
    return speakers;
  }

  private static List<Integer> range(int from, int to) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static List<Example> actors(List<Integer> actors) {
    List<Example> examples = new ArrayList<>();
    for (int actor : actors) {
      for (int clip = 0; clip < 3; clip++) {
        String speaker = String.format(Locale.ROOT, "ravdess:%02d", actor);
        examples.add(example("ravdess", Optional.of(speaker), clip));
      }
    }
    return examples;
  }

  private static List<Example> speakers(String corpus, List<String> names, int... clips) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < clips.length; i++) {
      for (int clip = 0; clip < clips[i]; clip++) {
        examples.add(example(corpus, Optional.of(corpus + ":" + names.get(i)), clip));
      }
    }
    return examples;
  }

  private static Example example(String corpus, Optional<String> speaker, int clip) {
    Path path = Path.of(corpus, speaker.orElse("unknown"), clip + ".wav");
    return new Example(
        new Utterance(path, Label.ANGRY, speaker, corpus),
        path.toString(),
        new FeatureTensor(Classic190.NAME, List.of(190), new float[190]),
        new SpeechActivity(1, -20, -60),
        1);
  }
}
