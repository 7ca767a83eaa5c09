package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.audio.SpeechActivity;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Heard;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.Provenance;
import org.undertone.model.Provenance.CorpusFacts;
import org.undertone.testing.TestModels;

class HearingTest {

  private static final List<Example> CALLS = clips("calls");

  @Test
  void sameRecordings_wereHeard_underWhateverName() {
    Hearing hearing = Hearing.of(manifest(CorpusContent.facts(CALLS)), CALLS, CALLS);
    assertEquals(Hearing.Outcome.HEARD, hearing.verdict());
    assertEquals(6, hearing.clips());
    assertEquals(List.of("calls:a", "calls:b", "calls:c"), hearing.speakers());
    assertEquals(
        "HEARD SPEAKERS, NOT A SCORE: noise was trained on these very recordings (calls). 6 of the"
            + " 6 clips are of speakers whom it heard; the figures tell how well it remembers them,"
            + " not what it is worth on a new voice.",
        hearing.warning().orElseThrow());
    CorpusFacts facts = CorpusContent.facts(CALLS).get(0);
    CorpusFacts renamed =
        new CorpusFacts("voices", facts.files(), facts.speakers(), facts.contentHash());
    assertEquals(
        Hearing.Outcome.HEARD, Hearing.of(manifest(List.of(renamed)), CALLS, CALLS).verdict());
  }

  @Test
  void otherRecordingsOfTheCorpus_areTakenForHeard() {
    Manifest manifest = manifest(CorpusContent.facts(CALLS.subList(0, 2)));
    Hearing hearing = Hearing.of(manifest, CALLS, CALLS);
    assertEquals(Hearing.Outcome.PRESUMED_HEARD, hearing.verdict());
    assertTrue(
        hearing.warning().orElseThrow().contains("are of speakers whom it may have heard"),
        hearing.toString());
  }

  @Test
  void otherCorpora_wereNotHeard() {
    Hearing hearing = Hearing.of(manifest(CorpusContent.facts(clips("films"))), CALLS, CALLS);
    assertEquals(Hearing.Outcome.UNHEARD, hearing.verdict());
    assertEquals(0, hearing.clips());
  }

  @Test
  void bundleThatTellsNothing_mayHaveHeardAnybody() {
    Hearing hearing = Hearing.of(manifest(List.of()), CALLS, CALLS.subList(0, 2));
    assertEquals(Hearing.Outcome.PRESUMED_HEARD, hearing.verdict());
    assertEquals(List.of("calls:a"), hearing.speakers());
    assertEquals(
        "HEARD SPEAKERS, NOT A SCORE: noise was trained on recordings of which its bundle tells"
            + " nothing. 2 of the 2 clips are of speakers whom it may have heard; the figures tell how"
            + " well it remembers them, not what it is worth on a new voice.",
        hearing.warning().orElseThrow());
  }

  @Test
  void partOfACorpus_isKnownByItsSound_underAnotherName() {
    List<Example> renamed = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      renamed.add(clip("mine", Optional.of("mine:" + i / 3), CALLS.get(i).audioHash()));
    }
    Hearing hearing = Hearing.of(heard(CALLS.subList(0, 2)), renamed, renamed);
    assertEquals(Hearing.Outcome.HEARD, hearing.verdict());
    assertEquals(3, hearing.clips(), "the third is of a speaker of the first two");
    assertEquals(List.of("mine:0"), hearing.speakers());
    assertEquals(
        "HEARD SPEAKERS, NOT A SCORE: noise was trained on these very recordings (mine). 3 of the 6"
            + " clips are of speakers whom it heard; the figures tell how well it remembers them,"
            + " not what it is worth on a new voice. To test on those alone whom it did"
            + " not hear: --speakers mine:1",
        hearing.warning().orElseThrow());
  }

  @Test
  void speakerOfTheCorpus_whomItDidNotHear_isNotPresumedHeard() {
    Manifest manifest = heard(CALLS.subList(0, 2));
    assertEquals(
        Hearing.Outcome.UNHEARD, Hearing.of(manifest, CALLS, CALLS.subList(2, 6)).verdict());
    String warning = Hearing.of(manifest, CALLS, CALLS).warning().orElseThrow();
    assertTrue(warning.contains("2 of the 6 clips are of speakers whom it heard"), warning);
    assertTrue(warning.endsWith("did not hear: --speakers calls:b,calls:c"), warning);
  }

  @Test
  void otherRecordingOfASpeaker_isOfOneWhomItHeard() {
    Hearing hearing =
        Hearing.of(heard(CALLS.subList(0, 1)), CALLS.subList(1, 2), CALLS.subList(1, 2));
    assertEquals(Hearing.Outcome.SPEAKERS_HEARD, hearing.verdict());
    assertTrue(
        hearing
            .warning()
            .orElseThrow()
            .contains("was trained on other recordings of these speakers (calls). 1 of the 1"),
        hearing.toString());
  }

  @Test
  void clipWithoutASpeaker_mayBeOfOneOfItsCorpus() {
    List<Example> own = List.of(clip("calls", Optional.empty(), hash("new")));
    assertEquals(Hearing.Outcome.PRESUMED_HEARD, Hearing.of(heard(CALLS), own, own).verdict());
    List<Example> other = List.of(clip("films", Optional.empty(), hash("new")));
    assertEquals(Hearing.Outcome.UNHEARD, Hearing.of(heard(CALLS), other, other).verdict());
  }

  @Test
  void namedSpeakerOfACorpusThatNamedNobody_mayHaveBeenHeard() {
    List<Example> unnamed = List.of(clip("calls", Optional.empty(), hash("old")));
    Manifest manifest = heard(unnamed);
    assertEquals(Hearing.Outcome.PRESUMED_HEARD, Hearing.of(manifest, CALLS, CALLS).verdict());
    List<Example> films = clips("films");
    assertEquals(Hearing.Outcome.UNHEARD, Hearing.of(manifest, films, films).verdict());
  }

  @Test
  void clipsOfWhomItMayHaveHeard_areCountedApart() {
    List<Example> tested = new ArrayList<>(CALLS.subList(0, 4));
    tested.add(clip("calls", Optional.empty(), hash("new")));
    Hearing hearing = Hearing.of(heard(CALLS.subList(0, 2)), tested, tested);
    assertEquals(3, hearing.clips());
    String warning = hearing.warning().orElseThrow();
    assertTrue(
        warning.contains(
            " 2 of the 5 clips are of speakers whom it heard, and 1 of others whom it may have"
                + " heard; the figures "),
        warning);
  }

  /** The manifest of a model that tells which clips and speakers it heard. */
  private static Manifest heard(List<Example> learned) {
    return manifest(CorpusContent.facts(learned), Optional.of(CorpusContent.heard(learned)));
  }

  private static Manifest manifest(List<CorpusFacts> corpora) {
    return manifest(corpora, Optional.empty());
  }

  private static Manifest manifest(List<CorpusFacts> corpora, Optional<Heard> heard) {
    Manifest like = TestModels.forest("noise").manifest();
    Provenance old = like.provenance();
    Provenance provenance =
        new Provenance(
            corpora, heard, old.seed(), old.options(), old.codeVersion(), old.jdk(), old.created());
    return new Manifest(
        like.id(),
        like.type(),
        like.labels(),
        like.featureSet(),
        like.gates(),
        provenance,
        like.scores());
  }

  private static List<Example> clips(String corpus) {
    List<Example> clips = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String speaker = corpus + ":" + "abc".charAt(i / 2);
      clips.add(clip(corpus, Optional.of(speaker), hash(corpus + i)));
    }
    return clips;
  }

  private static Example clip(String corpus, Optional<String> speaker, String hash) {
    return new Example(
        new Utterance(Path.of("clip.wav"), Label.SAD, speaker, corpus),
        hash,
        new FeatureTensor("none", List.of(1), new float[1]),
        new SpeechActivity(1, -20, -60),
        1);
  }

  private static String hash(String of) {
    return String.format("%08x", of.hashCode()).repeat(8);
  }
}
