package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.model.Label;

class AugmentingTest {

  @Test
  void minority_isWhatIsRarerThanLabelsOnAverage() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Label label = i < 4 ? Label.CALM : i < 12 ? Label.SAD : Label.ANGRY;
      examples.add(TestExamples.of(i, label, Optional.empty()));
    }
    assertEquals(examples.subList(0, 4), Augmenting.MINORITY.chosen(examples));
    assertEquals(examples, Augmenting.ALL.chosen(examples));
    assertEquals(examples, Augmenting.ROBUST.chosen(examples));
    assertEquals(List.of(), Augmenting.NONE.chosen(examples));
    assertEquals(List.of(), Augmenting.MINORITY.chosen(examples.subList(4, 20)));
  }

  @Test
  void choices_areKnownByTheirWords() {
    assertEquals(Optional.of(Augmenting.MINORITY), Augmenting.named("minority"));
    assertEquals(Optional.empty(), Augmenting.named("MINORITY"));
    assertEquals("all, robust, minority, none", Augmenting.words());
  }
}
