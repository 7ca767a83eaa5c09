package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.undertone.learn.Calibrator;

/**
 * The field {@code calibrator} of {@code model.json}: {@code temperature} and {@code floor};
 * missing in bundles whose probabilities are served as the classifier gives them.
 */
final class CalibratorField {

  private static final String NAME = "calibrator";

  private CalibratorField() {}

  static void put(Calibrator calibrator, ObjectNode root) {
    root.set(NAME, Json.MAPPER.valueToTree(calibrator));
  }

  static Optional<Calibrator> take(ObjectNode root) throws JsonProcessingException {
    return root.has(NAME)
        ? Optional.of(Json.MAPPER.treeToValue(Json.takeObject(root, NAME), Calibrator.class))
        : Optional.empty();
  }
}
