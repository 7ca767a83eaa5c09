package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.model.Label;

/** The file names of EMO-DB, TESS and SAVEE, as they are published and as they are passed on. */
class PublishedNamesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "wav/03a01Wa.wav, ANGRY, emo-db:03",
    "audio/03a01Fdxx.wav, HAPPY, emo-db:03",
    "wav/16b10Wb.wav, ANGRY, emo-db:16",
    "wav/08a02Ec.wav, DISGUST, emo-db:08",
    "wav/11a04Ac.flac, FEARFUL, emo-db:11",
    "wav/09a05Fa.wav, HAPPY, emo-db:09",
    "wav/10b01Td.wav, SAD, emo-db:10",
    "wav/15b09N.wav, NEUTRAL, emo-db:15",
    "neutral/14a07Wc.wav, ANGRY, emo-db:14",
    "OAF_angry/OAF_back_angry.wav, ANGRY, tess:OAF",
    "OAF_disgust/OAF_calm_disgust.wav, DISGUST, tess:OAF",
    "OAF_Fear/OAF_fall_fear.wav, FEARFUL, tess:OAF",
    "OAF_Pleasant_surprise/OAF_hate_ps.wav, SURPRISED, tess:OAF",
    "OAF_neutral/OA_bite_neutral.wav, NEUTRAL, tess:OAF",
    "YAF_pleasant_surprised/YAF_sad_ps.wav, SURPRISED, tess:YAF",
    "YAF_happy/yaf_neat_Happy.wav, HAPPY, tess:YAF",
    "all/YAF_pick_sad.wav, SAD, tess:YAF",
    "all/YAF_pick_pleasant_surprise.wav, SURPRISED, tess:YAF",
    "all/YAF_pick_pleasant_surprised.wav, SURPRISED, tess:YAF",
    "all/YAF_pick_surprised.wav, SURPRISED, tess:YAF",
    "OAF_Pleasant_surprise/pick.wav, SURPRISED, tess:OAF",
    "YAF-pleasant-surprised/YAF_pick.wav, SURPRISED, tess:YAF",
    "YAF_fear/YAF_pick_fear (1).wav, FEARFUL, tess:YAF",
    "ALL/DC_a01.wav, ANGRY, savee:DC",
    "ALL/JE_d15.wav, DISGUST, savee:JE",
    "ALL/JK_f02.wav, FEARFUL, savee:JK",
    "ALL/KL_h10.wav, HAPPY, savee:KL",
    "ALL/KL_n30.wav, NEUTRAL, savee:KL",
    "AudioData/DC/sa03.wav, SAD, savee:DC",
    "AudioData/JE/su15.wav, SURPRISED, savee:JE",
    "audiodata/dc/n16.wav, NEUTRAL, savee:DC",
    "JE/DC_a01.wav, ANGRY, savee:DC",
  })
  void name_ofAKnownCorpus_givesLabelAndSpeaker(String name, Label label, String speaker)
      throws IOException {
    touch(name);
    Utterance utterance = read().utterances().get(0);
    assertEquals(label, utterance.label());
    assertEquals(Optional.of(speaker), utterance.speaker());
    assertEquals(speaker.substring(0, speaker.indexOf(':')), utterance.corpus());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wav/01a01Wa.wav",
        "wav/03c01Wa.wav",
        "wav/03a01Xa.wav",
        "wav/03a01wa.wav",
        "wav/03a1Wa.wav",
        "wav/03a01Wa-2.wav",
        "tess/OAF_back_bored.wav",
        "tess/OBF_back_sad.wav",
        "tess/OAF_sad.wav",
        "OAF_bored/back.wav",
        "OAF/back.wav",
        "ALL/DC_a16.wav",
        "ALL/DC_n31.wav",
        "ALL/DC_su00.wav",
        "ALL/DC_a1.wav",
        "ALL/AB_a01.wav",
        "ALL/DCa01.wav",
        "ALL/a01.wav",
        "DC/take/a01.wav",
        "DC/s01.wav",
        "ABCD/a01.wav",
      })
  void name_ofNoCorpus_isSkippedAndNamed(String name) throws IOException {
    touch("wav/03a01Nc.wav");
    touch(name);
    Corpus corpus = read();
    assertEquals(1, corpus.utterances().size());
    assertEquals(1, corpus.skipped().size());
    assertEquals(Skipped.Reason.UNKNOWN_NAME, corpus.skipped().get(0).reason());
    assertEquals(folder.resolve(name).toRealPath(), corpus.skipped().get(0).path());
  }

  @Test
  void boredom_hasNoLabel_andIsCounted_whereverItLies() throws IOException {
    touch("wav/03a01Nc.wav");
    touch("wav/13b09La.wav");
    touch("neutral/08a01Lb.wav");
    Corpus corpus = read();
    assertEquals(1, corpus.utterances().size());
    assertEquals(
        List.of("emotion that no label stands for: 2 (08a01Lb.wav: boredom; 13b09La.wav: boredom)"),
        Skipped.summary(corpus.skipped()));
    assertEquals("boredom", corpus.skipped().get(0).detail());
  }

  @Test
  void laryngograms_areNotTakenForSpeech() throws IOException {
    touch("emodb/wav/03a01Nc.wav");
    touch("emodb/laryngo/03a01Nc.wav");
    touch("emodb/wav_laryng/03a01La.wav");
    Corpus corpus = read();
    assertEquals(
        List.of(folder.resolve("emodb/wav/03a01Nc.wav").toRealPath()),
        corpus.utterances().stream().map(Utterance::path).toList());
    assertEquals(
        List.of(
            "no plain recording of speech: 2 (03a01Nc.wav: laryngogram; 03a01La.wav: laryngogram)"),
        Skipped.summary(corpus.skipped()));
  }

  @Test
  void tess_asItIsPublished_hasTwoSpeakers() throws IOException {
    for (String home :
        List.of(
            "OAF_angry",
            "OAF_disgust",
            "OAF_Fear",
            "OAF_happy",
            "OAF_neutral",
            "OAF_Sad",
            "YAF_angry",
            "YAF_disgust",
            "YAF_fear",
            "YAF_happy",
            "YAF_neutral",
            "YAF_sad")) {
      String emotion = home.substring(4).toLowerCase(Locale.ROOT);
      touch(home + "/" + home.substring(0, 3) + "_back_" + emotion + ".wav");
    }
    touch("OAF_Pleasant_surprise/OAF_back_ps.wav");
    touch("YAF_pleasant_surprised/YAF_back_ps.wav");
    touch("OAF_neutral/OA_bite_neutral.wav");
    Corpus corpus = read();
    assertEquals(15, corpus.utterances().size());
    assertEquals(List.of("tess:OAF", "tess:YAF"), corpus.speakers());
    assertEquals(List.of(), corpus.skipped());
    for (Label label : Label.values()) {
      long clips = corpus.utterances().stream().filter(u -> u.label() == label).count();
      assertEquals(label == Label.CALM ? 0 : label == Label.NEUTRAL ? 3 : 2, clips, label.word());
    }
  }

  @Test
  void speakersFolderOfSavee_givenByItself_isKnown() throws IOException {
    touch("SAVEE/JK/a01.wav");
    Corpus corpus = new CorpusReader(false).read(List.of(folder.resolve("SAVEE/JK")));
    assertEquals(List.of("savee:JK"), corpus.speakers());
  }

  @Test
  void folderWithALabel_outweighsANameThatNeedsItsFolder() throws IOException {
    touch("mine/sad/DC/a01.wav");
    touch("mine/DC/happy/a01.wav");
    touch("mine/happy/OAF_angry/1.wav");
    Corpus corpus = new CorpusReader(false).read(List.of(folder.resolve("mine")));
    assertEquals(
        List.of(Label.HAPPY, Label.HAPPY, Label.SAD),
        corpus.utterances().stream().map(Utterance::label).toList());
    assertEquals(List.of("mine:DC", "mine:OAF_angry"), corpus.speakers());
  }

  private Corpus read() throws IOException {
    return new CorpusReader(false).read(List.of(folder));
  }

  private void touch(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
  }
}
