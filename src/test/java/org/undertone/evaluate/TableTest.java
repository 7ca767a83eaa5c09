package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.model.Label;
import org.undertone.model.Scores.Spread;

class TableTest {

  private static final Confusion CONFUSION =
      Confusion.of(
          List.of(Label.HAPPY, Label.SAD),
          List.of(
              new Answer(Label.SAD, Optional.of(Label.SAD), true),
              new Answer(Label.SAD, Optional.of(Label.HAPPY), true),
              new Answer(Label.HAPPY, Optional.empty(), false)));

  @Test
  void confusion_readsInTheTerminal() {
    assertEquals(
        """
        truth \\ first  happy  sad  no speech
        happy              0    0          1
        sad                1    1          0
        """,
        Tables.confusion(CONFUSION).text());
  }

  @Test
  void table_readsAsMarkdown() {
    assertEquals(
        """
        | label | recall | clips |
        |:------|-------:|------:|
        | happy |  0.0 % |     1 |
        | sad   | 50.0 % |     2 |
        """,
        new Table("label", "recall", "clips")
            .row(List.of("happy", "0.0 %", "1"))
            .row(List.of("sad", "50.0 %", "2"))
            .markdown());
  }

  @Test
  void markdown_disarmsPipesAndLineBreaks() {
    assertEquals(
        """
        | a     |
        |:------|
        | b\\| c |
        """,
        new Table("a").row(List.of("b|\nc")).markdown());
  }

  @Test
  void row_ofAnotherLength_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row(List.of("c")));
  }

  @Test
  void spread_isGivenInPerCent() {
    assertEquals("46.2 ± 5.5 %", Tables.percent(new Spread(0.462, 0.0549)));
  }
}
