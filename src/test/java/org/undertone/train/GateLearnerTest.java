package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;

class GateLearnerTest {

  @Test
  void quietest_isTheFirstPercentileOfTheGuardedLabels() {
    List<Example> training = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      training.add(example(Label.ANGRY, -60 + 0.5 * ((i * 37) % 101)));
      training.add(example(Label.SAD, -90));
    }
    GateSettings gates = GateLearner.learn(training, true);
    assertEquals(Map.of(Label.ANGRY, -59.5), gates.quietestDbfs());
    assertEquals(0.2, gates.minSpeechSeconds());
    assertEquals(0.35, gates.minConfidence());
  }

  @Test
  void fewerThanTwentyClips_setNoThreshold() {
    List<Example> training = new ArrayList<>(List.of(example(Label.NEUTRAL, -50)));
    for (int i = 0; i < 20; i++) {
      assertEquals(Map.of(), GateLearner.learn(training, true).quietestDbfs());
      training.add(example(Label.FEARFUL, -30));
    }
    assertEquals(Map.of(Label.FEARFUL, -30.0), GateLearner.learn(training, true).quietestDbfs());
  }

  @Test
  void corporaWithoutCalmerLabels_setNoThreshold() {
    List<Example> training = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      training.add(example(Label.ANGRY, -30));
      training.add(example(Label.HAPPY, -30));
    }
    assertEquals(Map.of(), GateLearner.learn(training, true).quietestDbfs());
  }

  @Test
  void modelsThatDoNotHeedTheLevel_areGuardedAgainstNothing() {
    List<Example> training = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      training.add(example(Label.ANGRY, -30));
      training.add(example(Label.SAD, -30));
    }
    assertEquals(Map.of(), GateLearner.learn(training, false).quietestDbfs());
  }

  private static Example example(Label label, double speechLevelDbfs) {
    return new Example(
        new Utterance(Path.of("a.wav"), label, Optional.empty(), "mine"),
        "hash",
        new FeatureTensor(Classic190.NAME, List.of(190), new float[190]),
        new SpeechActivity(1, speechLevelDbfs, -100),
        1);
  }
}
