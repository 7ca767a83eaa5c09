package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;
import org.undertone.model.Provenance.CorpusFacts;

class CorpusContentTest {

  private static final Example ANNA = example("a/1.wav", Label.SAD, "mine:anna", "mine", "01");
  private static final Example BOB = example("a/2.wav", Label.SAD, "mine:bob", "mine", "02");

  @Test
  void facts_countFilesAndKnownSpeakers_byCorpus() {
    Example nobody = example("a/3.wav", Label.SAD, null, "mine", "03");
    Example other = example("b/1.wav", Label.SAD, "all:anna", "all", "04");
    List<CorpusFacts> facts = CorpusContent.facts(List.of(ANNA, BOB, nobody, other));
    assertEquals(List.of("all", "mine"), facts.stream().map(CorpusFacts::name).toList());
    assertEquals(3, facts.get(1).files());
    assertEquals(2, facts.get(1).speakers());
  }

  @Test
  void contentHash_followsAudioLabelAndSpeaker_notPathOrOrder() {
    String hash = hash(List.of(ANNA, BOB));
    assertEquals(64, hash.length());
    assertEquals(
        hash, hash(List.of(BOB, example("x/y.flac", Label.SAD, "mine:anna", "mine", "01"))));
    assertNotEquals(
        hash, hash(List.of(BOB, example("a/1.wav", Label.HAPPY, "mine:anna", "mine", "01"))));
    assertNotEquals(
        hash, hash(List.of(BOB, example("a/1.wav", Label.SAD, "mine:carl", "mine", "01"))));
    assertNotEquals(
        hash, hash(List.of(BOB, example("a/1.wav", Label.SAD, "mine:anna", "mine", "05"))));
  }

  @Test
  void speakerMark_isOfTheName_howeverItIsSpelled() {
    String mark = CorpusContent.speakerMark("mine:anna");
    assertEquals(mark, CorpusContent.speakerMark("mine: Anna"));
    assertNotEquals(mark, CorpusContent.speakerMark("mine:bob"));
    assertNotEquals(mark, CorpusContent.speakerMark("all:anna"));
  }

  private static String hash(List<Example> examples) {
    return CorpusContent.facts(examples).get(0).contentHash();
  }

  private static Example example(
      String path, Label label, String speaker, String corpus, String audioHash) {
    return new Example(
        new Utterance(Path.of(path), label, Optional.ofNullable(speaker), corpus),
        audioHash,
        new FeatureTensor(Classic190.NAME, List.of(190), new float[190]),
        new SpeechActivity(1, -20, -60),
        1);
  }
}
