package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Fold;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Utterance;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.model.Label;

class ProtocolFactsTest {

  @Test
  void clipsThatChooseEpochsAndCalibrate_areTold_whereNoOtherFoldCalibrates() {
    String told =
        "the clips that were held out to choose the best epoch are those that calibrator and"
            + " thresholds are fitted to, which may leave it a little too sure";
    FoldPlan one = plan(1);
    assertEquals(
        List.of("a note", told), ProtocolFacts.of("corpus", one, false, false, true).notes());
    assertEquals(List.of("a note"), ProtocolFacts.of("corpus", one, false, false, false).notes());
    assertEquals(
        List.of("a note", told),
        ProtocolFacts.of("speakers", plan(2), false, false, true).notes(),
        "folds that do not test everybody");
    List<String> crossFitted = ProtocolFacts.of("speakers", plan(2), false, true, true).notes();
    assertEquals(2, crossFitted.size());
    assertEquals(false, crossFitted.contains(told));
  }

  private static FoldPlan plan(int folds) {
    Fold fold = new Fold("1", Set.of(clip("a")), Set.of(clip("b")));
    return new FoldPlan("plan", false, List.of(fold, fold).subList(0, folds), List.of("a note"));
  }

  private static Utterance clip(String speaker) {
    return new Utterance(
        Path.of(speaker + ".wav"), Label.ANGRY, Optional.of("mine:" + speaker), "mine");
  }
}
