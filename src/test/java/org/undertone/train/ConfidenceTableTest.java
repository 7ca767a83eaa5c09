package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.model.Reliability;
import org.undertone.model.Reliability.Answered;
import org.undertone.model.Reliability.LogLoss;
import org.undertone.model.Scores.Confidence;
import org.undertone.model.Scores.Spread;

class ConfidenceTableTest {

  @Test
  void accuracyOfNoAnswers_isADash() {
    Answered none = new Answered(0.7, new Spread(0, 0), Optional.empty());
    Answered some = new Answered(0.7, new Spread(0.2, 0.1), Optional.of(new Spread(0.9, 0.05)));
    List<List<String>> rows = ConfidenceTable.of(new Confidence(of(none), of(some))).rows();
    assertEquals(List.of("answered at 70 % or more", "0.0 ± 0.0 %", "20.0 ± 10.0 %"), rows.get(5));
    assertEquals(List.of("right at 70 % or more", "–", "90.0 ± 5.0 %"), rows.get(6));
  }

  private static Reliability of(Answered answered) {
    return new Reliability(
        0.1, 0.02, new Spread(0.1, 0), new LogLoss(1, 0), List.of(answered), List.of());
  }
}
