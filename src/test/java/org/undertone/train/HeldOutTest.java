package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.corpus.Sex;
import org.undertone.model.Label;

class HeldOutTest {

  @Test
  void actors_areHeldOutAsAWomanAndAMan() {
    List<Example> examples = actors(16);
    Set<String> pairs = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      HeldOut parts = HeldOut.two(examples, seed);
      List<String> held = List.copyOf(speakers(parts.validation()));
      assertEquals(2, held.size());
      assertNotEquals(number(held.get(0)) % 2, number(held.get(1)) % 2, held.toString());
      assertTrue(Collections.disjoint(held, speakers(parts.training())));
      assertEquals(examples.size(), parts.training().size() + parts.validation().size());
      assertEquals("the speakers " + held.get(0) + " and " + held.get(1), parts.words());
      pairs.add(parts.words());
    }
    assertTrue(pairs.size() > 5, pairs.toString());
  }

  @Test
  void clipsThatNameNobody_areOnNeitherSide() {
    List<Example> examples = new ArrayList<>(actors(4));
    int named = examples.size();
    examples.add(TestExamples.of(1000, Label.SAD, Optional.empty()));
    HeldOut parts = HeldOut.two(examples, 1);
    assertEquals(named, parts.training().size() + parts.validation().size());
    assertTrue(parts.words().endsWith(" (1 clips that name no speaker left out)"), parts.words());
  }

  @Test
  void tooFewClips_areNamedAsSuch() {
    HeldOut parts = HeldOut.two(actors(1).subList(0, 3), 1);
    assertEquals(2, parts.training().size());
    parts.requireEnough(2);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> parts.requireEnough(3));
    assertEquals(
        "too few clips for a network: 2 to learn from where it needs at least 3, held out to judge"
            + " it one clip in 10 of each label; add recordings, or train a forest (--type forest)",
        refused.getMessage());
    HeldOut all = HeldOut.none(parts.training());
    all.requireEnough(2);
    assertEquals(
        "too few clips for a network: 2 to learn from where it needs at least 3; add recordings, or"
            + " train a forest (--type forest)",
        assertThrows(IllegalArgumentException.class, () -> all.requireEnough(3)).getMessage());
  }

  @Test
  void quarterOfTheSpeakers_isAsManyWomenAsMen() {
    List<Example> examples = actors(16);
    HeldOut parts = HeldOut.quarter(examples, 5);
    List<String> held = List.copyOf(speakers(parts.validation()));
    assertEquals(4, held.size());
    assertEquals(2, held.stream().filter(speaker -> number(speaker) % 2 == 0).count());
    assertTrue(Collections.disjoint(held, speakers(parts.training())));
    assertEquals(
        "the speakers "
            + held.get(0)
            + ", "
            + held.get(1)
            + ", "
            + held.get(2)
            + " and "
            + held.get(3),
        parts.words());
    for (int few : new int[] {2, 5, 7}) {
      assertEquals(HeldOut.two(actors(few), 5).words(), HeldOut.quarter(actors(few), 5).words());
    }
  }

  @Test
  void speakersOfEmoDb_areHeldOutAsAWomanAndAMan() {
    List<String> names = List.of("03", "08", "09", "10", "11", "12", "13", "14", "15", "16");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(TestExamples.of(i, Label.SAD, Optional.of("emo-db:" + names.get(i % 10))));
    }
    for (long seed = 0; seed < 20; seed++) {
      Set<String> held = speakers(HeldOut.two(examples, seed).validation());
      assertEquals(
          Set.of(Sex.FEMALE, Sex.MALE),
          held.stream().map(speaker -> Sex.of(speaker).orElseThrow()).collect(Collectors.toSet()));
    }
  }

  @Test
  void division_doesNotDependOnTheOrder() {
    List<Example> examples = actors(8);
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(3));
    assertEquals(
        Set.copyOf(HeldOut.two(examples, 7).validation()),
        Set.copyOf(HeldOut.two(shuffled, 7).validation()));
  }

  @Test
  void fewSpeakers_giveOne_orATenthOfTheClips() {
    assertEquals(1, speakers(HeldOut.two(actors(5), 1).validation()).size());
    assertEquals(1, speakers(HeldOut.two(actors(3), 1).validation()).size());
    HeldOut two = HeldOut.two(actors(2), 1);
    assertEquals(2, speakers(two.training()).size());
    assertEquals("one clip in 10 of each label", two.words());
  }

  @Test
  void speakersOfUnknownSex_areHeldOutInPairsToo() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      examples.add(TestExamples.of(i, Label.SAD, Optional.of("mine:" + i % 6)));
    }
    assertEquals(2, speakers(HeldOut.two(examples, 4).validation()).size());
  }

  @Test
  void clipsOfTwoSpeakers_areHeldOutByATenthOfEachLabel() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      examples.add(
          TestExamples.of(i, i < 40 ? Label.ANGRY : Label.SAD, Optional.of("mine:" + i % 2)));
    }
    HeldOut parts = HeldOut.two(examples, 5);
    assertEquals(8, parts.validation().size());
    for (Label label : List.of(Label.ANGRY, Label.SAD)) {
      assertEquals(
          4, parts.validation().stream().filter(e -> e.utterance().label() == label).count());
    }
    assertEquals(72, parts.training().size());
  }

  private static int number(String actor) {
    return Integer.parseInt(actor.substring(actor.indexOf(':') + 1));
  }

  private static Set<String> speakers(List<Example> examples) {
    Set<String> speakers = new TreeSet<>();
    examples.forEach(e -> speakers.add(e.utterance().speaker().orElseThrow()));
    return speakers;
  }

  /** Eight clips of each, half angry, half sad. */
  private static List<Example> actors(int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 8 * count; i++) {
      Label label = i % 2 == 0 ? Label.ANGRY : Label.SAD;
      String speaker = String.format(Locale.ROOT, "ravdess:%02d", 1 + i / 8);
      examples.add(TestExamples.of(i, label, Optional.of(speaker)));
    }
    return examples;
  }
}
