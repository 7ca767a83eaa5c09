package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.model.Label;

class PlainWordsTest {

  private static final Label FIRST = Judgements.FOUR.get(0);
  private static final Label SECOND = Judgements.FOUR.get(1);

  @Test
  void shareOfAHundred_isNeverAllOrNothingThatItIsNot() {
    assertEquals("100", PlainWords.hundred(1));
    assertEquals("more than 99", PlainWords.hundred(1999 / 2000.0));
    assertEquals("more than 99", PlainWords.hundred(199 / 200.0));
    assertEquals("99", PlainWords.hundred(198 / 200.0));
    assertEquals("1", PlainWords.hundred(1 / 200.0));
    assertEquals("fewer than one", PlainWords.hundred(1 / 201.0));
    assertEquals("0", PlainWords.hundred(0));
  }

  @Test
  void labelOfFewSpeakers_isToldWithoutAnInterval() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String speaker = "someone:" + i % 6;
      clips.add(i < 5 ? right("a" + i, FIRST, speaker) : wrong("a" + i, FIRST, speaker));
    }
    for (int i = 0; i < 8; i++) {
      String speaker = "someone:" + i % 2;
      clips.add(i == 0 ? right("b0", SECOND, speaker) : wrong("b" + i, SECOND, speaker));
    }
    Evaluation evaluation = evaluation(new Part("all", clips));
    assertEquals(6, evaluation.labels().get(0).units());
    assertEquals(2, evaluation.labels().get(1).units());
    List<String> weak = PlainWords.weakLabels(evaluation);
    assertEquals(0, evaluation.labels().get(2).units());
    assertEquals(
        SECOND.word()
            + ": 12.5 % of its 8 clips are heard as such; most often it is taken for "
            + Judgements.FOUR.get(3).word()
            + " (88 %).",
        weak.get(0));
  }

  @Test
  void labelOfOneClip_isToldOfThatClip() {
    Evaluation missed = evaluation(new Part("all", List.of(wrong("a", FIRST, "x"))));
    assertEquals(
        List.of(
            FIRST.word() + ": its only clip is taken for " + Judgements.FOUR.get(3).word() + "."),
        PlainWords.weakLabels(missed));
    assertTrue(PlainWords.bySex(missed).get(0).endsWith(" over 1 clip of 1 speaker."));
    Evaluation heard = evaluation(new Part("all", List.of(right("a", FIRST, "x"))));
    assertEquals(
        List.of(FIRST.word() + ": its only clip is heard as such."), PlainWords.weakLabels(heard));
  }

  @Test
  void protocol_ofAFinishedModel_isToldWithoutFolds() {
    assertEquals(
        "a finished model, asked of every clip",
        PlainWords.protocol(protocol(ModelEvaluator.PROTOCOL, "none", 1)));
    assertEquals(
        "speakers (ravdess-6, 5 folds)", PlainWords.protocol(protocol("speakers", "ravdess-6", 5)));
  }

  private static ProtocolFacts protocol(String name, String plan, int folds) {
    return new ProtocolFacts(name, plan, folds, false, false, List.of());
  }

  @Test
  void likelihood_tooSmallForThreeDecimals_isNotToldAsNought() {
    assertEquals("0.116", Tables.likelihood(0.1156));
    assertEquals("0.0000021", Tables.likelihood(2.1403655031278395e-06));
    assertEquals("0.001", Tables.likelihood(0.0005));
    assertEquals("0.000", Tables.likelihood(0));
    assertEquals("1 clip", Tables.clips(1));
    assertEquals("2 clips", Tables.clips(2));
  }

  @Test
  void labelOfEnoughSpeakers_hasAnInterval() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String speaker = "someone:" + i % 6;
      clips.add(i < 4 ? right("a" + i, FIRST, speaker) : wrong("a" + i, FIRST, speaker));
    }
    String weak = PlainWords.weakLabels(evaluation(new Part("all", clips))).get(0);
    assertTrue(
        weak.matches(
            ".*: 33\\.3 % of its 12 clips are heard as such \\(95 % interval [0-9.]+ to [0-9.]+\\);"
                + " most often .*"),
        weak);
  }

  @Test
  void voices_areToldApartByTwentyClipsOrMore() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String speaker = i < 20 ? "x" : "y";
      clips.add(i < 20 ? right("a" + i, FIRST, speaker) : wrong("a" + i, FIRST, speaker));
    }
    clips.add(wrong("few", FIRST, "z"));
    assertEquals(
        Optional.empty(), PlainWords.bySpeaker(evaluation(new Part("1", clips.subList(1, 41)))));
    assertEquals(
        "The same model does differently by voice, from 0.0 % for y to 100.0 % for x; a new voice may"
            + " fall outside too.",
        PlainWords.bySpeaker(evaluation(new Part("1", clips))).orElseThrow());
  }

  /** One clip of three right, and both of two: a mean of folds that is not that of all clips. */
  @Test
  void headline_tellsTheMeanOverFolds_andAllClipsTogether() {
    Part worse =
        new Part(
            "1", List.of(right("a", FIRST, "x"), wrong("b", FIRST, "x"), wrong("c", FIRST, "x")));
    Part better = new Part("2", List.of(right("d", FIRST, "y"), right("e", FIRST, "y")));
    assertTrue(
        EvaluationDocument.headline("it", evaluation(worse, better))
            .startsWith(
                "it: UAR 66.7 ± 33.3 % over folds, of all clips 60.0 %, calibration error "),
        EvaluationDocument.headline("it", evaluation(worse, better)));
    assertTrue(
        EvaluationDocument.headline("it", evaluation(better))
            .startsWith("it: UAR 100.0 %, calibration error "),
        EvaluationDocument.headline("it", evaluation(better)));
  }

  private static Evaluation evaluation(Part... folds) {
    return Evaluator.of(Judgements.FOUR, List.of(folds), new Bootstrap(200, 0.95, 1));
  }

  private static Judged right(String clip, Label truth, String speaker) {
    return truth == FIRST
        ? Judgements.of(clip, truth, speaker, 0.7, 0.1, 0.1, 0.1)
        : Judgements.of(clip, truth, speaker, 0.1, 0.7, 0.1, 0.1);
  }

  private static Judged wrong(String clip, Label truth, String speaker) {
    return Judgements.of(clip, truth, speaker, 0.1, 0.1, 0.1, 0.7);
  }
}
