package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakerNamesTest {

  @ParameterizedTest
  @CsvSource({
    "/data/any/03-01-05-02-01-01-07.wav, ravdess:07",
    "/data/sad/03-01-05-02-01-01-07.wav, ravdess:07",
    "/data/1001_DFA_ANG_XX.flac, crema-d:1001",
    "/data/DC/sa03.wav, savee:DC",
    "/data/wav/13b09La.wav, emo-db:13",
    "/data/OAF_Fear/odd.wav, tess:OAF",
    "/data/Actor_07/03-02-05-02-01-01-07.wav, /data/Actor_07",
    "/data/anna/monday.wav, /data/anna",
    "/data/anna/2/monday.wav, /data/anna/2",
    "/data/anna/angry/monday.wav, /data/anna",
    "/data/angry/anna/monday.wav, /data/angry/anna",
    "/data/anna/SAD/happy/monday.wav, /data/anna",
    "/data/anna/../ben/monday.wav, /data/ben",
    "/data/anna/no-extension, /data/anna",
    "/angry/monday.wav, /",
    "/monday.wav, /"
  })
  void speaker_isKnownByTheCorpusElseByTheFolder(String file, String expected) {
    String found = SpeakerNames.of(Path.of(file));
    assertEquals(
        expected.startsWith("/") ? Path.of(expected).toAbsolutePath().toString() : expected, found);
  }
}
