package org.undertone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.learn.SpeakerStatistics;
import org.undertone.model.SpeakerBaseline.Voice;

class SpeakerBaselineTest {

  private static final String WHOLE =
      "{\"undertoneBaseline\":1,\"featureSet\":\"classic-190\",\"voice\":\"mixed\",\"clips\":3,"
          + "\"mean\":[1.5,-2.0E-5],\"variance\":[0.25,0.0]}";

  private static SpeakerBaseline baseline() {
    return new SpeakerBaseline(
        "classic-190",
        Voice.MIXED,
        new SpeakerStatistics(3, new double[] {1.5, -2e-5}, new double[] {0.25, 0}));
  }

  @Test
  void document_isWrittenAndReadBack() {
    assertEquals(WHOLE, baseline().toJson());
    SpeakerBaseline read = SpeakerBaseline.parse(WHOLE);
    assertEquals("classic-190", read.featureSet());
    assertEquals(Voice.MIXED, read.voice());
    assertEquals(3, read.clips());
    assertArrayEquals(new double[] {1.5, -2e-5f}, read.speaker().mean());
    assertArrayEquals(new double[] {0.25, 0}, read.speaker().variance());
    assertEquals(WHOLE, read.toJson());
  }

  @Test
  void measurements_areOfTheClipsGiven() {
    SpeakerBaseline made =
        SpeakerBaseline.of(
            "classic-190", Voice.ORDINARY, List.of(new float[] {1, 5}, new float[] {3, 5}));
    assertEquals(2, made.clips());
    assertArrayEquals(new double[] {2, 5}, made.speaker().mean());
    assertArrayEquals(new double[] {1, 0}, made.speaker().variance());
    assertTrue(made.toJson().contains("\"voice\":\"ordinary\""), made.toJson());
  }

  @Test
  void furtherClips_extendIt() {
    SpeakerBaseline first =
        SpeakerBaseline.of("classic-190", Voice.MIXED, List.of(new float[] {1, 5}));
    SpeakerBaseline further =
        SpeakerBaseline.of(
            "classic-190", Voice.MIXED, List.of(new float[] {3, 5}, new float[] {5, 5}));
    SpeakerBaseline extended = first.with(further);
    assertEquals(3, extended.clips());
    assertEquals(Voice.MIXED, extended.voice());
    assertArrayEquals(new double[] {3, 5}, extended.speaker().mean());
    assertArrayEquals(new double[] {8 / 3.0, 0}, extended.speaker().variance(), 1e-12);
    assertEquals(1, first.clips());
  }

  @Test
  void clipsOfAnotherKind_doNotExtendIt() {
    List<float[]> clip = List.of(new float[] {1, 5});
    String refused =
        "the baseline is of the mixed voice by classic-190 and cannot be extended by the %s voice"
            + " by %s; make one apart";
    assertEquals(
        refused.formatted("ordinary", "classic-190"),
        notExtended(SpeakerBaseline.of("classic-190", Voice.ORDINARY, clip)));
    assertEquals(
        refused.formatted("mixed", "means-180"),
        notExtended(SpeakerBaseline.of("means-180", Voice.MIXED, clip)));
  }

  @Test
  void clips_areAtMostWhatCanBeReadAgain() {
    SpeakerStatistics most = new SpeakerStatistics(999_997, new double[2], new double[2]);
    SpeakerBaseline large = new SpeakerBaseline("classic-190", Voice.MIXED, most);
    assertEquals(1_000_000, SpeakerBaseline.parse(large.with(baseline()).toJson()).clips());
    SpeakerBaseline more = large.with(baseline());
    assertEquals(
        "clips must be at most 1000000, got 1000003",
        assertThrows(IllegalArgumentException.class, () -> more.with(baseline())).getMessage());
  }

  @Test
  void voice_isWhatIsAsked_elseThatWhichIsKnown_elseMixed() {
    Optional<SpeakerBaseline> none = Optional.empty();
    Optional<SpeakerBaseline> ordinary =
        Optional.of(SpeakerBaseline.of("classic-190", Voice.ORDINARY, List.of(new float[] {1, 5})));
    assertEquals(Voice.MIXED, SpeakerBaseline.voice(Optional.empty(), none));
    assertEquals(Voice.ORDINARY, SpeakerBaseline.voice(Optional.of(Voice.ORDINARY), none));
    assertEquals(Voice.ORDINARY, SpeakerBaseline.voice(Optional.empty(), ordinary));
    assertEquals(Voice.ORDINARY, SpeakerBaseline.voice(Optional.of(Voice.ORDINARY), ordinary));
    assertThrows(
        IllegalArgumentException.class,
        () -> SpeakerBaseline.voice(Optional.of(Voice.MIXED), ordinary));
  }

  private static String notExtended(SpeakerBaseline by) {
    return assertThrows(IllegalArgumentException.class, () -> baseline().with(by)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "undertoneBaseline":1 | "undertoneBaseline":2     | of the newer version 2; this program reads 1 or older
          "undertoneBaseline":1,| "undertoneBaseline":2,"a":{}, | of the newer version 2
          "undertoneBaseline":1 | "undertoneBaseline":0     | its undertoneBaseline is not a version
          "undertoneBaseline":1 | "undertoneBaseline":"1"   | its undertoneBaseline is not a version
          "undertoneBaseline":1,| ``                        | it lacks undertoneBaseline
          "classic-190"         | null                      | featureSet and voice must be words
          "mixed"               | null                      | featureSet and voice must be words
          "mixed"               | "sung"                    | voice must be ordinary or mixed, got "sung"
          "mixed"               | 1                         | voice must be ordinary or mixed, got "1"
          "clips":3             | "clips":0                 | clips must be at least 1, got 0
          "clips":3             | "clips":-3                | clips must be at least 1, got -3
          "clips":3             | "clips":1000001           | clips must be at most 1000000, got 1000001
          "clips":3             | "clips":3.5               | field "clips"
          "clips":3             | "clips":"3"               | field "clips"
          "clips":3             | "clips":99999999999       | field "clips"
          "clips":3             | "clips":null              | field "clips"
          "clips":3,            | ``                        | field "clips" is missing
          "clips":3,            | "clips":3,"clips":4,      | no baseline document: it does not read as JSON at line 1,
          "clips":3,            | "clips":3,"name":"Anna",  | field "name" is unknown
          [1.5,                 | ["1.5",                   | field "mean"
          [1.5,                 | ["NaN",                   | mean 0 must be finite, got NaN
          [1.5,                 | [NaN,                     | no baseline document: it does not read as JSON at line 1,
          [1.5,                 | [Infinity,                | it does not read as JSON at line 1,
          [1.5,                 | [1e99,                    | mean must lie within 1.0E12, got Infinity
          [1.5,                 | [-2e12,                   | mean must lie within 1.0E12, got -1
          [1.5,                 | [null,                    | mean must be numbers
          [1.5,                 | [[1.5],                   | field "mean"
          [1.5,                 | [                         | mean and variance must be equally many and at least one, got 1 and 2
          [1.5,-2.0E-5]         | []                        | mean and variance must be equally many and at least one, got 0 and 2
          [1.5,-2.0E-5]         | null                      | mean must be numbers
          [1.5,-2.0E-5]         | {}                        | field "mean"
          [0.25                 | [-0.25                    | variance 0 must be finite and at least 0, got -0.25
          [0.25                 | [2e24                     | variance must lie within 1.0E24
          }                     | ``                        | no baseline document: it does not read as JSON at line 1,
          }                     | } {}                      | no baseline document: it does not read as JSON at line 1,
          """)
  void wrongValue_isNamed(String right, String wrong, String expected) {
    assertTrue(WHOLE.contains(right), right);
    String message = refusal(WHOLE.replace(right, wrong));
    assertTrue(message.contains(expected), () -> expected + " is not in: " + message);
    assertFalse(
        message.contains("org.undertone") || message.contains("java.") || message.contains("["),
        message);
  }

  @Test
  void anythingElse_isNoDocument() {
    for (String text : List.of("", " ", "null", "3", "[]", "{}", "true", "<html>", "\"a\"", "{")) {
      String message = refusal(text);
      assertTrue(message.startsWith("no baseline document: "), text + " gave " + message);
    }
    assertTrue(refusal("[".repeat(200_000)).startsWith("no baseline document: "));
  }

  @Test
  void fault_isPlacedByLineAndColumn_andEmptinessIsCalledThat() {
    assertEquals(
        "no baseline document: it does not read as JSON at line 3, column 3",
        refusal("{\n  \"undertoneBaseline\": 1,\n  oh\n}"));
    assertEquals("no baseline document: it is empty", refusal(""));
    assertEquals("no baseline document: it is empty", refusal(" \n"));
  }

  @Test
  void byteOrderMark_isPassedOver() {
    assertEquals(WHOLE, SpeakerBaseline.parse("\uFEFF" + WHOLE).toJson());
    assertEquals("no baseline document: it is empty", refusal("\uFEFF"));
  }

  @Test
  void recordingsWithoutSpeech_areWrittenAndPassedOver() {
    String json = baseline().toJson(List.of(2, 5));
    assertEquals(WHOLE.replace("]}", "],\"withoutSpeech\":[2,5]}"), json);
    assertEquals(WHOLE, SpeakerBaseline.parse(json).toJson());
  }

  @Test
  void length_isBoundedInBytes() {
    int spaces = SpeakerBaseline.MAX_BYTES - WHOLE.length();
    assertEquals(3, SpeakerBaseline.parse(WHOLE + " ".repeat(spaces)).clips());
    assertEquals(
        "a baseline takes at most 1048576 bytes, got 1048577",
        refusal(WHOLE + " ".repeat(spaces + 1)));
    assertEquals(
        "a baseline takes at most 1048576 bytes, got 1048578",
        refusal("é".repeat(SpeakerBaseline.MAX_BYTES / 2 + 1)));
  }

  @Test
  void refusal_neverRepeatsMuchOfWhatWasSent() {
    String flood = "x".repeat(500_000);
    for (String text :
        List.of(
            WHOLE.replace("mixed", flood),
            WHOLE.replace("classic-190", flood),
            WHOLE.replace("\"clips\"", "\"" + flood + "\":1,\"clips\""),
            WHOLE.replace("1.5", "\"" + flood + "\""),
            flood)) {
      String message = refusal(text);
      assertTrue(message.length() < 250, message.length() + " characters");
    }
  }

  @Test
  void documentCutAnywhere_isRefused() {
    for (int length = 0; length < WHOLE.length(); length++) {
      refusal(WHOLE.substring(0, length));
    }
  }

  @Test
  void largestBaseline_isFarBelowTheBound() {
    float[] row = new float[4000];
    Arrays.fill(row, (float) -1.2345678e-12);
    float[] other = new float[4000];
    Arrays.fill(other, (float) 9.876543e11);
    String json = SpeakerBaseline.of("wide", Voice.MIXED, List.of(row, other)).toJson();
    assertTrue(json.length() < SpeakerBaseline.MAX_BYTES / 8, json.length() + " characters");
    assertEquals(4000, SpeakerBaseline.parse(json).speaker().featureCount());
  }

  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> SpeakerBaseline.parse(text))
        .getMessage();
  }
}
