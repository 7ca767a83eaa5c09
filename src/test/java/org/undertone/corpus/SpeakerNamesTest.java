package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerNamesTest {

  private Path root;

  @BeforeEach
  void prepare(@TempDir Path folder) throws IOException {
    root = Files.createDirectories(folder.toRealPath().resolve("data/voices"));
  }

  @ParameterizedTest
  @CsvSource({
    "any/03-01-05-02-01-01-07.wav, ravdess:07",
    "sad/03-01-05-02-01-01-07.wav, ravdess:07",
    "1001_DFA_ANG_XX.flac, crema-d:1001",
    "DC/sa03.wav, savee:DC",
    "wav/13b09La.wav, emo-db:13",
    "OAF_Fear/odd.wav, tess:OAF",
    "Actor_07/03-02-05-02-01-01-07.wav, ravdess:07",
    "anna/monday.wav, voices:anna",
    "anna/2/monday.wav, voices:anna/2",
    "anna/angry/monday.wav, voices:anna",
    "angry/anna/monday.wav, voices:anna",
    "sad/anna/take/monday.wav, voices:anna",
    "anna/SAD/happy/monday.wav, voices:anna",
    "anna/../ben/monday.wav, voices:ben",
    "anna/no-extension, voices:anna",
    "train/anna/monday.wav, voices:anna",
    "anna/Test/happy/monday.wav, voices:anna",
    "monday.wav, data:voices",
    "angry/monday.wav, data:voices",
    "train/monday.wav, data:voices",
  })
  void speaker_isKnownByTheCorpusElseByTheFolder(String file, String expected) {
    assertEquals(expected, new SpeakerNames(List.of(root)).of(root.resolve(file)));
  }

  @Test
  void speakers_areThoseOfTheCorpusReader() throws IOException {
    for (String file :
        List.of(
            "03-01-05-02-01-01-07.wav",
            "anna/happy/1.wav",
            "happy/03-01-05-02-01-01-08.wav",
            "happy/Anna/1.wav",
            "happy/bob/sad/1.wav",
            "happy/zo\u00eb/1.wav",
            "sad/ANNA /1.wav",
            "sad/zoe\u0308/take/1.wav",
            "test/sad/anna/1.wav",
            "train/happy/anna/1.wav",
            "train/kl/n01.wav")) {
      Path clip = root.resolve(file);
      Files.createDirectories(clip.getParent());
      Files.createFile(clip);
    }
    Corpus corpus = new CorpusReader(false).read(List.of(root));
    SpeakerNames names = new SpeakerNames(List.of(root));
    assertEquals(11, corpus.utterances().size());
    for (Utterance utterance : corpus.utterances()) {
      assertEquals(utterance.speaker(), Optional.of(names.of(utterance.path())));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "happy/anna/1.wav, sad/anna/1.wav, voices:anna",
    "happy/anna/1.wav, happy/ben/1.wav, voices:anna",
    "anna/1.wav, ben/1.wav, voices:anna",
    "anna/1.wav, anna/2.wav, voices:anna",
    "anna/happy/1.wav, anna/sad/2.wav, voices:anna",
    "happy/1.wav, sad/2.wav, data:voices",
  })
  void filesByThemselves_areToldApartBelowTheFolderThatTheyHaveInCommon(
      String first, String second, String expected) {
    List<Path> given = List.of(root.resolve(first), root.resolve(second));
    assertEquals(expected, new SpeakerNames(given).of(given.get(0)));
  }

  @Test
  void folders_areEachOfTheirOwnSpeakers() throws IOException {
    Path anna = Files.createDirectories(root.resolve("anna"));
    Path happy = Files.createDirectories(root.resolve("happy"));
    SpeakerNames names = new SpeakerNames(List.of(anna, happy, root.resolve("dora/1.wav")));
    assertEquals("voices:anna", names.of(anna.resolve("1.wav")));
    assertEquals("voices:anna", names.of(happy.resolve("anna/1.wav")));
    assertEquals("voices:dora", names.of(root.resolve("dora/1.wav")));
  }

  @Test
  void laryngogram_liesBesideTheSpeech() {
    SpeakerNames names = new SpeakerNames(List.of(root));
    assertEquals(
        Optional.of(
            new Skipped(Path.of("laryngo/03a01Nc.wav"), Skipped.Reason.NOT_SPEECH, "laryngogram")),
        names.besideSpeech(root.resolve("laryngo/03a01Nc.wav")));
    for (String speech : List.of("wav/03a01Nc.wav", "wav/03a01La.wav", "laryngo/monday.wav")) {
      assertEquals(Optional.empty(), names.besideSpeech(root.resolve(speech)));
    }
  }
}
