package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

class CorpusFoldTest {

  @Test
  void speakerOfBothSides_isToldHoweverItIsSpelled() {
    FoldPlan plan = CorpusFold.of(List.of(spokenBy("Anna")), List.of(spokenBy("anna ")));
    assertTrue(plan.speakersShared());
    assertEquals(
        List.of(
            "training has heard 1 of the speakers who are tested (calls:anna ); the scores say"
                + " little of new voices"),
        plan.notes());
  }

  @Test
  void otherSpeakers_areStrangers() {
    FoldPlan plan = CorpusFold.of(List.of(spokenBy("Anna")), List.of(spokenBy("Hanna")));
    assertFalse(plan.speakersShared());
    assertEquals(List.of(), plan.notes());
  }

  private static Example spokenBy(String speaker) {
    return new Example(
        new Utterance(
            Path.of(speaker + ".wav"), Label.SAD, Optional.of("calls:" + speaker), "calls"),
        "hash",
        new FeatureTensor(Classic190.NAME, List.of(190), new float[190]),
        new SpeechActivity(1, -30, -60),
        1);
  }
}
