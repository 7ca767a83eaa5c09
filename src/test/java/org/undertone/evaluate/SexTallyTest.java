package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Sex;
import org.undertone.evaluate.Evaluation.SexFigures;
import org.undertone.evaluate.Evaluation.SexGap;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.model.Label;

class SexTallyTest {

  private static final Bootstrap FEW = new Bootstrap(200, 0.95, 1);

  @Test
  void womenHeardBetter_isShown_whereEverySpeakerSaysSo() {
    List<Judged> clips = new ArrayList<>();
    for (int actor = 1; actor <= 12; actor++) {
      String speaker = "ravdess:%02d".formatted(actor);
      boolean woman = actor % 2 == 0;
      add(clips, speaker, Label.ANGRY, true);
      add(clips, speaker, Label.SAD, woman);
    }
    SexTally tally = tally(clips);
    assertEquals(
        List.of(Optional.of(Sex.FEMALE), Optional.of(Sex.MALE)),
        tally.figures().stream().map(SexFigures::sex).toList());
    SexFigures women = tally.figures().get(0);
    assertEquals(6, women.speakers());
    assertEquals(12, women.clips());
    assertEquals(1, women.unweightedAverageRecall().pooled());
    assertEquals(0.5, tally.figures().get(1).accuracy().pooled());
    SexGap gap = tally.gap().orElseThrow();
    assertEquals(0.5, gap.difference(), 1e-12);
    assertEquals(0.5, gap.low(), 1e-12);
    assertTrue(gap.shown());
    SexGap tooFew = tally(clips.subList(0, 20)).gap().orElseThrow();
    assertEquals(0.5, tooFew.low(), 1e-12);
    assertFalse(tooFew.shown(), "five of each may all lie on one side by chance");
  }

  @Test
  void chance_isNoDifference_andAnIntervalNeedsTwoOfEach() {
    List<Judged> clips = new ArrayList<>();
    for (int actor = 1; actor <= 8; actor++) {
      add(clips, "ravdess:0" + actor, Label.SAD, actor % 4 < 2);
    }
    SexGap gap = tally(clips).gap().orElseThrow();
    assertEquals(0, gap.difference(), 1e-12);
    assertTrue(gap.low() < 0 && gap.high() > 0);
    assertFalse(gap.shown());
    SexGap two = tally(clips.subList(0, 2)).gap().orElseThrow();
    assertTrue(Double.isNaN(two.low()));
    assertFalse(two.shown());
  }

  @Test
  void unknownSex_isAGroupOfItsOwn_withoutAGap() {
    List<Judged> clips = new ArrayList<>();
    add(clips, "ravdess:01", Label.SAD, true);
    add(clips, "somebody", Label.SAD, false);
    add(clips, null, Label.SAD, false);
    SexTally tally = tally(clips);
    assertEquals(Optional.empty(), tally.gap());
    SexFigures unknown = tally.figures().get(1);
    assertEquals(Optional.empty(), unknown.sex());
    assertEquals(1, unknown.speakers());
    assertEquals(2, unknown.clips());
  }

  private static SexTally tally(List<Judged> clips) {
    int half = clips.size() / 2;
    return new SexTally(
        Judgements.FOUR,
        List.of(
            new Part("1", clips.subList(0, half)),
            new Part("2", clips.subList(half, clips.size()))),
        FEW);
  }

  private static void add(List<Judged> clips, String speaker, Label truth, boolean right) {
    double[] probabilities = new double[4];
    int first = Judgements.FOUR.indexOf(truth) ^ (right ? 0 : 1);
    probabilities[first] = 1;
    clips.add(Judgements.of("clip " + clips.size(), truth, speaker, probabilities));
  }
}
