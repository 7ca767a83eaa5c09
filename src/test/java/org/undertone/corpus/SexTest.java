package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SexTest {

  @ParameterizedTest
  @CsvSource({
    "ravdess:01, MALE",
    "ravdess:24, FEMALE",
    "crema-d:1001, MALE",
    "crema-d:1002, FEMALE",
    "crema-d:1037, FEMALE",
    "crema-d:1050, MALE",
    "crema-d:1090, MALE",
    "crema-d:1091, FEMALE",
    "emo-db:03, MALE",
    "emo-db:09, FEMALE",
    "tess:YAF, FEMALE",
    "savee:KL, MALE",
  })
  void speakerOfAPublishedCorpus_isAWomanOrAMan(String speaker, Sex sex) {
    assertEquals(Optional.of(sex), Sex.of(speaker));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ravdess:Anna",
        "emo-db:Anna",
        "crema-d:1000",
        "crema-d:1092",
        "crema-d:99999999999",
        "mine:07",
        "anna",
        ""
      })
  void speakerOfWhomNothingIsSaid_isNeither(String speaker) {
    assertEquals(Optional.empty(), Sex.of(speaker));
  }

  @Test
  void wholeCorpora_haveAsManyMenAsTheirPublishersSay() {
    assertEquals(
        12, men(IntStream.rangeClosed(1, 24).mapToObj("ravdess:%02d"::formatted).toList()));
    assertEquals(
        48, men(IntStream.rangeClosed(1001, 1091).mapToObj("crema-d:%d"::formatted).toList()));
    List<String> emoDb = List.of("03", "08", "09", "10", "11", "12", "13", "14", "15", "16");
    assertEquals(5, men(emoDb.stream().map(name -> "emo-db:" + name).toList()));
  }

  private static long men(List<String> speakers) {
    return speakers.stream().filter(s -> Sex.of(s).equals(Optional.of(Sex.MALE))).count();
  }
}
