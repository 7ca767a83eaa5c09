package org.undertone.learn;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * How features change by what says nothing of the label, such as another microphone or another
 * speaker. Its covariance is added to that within the labels, so that a discriminant looks the
 * other way (within-class covariance normalisation; A. Hatch, S. Kajarekar and A. Stolcke, ICSLP
 * 2006).
 *
 * @param changed rows, at least one, all of one length
 * @param original what each was before the change
 * @param weight of the mean square of these changes beside the variance within the labels; above 0
 */
public record Nuisance(List<float[]> changed, List<float[]> original, double weight) {

  public Nuisance {
    changed = List.copyOf(changed);
    original = List.copyOf(original);
    if (changed.isEmpty() || changed.size() != original.size()) {
      throw new IllegalArgumentException(
          "changed and original must be equally many, at least one, got "
              + changed.size()
              + " and "
              + original.size());
    }
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("weight must be finite and above 0, got " + weight);
    }
  }

  void checkColumns(int columns) {
    for (List<float[]> rows : List.of(changed, original)) {
      int found = Rows.check(rows.toArray(float[][]::new));
      if (found != columns) {
        throw new IllegalArgumentException(
            "nuisances must be of " + columns + " features, got " + found);
      }
    }
  }

  /**
   * The changes of standardised rows, times what makes the sum of their squares count as said; made
   * as they are asked for.
   */
  List<Supplier<double[]>> standardised(StandardScaler scaler) {
    double factor = Math.sqrt(weight / changed.size());
    return IntStream.range(0, changed.size())
        .<Supplier<double[]>>mapToObj(i -> () -> difference(scaler, i, factor))
        .toList();
  }

  private double[] difference(StandardScaler scaler, int row, double factor) {
    float[] after = LinearClassifier.standardised(scaler, changed.get(row));
    float[] before = LinearClassifier.standardised(scaler, original.get(row));
    double[] difference = new double[after.length];
    Arrays.setAll(difference, j -> factor * (after[j] - before[j]));
    return difference;
  }
}
