package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.undertone.learn.Calibrator;

/**
 * The fields {@code calibrator} and {@code adaptedCalibrator} of {@code model.json}: {@code
 * temperature} and {@code floor}; missing in bundles whose probabilities are served as the
 * classifier gives them.
 */
final class CalibratorField {

  /** For strangers. */
  static final String NAME = "calibrator";

  /** For speakers whose voice is known. */
  static final String ADAPTED = "adaptedCalibrator";

  private CalibratorField() {}

  static void put(String name, Calibrator calibrator, ObjectNode root) {
    root.set(name, Json.MAPPER.valueToTree(calibrator));
  }

  static Optional<Calibrator> take(String name, ObjectNode root) throws JsonProcessingException {
    return root.has(name)
        ? Optional.of(Json.MAPPER.treeToValue(Json.takeObject(root, name), Calibrator.class))
        : Optional.empty();
  }
}
