package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.FoldPlan;
import org.undertone.evaluate.Evaluation.SetFigures;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.FigureTables;
import org.undertone.evaluate.Reported;
import org.undertone.evaluate.SetWords;

class ScoresSectionTest {

  private static FoldPlan plan(boolean speakersShared) {
    return new FoldPlan("any", speakersShared, List.of(), List.of());
  }

  @Test
  void setsOfLabels_areOnTheCard_whereTheModelGivesAny() {
    EvaluationDocument document = Reported.givingSets("speakers", 0.1);
    SetFigures sets = document.results().sets().orElseThrow();
    String section = ScoresSection.sets(document, plan(false));
    assertTrue(
        section.startsWith(
            "## Sets of labels in place of one\n\n" + SetWords.of(document).orElseThrow()),
        section);
    assertTrue(section.contains(FigureTables.number(sets.coverage().pooled(), true)), section);
    assertTrue(section.contains(FigureTables.interval(sets.coverage(), true)), section);
    assertTrue(section.contains(FigureTables.number(sets.size().pooled(), false)), section);
    assertTrue(
        section.endsWith(
            "nor for each feeling. " + SetWords.byLabel(document.results()).orElseThrow() + "\n\n"),
        section);
    assertTrue(
        ScoresSection.sets(Reported.givingSets("speakers", 0), plan(false))
            .endsWith("nor for each feeling.\n\n"),
        "where every set holds every label, none is held least");
    String across = "Measured is each fold by the threshold that the other folds show,";
    assertTrue(section.contains(across), section);
    String shared = ScoresSection.sets(document, plan(true));
    assertTrue(shared.contains("by a threshold learned within its own training clips;"), shared);
    assertFalse(shared.contains(across), shared);
    assertEquals("", ScoresSection.sets(Reported.plain(), plan(false)));
  }
}
