package org.undertone.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.undertone.model.Scores.Spread;

/** Figures over folds. */
public final class Spreads {

  private Spreads() {}

  /**
   * The mean of a figure over the folds, each fold counting alike, and its standard deviation (that
   * of the folds themselves: divided by their number, as NumPy does).
   *
   * @throws IllegalArgumentException if there is no fold
   */
  public static <T> Spread over(List<T> folds, ToDoubleFunction<T> figure) {
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one fold");
    }
    Moments moments = Moments.of(folds.stream().mapToDouble(figure).toArray());
    return new Spread(moments.mean(), moments.deviation());
  }
}
