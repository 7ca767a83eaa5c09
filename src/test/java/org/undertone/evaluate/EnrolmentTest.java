package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.model.SpeakerBaseline.Voice;

class EnrolmentTest {

  @Test
  void words_areReadAndWrittenAlike() {
    assertEquals(new Enrolment(Optional.of(5), Voice.MIXED), Enrolment.parse("5"));
    assertEquals(new Enrolment(Optional.of(3), Voice.ORDINARY), Enrolment.parse("ordinary-3"));
    assertEquals(new Enrolment(Optional.empty(), Voice.MIXED), Enrolment.parse("all"));
    for (String word : new String[] {"1", "9999", "ordinary-1", "ordinary-20", "all"}) {
      assertEquals(word, Enrolment.parse(word).word());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0",
        "-1",
        "05",
        "10000",
        "1.5",
        "5 ",
        "ten",
        "All",
        "ordinary",
        "ordinary-",
        "ordinary-0",
        "ordinary-all",
        "Ordinary-3",
        "٣"
      })
  void otherWords_areRefused(String word) {
    assertEquals(
        "an enrolment must be a number of clips such as 5, ordinary-3 or all, got \"" + word + "\"",
        assertThrows(IllegalArgumentException.class, () -> Enrolment.parse(word)).getMessage());
  }

  @Test
  void noClips_andAllOrdinaryOnes_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Enrolment(Optional.of(0), Voice.MIXED));
    assertThrows(
        IllegalArgumentException.class, () -> new Enrolment(Optional.empty(), Voice.ORDINARY));
  }
}
