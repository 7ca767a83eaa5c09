package org.undertone.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undertone.model.Label;
import org.undertone.model.Reliability;
import org.undertone.model.Reliability.Answered;
import org.undertone.model.Reliability.Bin;
import org.undertone.model.Reliability.LogLoss;
import org.undertone.model.Scores.Spread;

/** Judged clips become figures that say how true the stated probabilities are. */
public final class Calibration {

  private Calibration() {}

  /**
   * The figures of the clips of each fold, as {@link Evaluator} takes them: each over the folds in
   * which it is defined. Empty where no fold has a clip with speech.
   *
   * @param labels those that the model knows
   */
  public static Optional<Reliability> of(List<Label> labels, List<List<Judged>> folds) {
    List<Judged> all = folds.stream().flatMap(List::stream).toList();
    if (all.stream().noneMatch(Judged::spoken)) {
      return Optional.empty();
    }
    Tally pooled = new Tally(labels, all);
    List<double[]> byFold =
        folds.stream()
            .map(fold -> new Tally(labels, fold))
            .map(tally -> tally.figures(tally.once()))
            .toList();
    Ranking ranking = pooled.ranking(pooled.once());
    Moments logLoss = Moments.of(Evaluator.column(byFold, Tally.of(Figure.LOG_LOSS)));
    return Optional.of(
        new Reliability(
            ranking.expectedCalibrationError(Tally.BINS),
            errorByChance(all),
            spread(byFold, Tally.of(Figure.EXPECTED_CALIBRATION_ERROR)).orElseThrow(),
            new LogLoss(logLoss.mean(), logLoss.deviation()),
            IntStream.range(0, Tally.CONFIDENCES.size())
                .mapToObj(number -> answered(byFold, number))
                .toList(),
            ranking.reliability(Tally.BINS).stream()
                .map(bin -> new Bin(bin.clips(), bin.confidence(), bin.accuracy()))
                .toList()));
  }

  private static Answered answered(List<double[]> byFold, int number) {
    int at = Tally.ofConfidence(number);
    return new Answered(
        Tally.CONFIDENCES.get(number), spread(byFold, at).orElseThrow(), spread(byFold, at + 1));
  }

  private static Optional<Spread> spread(List<double[]> byFold, int figure) {
    Moments moments = Moments.of(Evaluator.column(byFold, figure));
    return Optional.of(moments)
        .filter(of -> Double.isFinite(of.mean()))
        .map(of -> new Spread(of.mean(), of.deviation()));
  }

  /**
   * The expected calibration error that chance alone leaves: in a bin of true confidences c the
   * number of right answers deviates from its expectation about as a normal variable of variance Σ
   * c(1 - c) does, whose mean distance is the root of 2/π of that. NaN without clips with speech.
   */
  static double errorByChance(List<Judged> clips) {
    double[] confidence =
        clips.stream()
            .filter(Judged::spoken)
            .mapToDouble(clip -> clip.decision().confidence())
            .sorted()
            .toArray();
    double sum = 0;
    int from = 0;
    for (int b = 1; b <= Tally.BINS; b++) {
      double variance = 0;
      for (int to = (int) ((long) confidence.length * b / Tally.BINS); from < to; from++) {
        variance += confidence[from] * (1 - confidence[from]);
      }
      sum += Math.sqrt(2 / Math.PI * variance);
    }
    return sum / confidence.length;
  }
}
