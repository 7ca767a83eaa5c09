package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.model.Label;

class CorpusReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "03-01-01-01-01-01-01.wav, NEUTRAL, ravdess:01",
    "03-01-02-02-01-01-02.flac, CALM, ravdess:02",
    "01-01-03-02-02-02-24.mp4, HAPPY, ravdess:24",
    "03-01-04-01-01-01-10.WAV, SAD, ravdess:10",
    "03-01-05-01-01-01-19.m4a, ANGRY, ravdess:19",
    "03-01-06-01-01-01-07.mp3, FEARFUL, ravdess:07",
    "03-01-07-01-01-01-07.ogg, DISGUST, ravdess:07",
    "03-01-08-01-01-01-07.opus, SURPRISED, ravdess:07",
    "1001_DFA_ANG_XX.wav, ANGRY, crema-d:1001",
    "1001_DFA_DIS_LO.wav, DISGUST, crema-d:1001",
    "1001_dfa_dis_lo.wav, DISGUST, crema-d:1001",
    "1091_TSI_FEA_MD.flac, FEARFUL, crema-d:1091",
    "1040_ITH_SAD_X.wav, SAD, crema-d:1040",
    "1040_IEO_HAP_HI.wav, HAPPY, crema-d:1040",
    "1040_IEO_NEU_XX.wav, NEUTRAL, crema-d:1040",
  })
  void name_ofAKnownCorpus_givesLabelAndSpeaker(String name, Label label, String speaker)
      throws IOException {
    touch("deep/er/" + name);
    Utterance utterance = new CorpusReader(true).read(List.of(folder)).utterances().get(0);
    assertEquals(label, utterance.label());
    assertEquals(Optional.of(speaker), utterance.speaker());
    assertTrue(speaker.startsWith(utterance.corpus() + ":"));
  }

  @ParameterizedTest
  @CsvSource({
    "03-03-05-01-01-01-07.wav",
    "03-01-09-01-01-01-07.wav",
    "03-01-05-01-01-01-25.wav",
    "03-01-05-01-01-01-00.wav",
    "04-01-05-01-01-01-01.wav",
    "03-01-05-01-01-01-07-copy.wav",
    "1001_DFA_ANX_XX.wav",
    "1001_DFA_ANG_YY.wav",
    "10010_DFA_ANG_XX.wav",
    "holiday.mp3",
  })
  void name_ofNoCorpus_isSkippedAndNamed(String name) throws IOException {
    touch("03-01-05-01-01-01-07.wav");
    touch(name);
    Corpus corpus = new CorpusReader(false).read(List.of(folder));
    assertEquals(1, corpus.utterances().size());
    assertEquals(
        List.of("name that no corpus explains: 1 (" + name + ")"),
        Skipped.summary(corpus.skipped()));
  }

  @Test
  void song_isNoSpeech_whereverItLies() throws IOException {
    touch("happy/Actor_07/03-01-03-01-01-01-07.wav");
    touch("happy/Actor_07/03-02-03-01-01-01-07.wav");
    touch("happy/03-02-03-01-01-02-07.wav");
    touch("03-02-05-01-01-01-07.wav");
    Corpus corpus = new CorpusReader(false).read(List.of(folder));
    assertEquals(1, corpus.utterances().size());
    assertEquals(List.of("ravdess:07"), corpus.speakers());
    assertEquals(
        List.of(Skipped.Reason.NOT_SPEECH, Skipped.Reason.NOT_SPEECH, Skipped.Reason.NOT_SPEECH),
        corpus.skipped().stream().map(Skipped::reason).toList());
  }

  @Test
  void calm_mergesIntoNeutral_unlessKept() throws IOException {
    touch("03-01-02-01-01-01-07.wav");
    assertEquals(Label.NEUTRAL, only(new CorpusReader(false)).label());
    assertEquals(Label.CALM, only(new CorpusReader(true)).label());
  }

  @Test
  void filesBeside_areNotMentioned() throws IOException {
    touch("a/03-01-05-01-01-01-07.wav");
    for (String name :
        List.of(".DS_Store", "README.md", "labels.csv", "a/._03-01-05-01-01-01-07.wav", "noext")) {
      touch(name);
    }
    touch(".cache/03-01-05-01-01-02-07.wav");
    touch("__MACOSX/._x.wav");
    Corpus corpus = new CorpusReader(false).read(List.of(folder));
    assertEquals(1, corpus.utterances().size());
    assertEquals(List.of(), corpus.skipped());
  }

  @Test
  void speaker_underSeveralSpellings_isOneAndTold() throws IOException {
    touch("voices/angry/Anna/1.wav");
    touch("voices/sad/anna/2.wav");
    touch("voices/sad/ANNA /3.wav");
    touch("voices/angry/Zoe\u0308/1.wav");
    touch("voices/sad/Zo\u00eb/2.wav");
    touch("voices/sad/bob/1.wav");
    Corpus corpus = new CorpusReader(false).read(List.of(folder.resolve("voices")));
    assertEquals(List.of("voices:Anna", "voices:Zoe\u0308", "voices:bob"), corpus.speakers());
    assertEquals(
        List.of(
            "one speaker under several spellings: 2 (\"voices:Anna\" = \"voices:ANNA \" ="
                + " \"voices:anna\", \"voices:Zoe\u0308\" = \"voices:Zo\u00eb\")"),
        corpus.unusual());
    assertEquals(
        List.of("voices:bob"), corpus.without(Set.of("voices:ANNA", "voices:zo\u00eb")).speakers());
  }

  @Test
  void givenFolder_namedByALabel_countsItself() throws IOException {
    touch("voices/angry/1.wav");
    touch("voices/sad/bob/2.wav");
    List<Path> given = List.of(folder.resolve("voices/angry"), folder.resolve("voices/sad"));
    List<Utterance> utterances = new CorpusReader(false).read(given).utterances();
    assertEquals(List.of("voices", "voices"), utterances.stream().map(Utterance::corpus).toList());
    assertEquals(Optional.of("voices:bob"), utterances.get(1).speaker());
  }

  @Test
  void file_reachedTwice_countsOnce_inOrderOfPath() throws IOException {
    touch("b/03-01-05-01-01-01-07.wav");
    touch("a/03-01-06-01-01-01-07.wav");
    touch("c/odd.wav");
    Corpus corpus = new CorpusReader(false).read(List.of(folder, folder.resolve("b"), folder));
    assertEquals(
        List.of(Label.FEARFUL, Label.ANGRY),
        corpus.utterances().stream().map(Utterance::label).toList());
    assertEquals(1, corpus.skipped().size());
  }

  @Test
  void file_reachedFromRootsThatNameItsSpeakerOtherwise_countsOnce_byTheFirst() throws IOException {
    touch("voices/anna/angry/1.wav");
    touch("voices/anna/sad/2.wav");
    Path voices = folder.resolve("voices");
    Path list = voices.resolve("list.csv");
    Files.writeString(list, "path,label,speaker\nanna/angry/1.wav,angry,A\n");
    Corpus once = new CorpusReader(false).read(List.of(voices));
    assertEquals(2, once.utterances().size());
    for (Path again : List.of(voices.resolve("anna"), list)) {
      assertEquals(
          once.utterances(),
          new CorpusReader(false).read(List.of(voices, again)).utterances(),
          again.toString());
    }
  }

  @Test
  void recording_publishedInSeveralFormats_countsOnce_theBestOfThem() throws IOException {
    for (String name :
        List.of(
            "crema/AudioMP3/1001_DFA_ANG_XX.mp3",
            "crema/AudioMP3/1001_DFA_DIS_XX.mp3",
            "crema/AudioWAV/1001_DFA_ANG_XX.wav",
            "noisy/1001_DFA_ANG_XX.wav",
            "ravdess/01-01-05-01-01-01-07.mp4",
            "ravdess/02-01-05-01-01-01-07.mp4",
            "ravdess/03-01-05-01-01-01-07.wav",
            "ravdess/01-01-05-01-01-01-08.mp4",
            "savee/DC/a01.wav",
            "savee/JE/a01.mp3")) {
      touch(name);
    }
    List<Path> apart = List.of(folder.resolve("crema/AudioMP3"), folder.resolve("crema/AudioWAV"));
    assertEquals(
        List.of("1001_DFA_DIS_XX.mp3", "1001_DFA_ANG_XX.wav"),
        new CorpusReader(false)
            .read(apart).utterances().stream()
                .map(utterance -> utterance.path().getFileName().toString())
                .toList());
    Corpus corpus = new CorpusReader(false).read(List.of(folder));
    Path root = folder.toRealPath();
    assertEquals(
        List.of(
            "crema/AudioMP3/1001_DFA_DIS_XX.mp3",
            "crema/AudioWAV/1001_DFA_ANG_XX.wav",
            "noisy/1001_DFA_ANG_XX.wav", // no other format: a copy of somebody's own
            "ravdess/01-01-05-01-01-01-08.mp4",
            "ravdess/03-01-05-01-01-01-07.wav",
            "savee/DC/a01.wav",
            "savee/JE/a01.mp3"),
        corpus.utterances().stream().map(u -> root.relativize(u.path()).toString()).toList());
    assertEquals(
        List.of(
            "the same recording as 1001_DFA_ANG_XX.wav",
            "the same recording as 03-01-05-01-01-01-07.wav",
            "the same recording as 03-01-05-01-01-01-07.wav"),
        corpus.skipped().stream().map(Skipped::detail).toList());
    assertEquals(
        List.of(
            "recording that is there in a better format: 3 (1001_DFA_ANG_XX.mp3,"
                + " 01-01-05-01-01-01-07.mp4, 02-01-05-01-01-01-07.mp4)"),
        Skipped.summary(corpus.skipped()));
  }

  @Test
  void excludedSpeakers_areLeftOutAndCounted() throws IOException {
    touch("03-01-05-01-01-01-07.wav");
    touch("03-01-05-01-01-01-08.wav");
    Corpus corpus = new CorpusReader(false).read(List.of(folder)).without(Set.of("ravdess:07"));
    assertEquals(List.of("ravdess:08"), corpus.speakers());
    assertEquals(
        List.of("excluded speaker: 1 (03-01-05-01-01-01-07.wav)"),
        Skipped.summary(corpus.skipped()));
  }

  @Test
  void namesThatNobodyBears_areRefused_withHowNamesLook() throws IOException {
    touch("ravdess/03-01-05-01-01-01-08.wav");
    touch("ravdess/03-01-05-01-01-01-07.wav");
    touch("crema-d/1001_DFA_ANG_XX.wav");
    touch("unnamed/angry/a.wav");
    List<Corpus> all = new ArrayList<>();
    for (String name : List.of("ravdess", "crema-d", "unnamed")) {
      all.add(new CorpusReader(false).read(List.of(folder.resolve(name))));
    }
    Corpus.requireSpeakers("--speakers", Set.of("ravdess:07", "crema-d:1001"), all);
    Set<String> names = Set.of("ravdess:07", "ravdess:7", "1001");
    assertEquals(
        "--speakers: nobody in the data is named \"1001\" or \"ravdess:7\"; names look like"
            + " crema-d:1001, ravdess:07",
        assertThrows(
                IllegalArgumentException.class,
                () -> Corpus.requireSpeakers("--speakers", names, all))
            .getMessage());
    assertEquals(
        "--speakers: nobody in the data is named \"anna\"; no clip tells its speaker",
        assertThrows(
                IllegalArgumentException.class,
                () -> Corpus.requireSpeakers("--speakers", Set.of("anna"), all.subList(2, 3)))
            .getMessage());
  }

  @Test
  void summary_namesTheFirstFiveAndCountsTheRest() throws IOException {
    touch("03-01-05-01-01-01-07.wav");
    for (int i = 1; i <= 7; i++) {
      touch("x" + i + ".wav");
    }
    assertEquals(
        List.of(
            "name that no corpus explains: 7"
                + " (x1.wav, x2.wav, x3.wav, x4.wav, x5.wav and 2 more)"),
        Skipped.summary(new CorpusReader(false).read(List.of(folder)).skipped()));
  }

  @Test
  void missingFolder_isAnErrorThatNamesIt() {
    Path missing = folder.resolve("nowhere");
    BadCorpusException e = refusal(missing);
    assertEquals(BadCorpusException.Reason.MISSING, e.reason());
    assertEquals("there is no folder or manifest at " + missing, e.getMessage());
    assertEquals(missing.toString(), e.path());
  }

  @Test
  void folderWithoutUsableClip_isAnErrorThatSaysWhatWasFound() throws IOException {
    touch("voices/a.wav");
    touch("voices/b.wav");
    BadCorpusException e = refusal(folder.resolve("voices"));
    assertEquals(BadCorpusException.Reason.NO_USABLE_CLIP, e.reason());
    assertTrue(e.getMessage().contains("name that no corpus explains: 2 (a.wav, b.wav)"));
    assertTrue(e.getMessage().contains("a folder per label"));
    Files.createDirectories(folder.resolve("empty"));
    assertTrue(refusal(folder.resolve("empty")).getMessage().contains("there is no audio file"));
  }

  @Test
  void plainFile_isNeitherFolderNorManifest() throws IOException {
    touch("a.wav");
    BadCorpusException e = refusal(folder.resolve("a.wav"));
    assertEquals(BadCorpusException.Reason.NOT_A_CORPUS, e.reason());
  }

  @Test
  void partsGivenByThemselves_areOfOneCorpus_andShareItsSpeakers() throws IOException {
    touch("calls/train/angry/anna/1.wav");
    touch("calls/test/angry/anna/3.wav");
    touch("calls/test/sad/bob.wav");
    Path train = folder.resolve("calls/train");
    Path test = folder.resolve("calls/test");
    Corpus corpus = new CorpusReader(false).read(List.of(train, test));
    assertEquals(List.of("calls:anna"), corpus.speakers());
    assertEquals(Set.of("calls"), corpora(corpus));
    Files.writeString(train.resolveSibling("train.csv"), "path,label,speaker\na.wav,sad,Anna\n");
    Files.writeString(train.resolveSibling("Dev.csv"), "path,label,speaker\nb.wav,sad,anna\n");
    Corpus manifests =
        new CorpusReader(false)
            .read(List.of(train.resolveSibling("train.csv"), train.resolveSibling("Dev.csv")));
    assertEquals(List.of("calls:Anna"), manifests.speakers());
    assertEquals(Set.of("calls"), corpora(manifests));
  }

  @Test
  void speakerWhomTwoReadingsName_isOne_alsoInOtherFiles() throws IOException {
    touch("r/03-01-05-01-01-01-07.wav");
    touch("r/03-01-05-01-01-02-07.wav");
    touch("r/03-01-05-01-01-02-08.wav");
    Path r = folder.resolve("r");
    Path meta = r.resolve("meta.csv");
    String row = "%s,angry,seven\n";
    for (String rows :
        List.of(
            row.formatted("03-01-05-01-01-01-07.wav"),
            row.formatted("03-01-05-01-01-01-07.wav")
                + row.formatted("03-01-05-01-01-02-07.wav"))) {
      Files.writeString(meta, "path,label,speaker\n" + rows);
      Corpus first = new CorpusReader(false).read(List.of(meta, r));
      assertEquals(List.of("meta:seven", "ravdess:08"), first.speakers());
      assertEquals(
          List.of("one speaker under several spellings: 1 (\"meta:seven\" = \"ravdess:07\")"),
          first.unusual());
      assertEquals(3, first.utterances().size());
      Corpus last = new CorpusReader(false).read(List.of(r, meta));
      assertEquals(List.of("ravdess:07", "ravdess:08"), last.speakers());
    }
  }

  private static Set<String> corpora(Corpus corpus) {
    return corpus.utterances().stream().map(Utterance::corpus).collect(Collectors.toSet());
  }

  private Utterance only(CorpusReader reader) throws IOException {
    List<Utterance> utterances = reader.read(List.of(folder)).utterances();
    assertEquals(1, utterances.size());
    return utterances.get(0);
  }

  private static BadCorpusException refusal(Path given) {
    return assertThrows(
        BadCorpusException.class, () -> new CorpusReader(false).read(List.of(given)));
  }

  private void touch(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
  }
}
