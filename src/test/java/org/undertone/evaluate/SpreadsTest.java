package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.model.Label;
import org.undertone.model.Scores.Spread;

class SpreadsTest {

  @Test
  void spread_isMeanAndDeviationOverFolds_eachCountingAlike() {
    Spread spread = Spreads.over(List.of(fold(1, 4), fold(3, 4), fold(4, 8)), Confusion::accuracy);
    assertEquals(0.5, spread.mean(), 1e-12);
    assertEquals(Math.sqrt((0.0625 + 0.0625) / 3), spread.deviation(), 1e-12);
  }

  @Test
  void oneFold_hasNoDeviation_none_isRefused() {
    assertEquals(new Spread(0.25, 0), Spreads.over(List.of(fold(1, 4)), Confusion::accuracy));
    assertThrows(
        IllegalArgumentException.class, () -> Spreads.over(List.of(), Confusion::accuracy));
  }

  @Test
  void certainty_countsGivenAnswers() {
    List<Answer> answers =
        List.of(
            new Answer(Label.SAD, Optional.of(Label.SAD), true),
            new Answer(Label.SAD, Optional.of(Label.HAPPY), true),
            new Answer(Label.SAD, Optional.of(Label.SAD), false),
            new Answer(Label.SAD, Optional.empty(), false));
    assertEquals(new Certainty(0.5, 0.5), Certainty.of(answers));
    assertEquals(new Certainty(0, Double.NaN), Certainty.of(answers.subList(2, 4)));
    assertThrows(IllegalArgumentException.class, () -> Certainty.of(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Answer(Label.SAD, Optional.empty(), true));
  }

  private static Confusion fold(int right, int of) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < of; i++) {
      answers.add(new Answer(Label.SAD, Optional.of(i < right ? Label.SAD : Label.HAPPY), true));
    }
    return Confusion.of(List.of(Label.HAPPY, Label.SAD), answers);
  }
}
