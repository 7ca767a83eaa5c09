package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.model.Label;

class LabelFoldersTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "angry/1.wav, ANGRY, ",
    "Angry/anna/1.wav, ANGRY, anna",
    "anna/angry/1.wav, ANGRY, anna",
    "studio/anna/sad/1.wav, SAD, anna",
    "studio/sad/anna/take1/1.wav, SAD, anna",
    "happy/anna/surprised/1.wav, SURPRISED, anna",
    "happy/surprised/1.wav, SURPRISED, ",
    "anna/happy/surprised/1.wav, SURPRISED, anna",
    "train/sad/1.wav, SAD, ",
    "Validation/sad/1.wav, SAD, ",
    "test/sad/anna/1.wav, SAD, anna",
    "anna/dev/sad/1.wav, SAD, anna",
    "M003/audio/angry/level_1/001.m4a, ANGRY, M003",
    "0011/Surprise/evaluation/1.wav, SURPRISED, 0011",
    "anna/angry/take1/1.wav, ANGRY, anna",
    "clean/angry/1.wav, ANGRY, ",
    "noisy/angry/anna/1.wav, ANGRY, anna",
    "wav/angry/1.wav, ANGRY, ",
    "fold1/fear/1.wav, FEARFUL, ",
    "Train_set/Sadness/1.wav, SAD, ",
    "happiness/bob/1.wav, HAPPY, bob",
    "Pleasant Surprise/bob/1.wav, SURPRISED, bob",
    "disgusted/bob/1.wav, DISGUST, bob",
    "anger/1.wav, ANGRY, ",
    "angry/Session1/1.wav, ANGRY, Session1",
  })
  void foldersOfCorporaAndOfTheirParts_tellLabelAndSpeaker(String name, Label label, String speaker)
      throws IOException {
    touch("mine/" + name);
    Utterance utterance = read("mine").utterances().get(0);
    assertEquals(label, utterance.label());
    assertEquals(Optional.ofNullable(speaker).map(s -> "mine:" + s), utterance.speaker());
    assertEquals("mine", utterance.corpus());
  }

  @Test
  void speakersThatRecurBelowOthers_areTold() throws IOException {
    touch("mine/anna/angry/morning/1.wav");
    touch("mine/ben/sad/morning/1.wav");
    touch("mine/ben/sad/evening/1.wav");
    touch("mine/carl/sad/1.wav");
    Corpus corpus = read("mine");
    assertEquals(List.of("mine:carl", "mine:evening", "mine:morning"), corpus.speakers());
    assertEquals(
        List.of(
            "taken for one speaker below several folders: 1 (mine:morning), by the folders below"
                + " those of labels; if anna, ben are who speaks, say so in a manifest"),
        corpus.unusual());
  }

  @Test
  void speakersThatLieBelowOneFolderEach_areNotMentioned() throws IOException {
    touch("mine/studio/angry/anna/1.wav");
    touch("mine/studio/sad/anna/2.wav");
    touch("mine/home/sad/ben/3.wav");
    touch("mine/sad/ben/4.wav");
    assertEquals(List.of(), read("mine").unusual());
  }

  @ParameterizedTest
  @CsvSource({
    "Actor_01/angry/03-01-05-01-01-01-07_noise.wav, ravdess:07",
    "angry/03-01-05-01-01-01-07 (1).wav, ravdess:07",
    "angry/ben/1001_DFA_ANG_XX-16k.wav, crema-d:1001",
    "angry/OAF_back_angry_loud.wav, tess:OAF",
    "anna/angry/1001 takes.wav, mine:anna",
  })
  void alteredCopyOfAPublishedClip_isItsSpeakers(String name, String speaker) throws IOException {
    touch("mine/" + name);
    Corpus corpus = read("mine");
    assertEquals(List.of(speaker), corpus.speakers());
    assertEquals(Label.ANGRY, corpus.utterances().get(0).label());
    Path mine = folder.resolve("mine");
    assertEquals(speaker, new SpeakerNames(List.of(mine)).of(mine.resolve(name)));
  }

  @Test
  void alteredCopyOfWhatIsNoClip_isNoneEither() throws IOException {
    touch("mine/angry/1.wav");
    touch("mine/angry/03-02-05-01-01-01-07_noise.wav");
    touch("mine/neutral/03a01La_noise.wav");
    Path mine = folder.resolve("mine").toRealPath();
    assertEquals(
        List.of(
            "emotion that no label stands for: 1 (03a01La_noise.wav: boredom)",
            "no plain recording of speech: 1 (03-02-05-01-01-01-07_noise.wav: a song)"),
        Skipped.summary(read("mine").skipped()));
    Path song = mine.resolve("angry/03-02-05-01-01-01-07_noise.wav");
    assertTrue(new SpeakerNames(List.of(mine)).besideSpeech(song).isPresent());
  }

  @Test
  void foldersThatNameNoLabel_areToldWithTheWordsThatDo() throws IOException {
    touch("mine/contempt/1.wav");
    BadCorpusException e = assertThrows(BadCorpusException.class, () -> read("mine"));
    assertTrue(e.getMessage().contains("name that no corpus explains: 1 (contempt/1.wav)"));
    assertTrue(
        e.getMessage().contains("(angry, calm, disgust, fearful, happy, neutral, sad, surprised)"));
  }

  private Corpus read(String root) throws IOException {
    return new CorpusReader(false).read(List.of(folder.resolve(root)));
  }

  private void touch(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
  }
}
