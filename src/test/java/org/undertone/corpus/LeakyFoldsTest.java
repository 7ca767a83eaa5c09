package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

class LeakyFoldsTest {

  @Test
  void copiesOfTestedClips_areLearnedFrom() {
    List<Example> clips = examples("clip");
    List<Example> all = new ArrayList<>(clips);
    all.addAll(LeakyFolds.disguised(examples("copy"), 1));
    FoldPlan plan = LeakyFolds.stratified(all, 1);
    assertEquals("leaky-5", plan.protocol());
    assertTrue(plan.speakersShared());
    assertEquals(List.of(LeakyFolds.NOTE), plan.notes());
    int leaked = 0;
    Set<Utterance> tested = new HashSet<>();
    for (Fold fold : plan.folds()) {
      tested.addAll(fold.testUtterances());
      for (Example clip : clips) {
        Path copy = Path.of(clip.utterance().path() + " copy 1");
        boolean isTested = fold.testUtterances().contains(clip.utterance());
        leaked +=
            isTested && fold.trainingUtterances().stream().anyMatch(u -> u.path().equals(copy))
                ? 1
                : 0;
      }
    }
    assertEquals(80, tested.size());
    assertTrue(leaked > 20, leaked + " of 40 clips had a copy in training");
  }

  private static List<Example> examples(String what) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(
          new Example(
              new Utterance(
                  Path.of("clip " + i),
                  i % 2 == 0 ? Label.ANGRY : Label.SAD,
                  Optional.of("s:" + i / 10),
                  "s"),
              what + i,
              new FeatureTensor("none", List.of(1), new float[1]),
              new SpeechActivity(1, -20, -60),
              1));
    }
    return examples;
  }
}
