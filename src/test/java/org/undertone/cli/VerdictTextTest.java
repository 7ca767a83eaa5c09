package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.learn.Calibrator;
import org.undertone.model.GateSettings;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Outcome;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Verdict;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

class VerdictTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "0.0016, < 1 %",
    "0.006, 1 %",
    "0.346, 34 %",
    "0.35, 35 %",
    "0.3966, 39 %",
    "0.6966, 69 %",
    "0.7, 70 %",
    "0.714, 71 %",
    "0.996, > 99 %",
    "1, 100 %"
  })
  void percent_saysNoMoreThanIsSo(double share, String expected) {
    assertEquals(expected, VerdictText.percent(share));
  }

  /** A model may ask for more than 35 %; only another reading of the clip is a contradiction. */
  @Test
  void candidatesOfAModelThatIsNotSureEnough_haveTheirShares_andNamesCommandNoTerminal()
      throws Exception {
    GateSettings strict = new GateSettings(0.2, Map.of(), 1);
    ModelBundle surer =
        TestModels.forest("mine").withCalibrator(Optional.of(new Calibrator(0.25, 0.01)));
    Verdict verdict =
        new Recognizer(surer.withGates(strict)).recognize(SyntheticSpeech.DEFAULT.clip());
    assertEquals(Outcome.UNCERTAIN, verdict.outcome());
    assertTrue(verdict.confidence() > 0.35, verdict.toString());
    Path path = Path.of("a.wav");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(CliRun.utf8(out), CliRun.utf8(out), false);
    new VerdictText(terminal, new OwnVoices(List.of(path), Map.of(path, "b\u001b[2J"), Map.of()))
        .success(path, verdict);
    String text = out.toString(StandardCharsets.UTF_8);
    assertTrue(text.lines().toList().get(2).endsWith("%"), text);
    assertTrue(text.contains("\n  voice: b\\x1b[2J, heard as a stranger's\n"), text);
  }
}
