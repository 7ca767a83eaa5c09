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

  @Test
  void clipsOfOneCorpusThatNameNobody_mayBeOfOneSpeaker() {
    Example unnamed = of("calls", Optional.empty());
    List<String> notes =
        List.of(
            "nothing tells whether training has heard the speakers of 1 of the tested clips: of one"
                + " corpus, some clips name no speaker; the scores may say little of new voices");
    for (FoldPlan plan :
        List.of(
            CorpusFold.of(List.of(unnamed), List.of(spokenBy("Anna"))),
            CorpusFold.of(List.of(spokenBy("Anna")), List.of(unnamed)))) {
      assertTrue(plan.speakersShared());
      assertEquals(notes, plan.notes());
    }
    Example elsewhere = of("films", Optional.empty());
    FoldPlan apart = CorpusFold.of(List.of(unnamed, spokenBy("Anna")), List.of(elsewhere));
    assertFalse(apart.speakersShared());
    assertEquals(List.of(), apart.notes());
  }

  private static Example spokenBy(String speaker) {
    return of("calls", Optional.of(speaker));
  }

  private static Example of(String corpus, Optional<String> speaker) {
    return new Example(
        new Utterance(
            Path.of(speaker.orElse("nobody") + ".wav"),
            Label.SAD,
            speaker.map(name -> corpus + ":" + name),
            corpus),
        "hash",
        new FeatureTensor(Classic190.NAME, List.of(190), new float[190]),
        new SpeechActivity(1, -30, -60),
        1);
  }
}
