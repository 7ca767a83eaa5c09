package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.undertone.learn.ConformalSets;

/**
 * The fields {@code sets} and {@code adaptedSets} of {@code model.json}: {@code probability} and
 * {@code leastProbability}; missing in bundles that cannot give sets of labels.
 */
final class ConformalSetsField {

  /** For strangers. */
  static final String NAME = "sets";

  /** For speakers whose voice is known. */
  static final String ADAPTED = "adaptedSets";

  private ConformalSetsField() {}

  static void put(String name, ConformalSets sets, ObjectNode root) {
    root.set(name, Json.MAPPER.valueToTree(sets));
  }

  static Optional<ConformalSets> take(String name, ObjectNode root) throws JsonProcessingException {
    return root.has(name)
        ? Optional.of(Json.MAPPER.treeToValue(Json.takeObject(root, name), ConformalSets.class))
        : Optional.empty();
  }
}
