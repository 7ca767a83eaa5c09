package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.undertone.learn.Familiarity;
import org.undertone.learn.StandardScaler;

/**
 * The field {@code familiarity} of {@code model.json}: {@code leastLikelihood}, the {@code mean}
 * and {@code scale} of each feature, and {@code weights} and {@code biases} of each label; missing
 * in bundles without that gate.
 */
final class FamiliarityField {

  private static final String NAME = "familiarity";

  private record Numbers(
      double leastLikelihood,
      List<Double> mean,
      List<Double> scale,
      List<List<Double>> weights,
      List<Double> biases) {}

  private FamiliarityField() {}

  static void put(FamiliaritySettings settings, ObjectNode root) {
    Familiarity opinion = settings.opinion();
    root.set(
        NAME,
        Json.MAPPER.valueToTree(
            new Numbers(
                settings.leastLikelihood(),
                list(opinion.scaler().mean()),
                list(opinion.scaler().scale()),
                Arrays.stream(opinion.weights()).map(FamiliarityField::list).toList(),
                list(opinion.biases()))));
  }

  static Optional<FamiliaritySettings> take(ObjectNode root) throws JsonProcessingException {
    if (!root.has(NAME)) {
      return Optional.empty();
    }
    Numbers numbers = Json.MAPPER.treeToValue(Json.takeObject(root, NAME), Numbers.class);
    return Optional.of(
        new FamiliaritySettings(
            new Familiarity(
                new StandardScaler(array(numbers.mean), array(numbers.scale)),
                rows(numbers.weights),
                array(numbers.biases)),
            numbers.leastLikelihood));
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static double[][] rows(List<List<Double>> rows) {
    return required(rows).stream().map(FamiliarityField::array).toArray(double[][]::new);
  }

  private static double[] array(List<Double> numbers) {
    return required(numbers).stream().mapToDouble(FamiliarityField::required).toArray();
  }

  private static <T> T required(T value) {
    if (value == null) {
      throw new IllegalArgumentException("familiarity must hold no null");
    }
    return value;
  }
}
