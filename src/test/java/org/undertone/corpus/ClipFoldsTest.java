package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

class ClipFoldsTest {

  @Test
  void everyClip_isTestedOnce_andEachFoldHasItsFifthOfEveryLabel() {
    List<Example> examples = examples(103);
    FoldPlan plan = Protocol.CLIPS.plan(examples, 7);
    assertEquals("clips-5", plan.protocol());
    assertTrue(plan.speakersShared());
    Set<Utterance> tested = new HashSet<>();
    for (Fold fold : plan.folds()) {
      List<Example> test = fold.test(examples);
      assertEquals(103, test.size() + fold.training(examples).size());
      assertTrue(test.size() == 20 || test.size() == 21, "fold of " + test.size());
      for (Label label : List.of(Label.ANGRY, Label.SAD, Label.HAPPY)) {
        long all = examples.stream().filter(e -> e.utterance().label() == label).count();
        long here = test.stream().filter(e -> e.utterance().label() == label).count();
        assertTrue(Math.abs(here - all / 5.0) < 1, label + ": " + here + " of " + all);
      }
      tested.addAll(fold.testUtterances());
    }
    assertEquals(103, tested.size());
    assertTrue(plan.notes().get(0).startsWith("for comparison only"), plan.notes().get(0));
  }

  @Test
  void plan_dependsOnTheSeed_andNotOnTheOrder() {
    List<Example> examples = examples(40);
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(1));
    assertEquals(ClipFolds.stratified(examples, 7), ClipFolds.stratified(shuffled, 7));
    assertNotEquals(ClipFolds.stratified(examples, 7), ClipFolds.stratified(examples, 8));
  }

  @Test
  void fewerThanFiveClips_giveNoFold() {
    assertEquals(List.of(), ClipFolds.stratified(examples(4), 1).folds());
    assertEquals(5, ClipFolds.stratified(examples(5), 1).folds().size());
  }

  @Test
  void clipOnBothSides_isRefused() {
    Set<Utterance> one = Set.of(examples(1).get(0).utterance());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Fold("3", one, one));
    assertTrue(e.getMessage().contains("would learn from"), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Fold("3", one, Set.of()));
    assertThrows(IllegalArgumentException.class, () -> new Fold("3", Set.of(), one));
  }

  @Test
  void protocols_areKnownByTheirWords() {
    assertEquals(Optional.of(Protocol.SPEAKERS), Protocol.named("speakers"));
    assertEquals(Optional.empty(), Protocol.named("Clips"));
    assertEquals("speakers, clips", Protocol.words());
  }

  /** Half angry, a third sad, the rest happy. */
  private static List<Example> examples(int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Label label = i % 2 == 0 ? Label.ANGRY : i % 3 == 0 ? Label.SAD : Label.HAPPY;
      Path path = Path.of(i + ".wav");
      examples.add(
          new Example(
              new Utterance(path, label, Optional.of("mine:" + i % 4), "mine"),
              "hash of " + i,
              new FeatureTensor(Classic190.NAME, List.of(190), new float[190]),
              new SpeechActivity(1, -20, -60),
              1));
    }
    return examples;
  }
}
