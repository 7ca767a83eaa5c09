package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.undertone.learn.SpeakerPopulation;

/**
 * The field {@code speakers} of {@code model.json}: {@code mean}, {@code ordinaryMean}, {@code
 * within} and {@code between} of each feature; missing in bundles that cannot use a baseline.
 */
final class SpeakersField {

  private static final String NAME = "speakers";

  private record Numbers(
      List<Float> mean, List<Float> ordinaryMean, List<Float> within, List<Float> between) {}

  private SpeakersField() {}

  static void put(SpeakerPopulation speakers, ObjectNode root) {
    root.set(NAME, Json.MAPPER.valueToTree(numbers(speakers)));
  }

  static Optional<SpeakerPopulation> take(ObjectNode root) throws JsonProcessingException {
    return root.has(NAME)
        ? Optional.of(
            population(Json.MAPPER.treeToValue(Json.takeObject(root, NAME), Numbers.class)))
        : Optional.empty();
  }

  private static Numbers numbers(SpeakerPopulation speakers) {
    return new Numbers(
        Floats.list(speakers.mean()),
        Floats.list(speakers.ordinaryMean()),
        Floats.list(speakers.within()),
        Floats.list(speakers.between()));
  }

  private static SpeakerPopulation population(Numbers numbers) {
    return new SpeakerPopulation(
        Floats.array("mean", numbers.mean),
        Floats.array("ordinaryMean", numbers.ordinaryMean),
        Floats.array("within", numbers.within),
        Floats.array("between", numbers.between));
  }
}
