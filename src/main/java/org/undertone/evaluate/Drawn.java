package org.undertone.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.undertone.evaluate.Bootstrap.Draws;
import org.undertone.evaluate.Comparison.Difference;
import org.undertone.model.Label;

/**
 * What {@link Tally#figures} gives of judged clips.
 *
 * @param rows of all of them, then of each resample
 */
record Drawn(List<double[]> rows) {

  static Drawn of(List<Label> labels, List<Judged> clips, Draws draws) {
    return of(new Tally(labels, clips), draws);
  }

  static Drawn of(Tally tally, Draws draws) {
    return new Drawn(
        Stream.concat(Stream.of(tally.once()), draws.weights().stream())
            .map(tally::figures)
            .toList());
  }

  /** The mean of several over the same draws, value by value. */
  static Drawn mean(List<Drawn> all) {
    List<double[]> mean =
        all.get(0).rows.stream().map(values -> new double[values.length]).toList();
    for (Drawn each : all) {
      for (int row = 0; row < mean.size(); row++) {
        for (int i = 0; i < mean.get(row).length; i++) {
          mean.get(row)[i] += each.rows.get(row)[i] / all.size();
        }
      }
    }
    return new Drawn(mean);
  }

  /** Every value of all clips. */
  double[] once() {
    return rows.get(0);
  }

  /** A figure of all clips. */
  double of(Figure figure) {
    return once()[Tally.of(figure)];
  }

  /** What the resamples gave of one value; nothing of those that have no interval. */
  double[] resampled(int number) {
    return Tally.hasInterval(number)
        ? Evaluator.column(rows.subList(1, rows.size()), number)
        : new double[0];
  }

  /** Every {@link Figure} of these less those of others, by its name in the document. */
  Map<String, Difference> less(Drawn others, Draws draws) {
    Map<String, Difference> differences = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      double[] drawn = resampled(Tally.of(figure));
      double[] less = others.resampled(Tally.of(figure));
      for (int r = 0; r < drawn.length; r++) {
        drawn[r] -= less[r];
      }
      double one = of(figure);
      double other = others.of(figure);
      double low = draws.low(drawn);
      double high = draws.high(drawn);
      differences.put(
          Evaluator.key(figure),
          new Difference(one, other, one - other, low, high, draws.show(low, high)));
    }
    return differences;
  }
}
