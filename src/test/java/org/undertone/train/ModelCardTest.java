package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.learn.Calibrator;
import org.undertone.model.Fittings;

class ModelCardTest {

  private static Fittings fittings(Optional<Calibrator> calibrator) {
    return new Fittings(
        calibrator,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void calibrator_ofVoicesThatWereHeard_isToldAsThat() {
    Fittings calibrated = fittings(Optional.of(new Calibrator(1.25, 0.001)));
    String ofTwo = ModelCard.calibrator(calibrated, 2);
    assertTrue(ofTwo.contains("Temperature 1.250"), ofTwo);
    assertTrue(ofTwo.contains("of strangers the model will be too sure."), ofTwo);
    assertFalse(ModelCard.calibrator(calibrated, 3).contains("too sure"));
    String none = ModelCard.calibrator(fittings(Optional.empty()), 2);
    assertTrue(none.contains("None: the clips could not be parted by speaker"), none);
    assertFalse(none.contains("too sure"), none);
  }
}
