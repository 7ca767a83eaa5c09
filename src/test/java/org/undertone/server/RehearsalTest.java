package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.undertone.audio.VoiceActivity;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Verdict;
import org.undertone.testing.TestModels;

class RehearsalTest {

  /** Otherwise a model would stop at the speech gate, and rehearse nothing. */
  @Test
  void clipPassesForSpeech() {
    assertTrue(VoiceActivity.span(Rehearsal.clip()).isPresent());
    Verdict verdict = new Recognizer(TestModels.forest("classic")).recognize(Rehearsal.clip());
    assertFalse(verdict.top().isEmpty());
  }
}
