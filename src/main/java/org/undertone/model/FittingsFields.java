package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.undertone.learn.Calibrator;
import org.undertone.learn.ConformalSets;

/**
 * The fields of {@code model.json} that hold {@link Fittings}, each missing where nothing was
 * learned for it: {@code calibrator}, and {@code adaptedCalibrator} for speakers whose voice is
 * known, with {@code temperature} and {@code floor}; {@code sets} and {@code adaptedSets} with
 * {@code probability} and {@code leastProbability}; and those of {@link FamiliarityField} and
 * {@link SpeakersField}.
 */
final class FittingsFields {

  private static final String CALIBRATOR = "calibrator";
  private static final String ADAPTED_CALIBRATOR = "adaptedCalibrator";
  private static final String SETS = "sets";
  private static final String ADAPTED_SETS = "adaptedSets";

  private FittingsFields() {}

  static void put(Fittings fittings, ObjectNode root) {
    put(CALIBRATOR, fittings.calibrator(), root);
    put(ADAPTED_CALIBRATOR, fittings.adapted(), root);
    fittings.familiarity().ifPresent(f -> FamiliarityField.put(f, root));
    fittings.speakers().ifPresent(s -> SpeakersField.put(s, root));
    put(SETS, fittings.sets(), root);
    put(ADAPTED_SETS, fittings.adaptedSets(), root);
  }

  private static void put(String name, Optional<?> value, ObjectNode root) {
    value.ifPresent(v -> root.set(name, Json.MAPPER.valueToTree(v)));
  }

  static Fittings take(ObjectNode root) throws JsonProcessingException {
    return new Fittings(
        take(CALIBRATOR, Calibrator.class, root),
        take(ADAPTED_CALIBRATOR, Calibrator.class, root),
        FamiliarityField.take(root),
        SpeakersField.take(root),
        take(SETS, ConformalSets.class, root),
        take(ADAPTED_SETS, ConformalSets.class, root));
  }

  private static <T> Optional<T> take(String name, Class<T> type, ObjectNode root)
      throws JsonProcessingException {
    return root.has(name)
        ? Optional.of(Json.MAPPER.treeToValue(Json.takeObject(root, name), type))
        : Optional.empty();
  }
}
